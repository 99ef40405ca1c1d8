using System.Net;
using Coordination.Domain.Kernel;
using Coordination.Host.Keys;
using Coordination.Integration.Api;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Integration.Pages;

/// <summary>What coordinators take along on paper.</summary>
[Collection(nameof(Town))]
public sealed class SheetsOfPaper(Town town)
{
    private const string Calls = "/mill-street/call-list";

    [Fact]
    public async Task A_run_sheet_names_who_comes_and_how_to_reach_them_and_that_is_noted_as_printed()
    {
        var session = await BookedAsync("Paper day");
        var before = await PrintedAsync();

        var sheet = await new Browsing(town.Host.SignedIn("ada")).GetAsync($"/mill-street/sessions/{session}/print");

        sheet.ShouldBe(HttpStatusCode.OK)
            .ShouldSay("Paper day", "Cleo", "07700 900002", "1 expected, 5 places", "Shred this sheet tonight",
            "Printed by Ada").IsKeptNowhere.Should().BeTrue();
        sheet.Html.Should().NotContain("Ben");
        before.Should().BeSubsetOf(["name", "contact"]);
        (await PrintedAsync()).Should().BeEquivalentTo("name", "contact");
    }

    [Fact]
    public async Task The_call_list_says_whom_to_ring_about_what()
    {
        var request = await town.RaiseAsync(body: Town.Asking("A pram, any colour"));
        await town.ProposeAsync(request, await town.OfferAsync());

        var sheet = await new Browsing(town.Host.SignedIn("ada")).GetAsync(Calls);

        sheet.ShouldBe(HttpStatusCode.OK)
            .ShouldSay("A pram, any colour", "Cleo", "07700 900002", "Has not answered yet: Ben", "07700 900001",
            "Shred this sheet tonight");
    }

    [Fact]
    public async Task Sheets_are_for_coordinators()
    {
        var session = await BookedAsync("Not for everybody");
        foreach (var who in (string[])["ben", "cleo"])
            foreach (var path in (string[])[Calls, $"/mill-street/sessions/{session}/print"])
                (await new Browsing(town.Host.SignedIn(who)).GetAsync(path)).ShouldBe(HttpStatusCode.Forbidden).Html.Should()
                    .NotContain("07700 90");
        var joining = await new Browsing(town.Host.SignedIn("dora")).GetAsync(Calls);
        joining.Address.Should().StartWith("/mill-street/join?");
        joining.ShouldNotSay("07700 90");
        (await new Browsing(town.Host.SignedIn("ada")).GetAsync($"/mill-street/sessions/{Guid.NewGuid()}/print"))
            .ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<IEnumerable<string>> PrintedAsync()
    {
        var me = (await town.Ada.GetAsync("//api/communities/mill-street/")).Body.GetProperty("id").GetGuid();
        var about = await town.Host.Services.GetRequiredService<DisclosureLog>()
            .AboutAsync(new CommunityId(me), new PersonId(town.CleoId), 500, TestContext.Current.CancellationToken);
        return about.Where(d => d.Purpose == "print").Select(d => d.DataClass).Where(c => c != "words").Distinct();
    }

    private async Task<string> BookedAsync(string title)
    {
        var session = (await town.Ada.PostAsync("/sessions/plan", new
        {
            title,
            category = "food",
            starts = new { on = town.Clock.GetUtcNow().UtcDateTime.AddDays(3).ToString("yyyy-MM-dd", null), at = "10:30" },
            minutes = 90,
            ward = Town.Ward,
            capacity = new { amount = 5, unit = "person" },
        })).ShouldBe(HttpStatusCode.Created).Id;
        (await town.Cleo.PostAsync($"/sessions/{session}/book", null)).ShouldBe(HttpStatusCode.OK);
        return session;
    }
}
