using System.Net;
using Coordination.Host.Pages;
using Coordination.Integration.Api;
using Coordination.Integration.People;

namespace Coordination.Integration.Pages;

/// <summary>A link leads where it pointed, whatever was added to it or typed otherwise on its way.</summary>
[Collection(nameof(Town))]
public sealed class FollowingALink(Town town)
{
    [Theory]
    [InlineData("/Mill-Street/requests/?show=open&fbclid=abc", "/mill-street/requests?show=open&fbclid=abc")]
    [InlineData("/MILL-STREET/people", "/mill-street/people")]
    [InlineData("/mill-street/charter/", "/mill-street/charter")]
    public async Task Capitals_and_a_slash_find_the_same_page(string typed, string address) =>
        (await new Browsing(town.Host.SignedIn("ada")).GetAsync(typed)).ShouldBe(HttpStatusCode.OK).Address.Should().Be(address);

    [Fact]
    public async Task A_parameter_that_nobody_knows_stops_no_page_and_one_that_is_known_keeps_its_values()
    {
        var ada = new Browsing(town.Host.SignedIn("ada"));
        var page = await ada.GetAsync("/mill-street/requests?utm_source=mail&show=open&utm_source=again");
        page.ShouldBe(HttpStatusCode.OK).Html.Should().NotContain("utm_source");
        (await ada.GetAsync("/mill-street/requests?show=nonsense")).ShouldBe(HttpStatusCode.BadRequest);
        (await town.Ada.GetAsync("/requests?utm_source=mail")).Status.Should().Be(HttpStatusCode.BadRequest, "programs are told");
    }

    [Theory]
    [InlineData("/mill-street/requests?show=mine")]
    [InlineData("/mill-street/requests/00000000-0000-4000-8000-000000000000")]
    [InlineData("/mill-street/mine")]
    public async Task Whoever_is_not_known_there_joins_and_then_goes_on(string link)
    {
        var browsing = new Browsing(town.As($"follows-{Guid.NewGuid():N}").Http);
        var join = (await browsing.GetAsync(link)).ShouldBe(HttpStatusCode.OK).ShouldSay("Join Mill Street");
        join.Address.Should().Be($"/mill-street/join?then={Uri.EscapeDataString(link)}");

        var after = await browsing.SendAsync(join, "/mill-street/people/join", ("name", "Follows"));

        after.Address.Should().StartWith(link);
        (await new Browsing(town.Host.SignedIn("dora")).GetAsync("/nowhere/mine")).ShouldBe(HttpStatusCode.NotFound);
        (await town.Dora.GetAsync("/requests")).ShouldBe(HttpStatusCode.NotFound);
        (await town.Dora.GetAsync("//mill-street/requests/live")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_thing_of_another_community_is_not_found_by_whoever_is_known_in_this_one()
    {
        var request = await town.RaiseAsync();
        foreach (var path in (string[])[$"requests/{request}", $"people/{town.BenId}"])
            (await new Browsing(town.Host.SignedIn("dora")).GetAsync($"/{Town.OtherCode}/{path}")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_just_happened_leads_to_one_place_on_one_page()
    {
        (await town.Ada.PostAsync("/handovers/write", new { words = "The freezer beeps" })).ShouldBe(HttpStatusCode.Created);
        await town.ListedAsync();

        var today = await new Browsing(town.Host.SignedIn("ada")).GetAsync("/mill-street/today");

        today.Html.Should().Contain("#handover-").And.NotMatchRegex("href=\"[^\"#]*#[^\"#]*#");
    }

    [Fact]
    public async Task What_somebody_may_not_open_any_more_is_no_link()
    {
        var (helper, _) = await town.NewcomerAsync("Carys of links");
        var (request, offer) = (await town.RaiseAsync(body: Town.Asking("Sealed from Carys")), await town.OfferAsync(helper));
        var match = await town.ProposeAsync(request, offer);
        var (carys, page) = (new Browsing(helper.Http), $"/mill-street/offers/{offer}");
        var proposed = (await carys.GetAsync(page)).ShouldSay("Matches", "Baby").ShouldNotSay("Sealed from Carys");
        (await carys.GetAsync(proposed.Link($"/requests/{request}$"))).ShouldBe(HttpStatusCode.OK);

        (await helper.PostAsync($"/matches/{match}/decline", new { side = "helper" })).ShouldBe(HttpStatusCode.OK);

        (await carys.GetAsync(page)).ShouldSay("Baby").Html.Should().NotContain($"/requests/{request}");
        (await new Browsing(town.Host.SignedIn("ada")).GetAsync(page)).ShouldSay("Sealed from Carys").Link($"/requests/{request}$");
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("/api/communities/")]
    [InlineData("/mill-street/requests")]
    [InlineData("/")]
    public void Nothing_leads_elsewhere(string path) => TidyAddresses.Tidied(path).Should().BeNull();
}
