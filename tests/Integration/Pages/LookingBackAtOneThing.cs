using System.Globalization;
using System.Net;
using Coordination.Integration.Api;
using Coordination.Integration.Postgres;

namespace Coordination.Integration.Pages;

/// <summary>One request and one session are read as they were at a past moment, and nothing can be done there.</summary>
public sealed class LookingBackAtOneThing(TestPostgres postgres)
{
    [Fact]
    public async Task A_request_is_what_it_was_then()
    {
        await using var town = await Town.WithAClockOfItsOwnAsync(postgres);
        var ada = new Browsing(town.Host.SignedIn("ada"));
        await At(town, "2027-03-01T09:00:00Z");
        var request = await town.RaiseAsync(body: Town.Asking("Four jars", amount: 4));
        await At(town, "2027-03-01T11:00:00Z");
        (await town.Ada.PostAsync($"/requests/{request}/give", new { given = new { amount = 1, unit = "pack" }, shortfall = "no-stock" }))
            .ShouldBe(HttpStatusCode.OK);
        await At(town, "2027-03-01T13:00:00Z");
        (await town.Ada.PostAsync($"/requests/{request}/close-as-unmet", new { cause = "no-stock" })).ShouldBe(HttpStatusCode.OK);
        var page = $"/mill-street/requests/{request}";

        (await ada.GetAsync(page)).ShouldSay("The rest was closed", "Put right");
        (await ada.GetAsync(page + "?asOf=2027-03-01T12:00:00Z")).ShouldBe(HttpStatusCode.OK)
            .ShouldSay("Four jars", "1 Mar 12:00", "3 packs", "The rest stays open")
            .ShouldNotSay("The rest was closed", "What now?", "Put right");
        (await ada.GetAsync(page + "?on=2027-03-01&time=10:00")).ShouldSay("4 packs").ShouldNotSay("The rest stays open");
        (await ada.GetAsync(page + "?asOf=2027-03-01T08:00:00Z")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_session_is_what_it_was_then()
    {
        await using var town = await Town.WithAClockOfItsOwnAsync(postgres);
        var ada = new Browsing(town.Host.SignedIn("ada"));
        await At(town, "2027-03-01T09:00:00Z");
        var session = (await town.Ada.PostAsync("/sessions/plan", new
        {
            title = "Soup",
            category = "food",
            starts = new { on = "2027-03-03", at = "12:00" },
            minutes = 60,
            ward = Town.Ward,
            capacity = new { amount = 8, unit = "person" },
        })).ShouldBe(HttpStatusCode.Created).Id;
        await At(town, "2027-03-01T11:00:00Z");
        (await town.Cleo.PostAsync($"/sessions/{session}/book", new { })).ShouldBe(HttpStatusCode.OK);
        var page = $"/mill-street/sessions/{session}";

        (await ada.GetAsync(page)).ShouldSay("Cleo", "Cancel this session");
        (await ada.GetAsync(page + "?asOf=2027-03-01T10:00:00Z")).ShouldBe(HttpStatusCode.OK)
            .ShouldSay("Soup", "1 Mar 10:00").ShouldNotSay("Cleo", "Cancel this session");
    }

    private static Task At(Town town, string at) => town.MoveClockAsync(DateTimeOffset.Parse(at, CultureInfo.InvariantCulture));
}
