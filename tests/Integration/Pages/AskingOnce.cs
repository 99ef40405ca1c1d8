using System.Net;
using Coordination.Integration.Api;
using Coordination.Integration.People;

namespace Coordination.Integration.Pages;

/// <summary>What cannot simply be undone is asked once, on a page of its own, without scripts.</summary>
[Collection(nameof(Town))]
public sealed class AskingOnce(Town town)
{
    [Theory]
    [InlineData("mark-deceased", "", "has died?", "Has died")]
    [InlineData("appoint-steward", "", "a steward?", "Steward")]
    [InlineData("grant-role", "?role=coordinator", "a coordinator?", "Coordinator")]
    [InlineData("grant-role", "?role=helper", "a helper?", "Helper")]
    [InlineData("grant-role", "?role=auditor", "an auditor?", "Auditor")]
    public async Task About_somebody_else(string verb, string query, string asks, string done)
    {
        var name = $"Asked {Guid.NewGuid():N}";
        var ((_, id), ada) = (await town.NewcomerAsync(name), new Browsing(town.Host.SignedIn("ada")));
        var page = $"/{Town.Code}/people/{id}";
        var shown = await ada.GetAsync(page);
        shown.Actions($"/{verb}$").Should().BeEmpty("one press does not do it");

        var asking = (await ada.GetAsync(shown.Link($"{page}/{verb}{query.Replace("?", "\\?", StringComparison.Ordinal)}$")))
            .ShouldBe(HttpStatusCode.OK).ShouldSay(name, asks, "No, leave it as it is");
        (await ada.GetAsync(asking.Link($"^{page}$"))).ShouldNotSay(done + " ·");
        var after = await ada.SendAsync(asking, $"{page}/{verb}");

        after.ShouldBe(HttpStatusCode.OK).ShouldSay(done).Address.Should().StartWith(page + "?at=");
        (await ada.GetAsync($"{page}/{verb}{query}")).Address.Should().Match(address => address == page || address.Contains("role="));
    }

    [Fact]
    public async Task About_oneself()
    {
        var ((caller, id), page) = (await town.NewcomerAsync("Leaves by a page"), $"/{Town.Code}/my-data");
        var (nora, leave) = (new Browsing(caller.Http), $"/{Town.Code}/people/{id}/leave");
        var mine = await nora.GetAsync(page);
        mine.Actions("/leave$").Should().BeEmpty("one press does not do it");

        var asking = (await nora.GetAsync(mine.Link("/leave$"))).ShouldSay("Leave Mill Street?", "Your offers, promises and places");
        (await nora.SendAsync(asking, leave)).ShouldBe(HttpStatusCode.OK).ShouldSay("Left");

        (await new Browsing(town.Host.SignedIn("ada")).GetAsync(leave)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_was_typed_and_refused_is_shown_on_the_page_that_asked()
    {
        var ((_, id), ada) = (await town.NewcomerAsync("Refused on a page"), new Browsing(town.Host.SignedIn("ada")));
        var page = $"/{Town.Code}/people/{id}/grant-role";

        var again = await ada.SendAsync(await ada.GetAsync(page + "?role=helper"), page, ("evidence.level", "dbs-basic"),
            ("evidence.seenOn", "2019-01-01"), ("evidence.validUntil", "2020-01-01"));

        again.ShouldBe(HttpStatusCode.Conflict).ShouldSay("a helper?", "no longer holds").Html.Should().Contain("2019-01-01");
    }
}
