using System.Net;
using Coordination.Integration.Api;

namespace Coordination.Integration.Pages;

[Collection(nameof(Town))]
public sealed class OffersOnPages(Town town)
{
    private const string New = "/mill-street/offers/new", Make = "/mill-street/offers/make";

    [Fact]
    public async Task A_member_offers_sees_it_and_takes_it_back()
    {
        var ben = new Browsing(town.Host.SignedIn("ben"));

        var offer = await ben.SendAsync(await ben.GetAsync(New), Make, ("category", "lift"), ("words", "Lifts on Fridays"),
            ("offered.amount", "3"), ("offered.unit", "trip"), ("wards[]", Town.Ward));
        offer.ShouldBe(HttpStatusCode.OK).ShouldSay("Lifts on Fridays", "Ben", "3 trips", "Available");
        var path = offer.Address.Split('?')[0];
        (await new Browsing(town.Host.SignedIn("ada")).GetAsync("/mill-street/offers?at=" + offer.Address.Split("at=")[1]))
            .ShouldSay("Lifts on Fridays");

        (await ben.SendAsync(offer, path + "/withdraw")).ShouldBe(HttpStatusCode.OK).ShouldSay("Withdrawn", "Nothing to do");
        (await new Browsing(town.Host.SignedIn("cleo")).GetAsync(path)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Somebody_new_joins_first_and_comes_back_to_offering()
    {
        var jack = new Browsing(town.Host.SignedIn("jack"));
        var join = (await jack.GetAsync(New)).ShouldSay("Join Mill Street");

        var back = await jack.SendAsync(join, "/mill-street/people/join", ("name", "Jack"), ("phone", "07700 900778"));

        back.ShouldBe(HttpStatusCode.OK).ShouldSay("What can you give?");
    }

    [Fact]
    public async Task A_wrong_amount_is_named_and_the_words_stay()
    {
        var ben = new Browsing(town.Host.SignedIn("ben"));

        var again = await ben.SendAsync(await ben.GetAsync(New), Make, ("category", "lift"), ("words", "Lifts on Mondays"),
            ("offered.amount", "0"), ("offered.unit", "trip"));

        again.ShouldBe(HttpStatusCode.BadRequest).Html.Should().Contain("Lifts on Mondays").And.Contain("offered.amount-why");
    }
}
