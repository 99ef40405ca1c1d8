using System.Net;
using Coordination.Integration.Api;
using Coordination.Integration.Pages;
using Coordination.Integration.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Coordination.Integration.Communities;

/// <summary>Where no coordinator has done anything for a month, everybody can read that nobody may be answering.</summary>
public sealed class NobodyAnswers(TestPostgres postgres)
{
    [Fact]
    public async Task It_is_noticed_after_a_month_and_over_with_what_a_coordinator_does_next()
    {
        await using var town = await Town.WithAClockOfItsOwnAsync(postgres);
        (await town.Ada.PostAsync($"/people/{town.BenId}/appoint-steward", null)).ShouldBe(HttpStatusCode.OK);
        var start = town.Clock.GetUtcNow();
        await town.MoveClockAsync(start.AddDays(20));
        (await town.Ada.PostAsync("/people/record", new { name = "Late" })).ShouldBe(HttpStatusCode.Created);
        await town.MoveClockAsync(start.AddDays(40));
        (await town.Cleo.PostAsync("/requests/raise", Town.Asking())).ShouldBe(HttpStatusCode.Created);
        // That of Dora, who coordinates the other community alone.
        await NoticedAsync(town, 1);
        (await PageAsync(town)).ShouldNotSay("Nobody who coordinates");

        await town.MoveClockAsync(start.AddDays(51));
        await NoticedAsync(town, 2);
        (await PageAsync(town)).ShouldSay("Nobody who coordinates has done anything here since").ShouldSay("nobody may be answering")
            .ShouldSay("Ask for help");
        (await new Browsing(town.Host.SignedIn("ben")).GetAsync($"/{Town.Code}/mine")).ShouldSay("No coordinator has done anything here");
        (await new Browsing(town.Host.SignedIn("cleo")).GetAsync($"/{Town.Code}/mine")).ShouldNotSay("No coordinator has done anything");
        (await town.Cleo.PostAsync("/requests/raise", Town.Asking("Wipes"))).ShouldBe(HttpStatusCode.Created);
        (await PageAsync(town)).ShouldSay("nobody may be answering");

        (await town.Ada.PostAsync("/people/record", new { name = "Again" })).ShouldBe(HttpStatusCode.Created);
        (await PageAsync(town)).ShouldNotSay("nobody may be answering");
        (await new Browsing(town.Host.SignedIn("ada")).GetAsync($"/{Town.Code}/charter")).ShouldSay("A coordinator did something again");
        await town.MoveClockAsync(start.AddDays(90));
        await NoticedAsync(town, 3);
    }

    [Fact]
    public async Task What_is_due_comes_to_pass_in_a_closed_community_too_and_it_does_not_fall_quiet()
    {
        await using var town = await Town.WithAClockOfItsOwnAsync(postgres);
        var ends = await Ends.FoundAsync(town);
        foreach (var (who, id) in new[] { (ends.Zoe, ends.ZoeId), (town.Ben, town.BenId.ToString()) })
            (await who.PostAsync($"/people/{id}/start-break", new { until = ends.Day(9) })).ShouldBe(HttpStatusCode.OK);
        await ends.ClosedAsync();
        await town.MoveClockAsync(town.Clock.GetUtcNow().AddDays(10));
        await RecordedAsync(town, "membership.break-ended", 2);
        await town.MoveClockAsync(town.Clock.GetUtcNow().AddDays(40));
        // Both that go on fall quiet, and the closed one does not.
        await NoticedAsync(town, 2);
        await RecordedAsync(town, "membership.break-ended", 2);
        (await town.Nobody.GetAsync("//health/ready")).ShouldBe(HttpStatusCode.OK).Body.ToString().Should().NotContain("overdue");
    }

    private static Task<Shown> PageAsync(Town town) => new Browsing(town.Host.Http).GetAsync($"/{Town.Code}");

    private static Task NoticedAsync(Town town, long count) => RecordedAsync(town, "community.dormancy-noticed", count);

    private static async Task RecordedAsync(Town town, string type, long count)
    {
        await using var noticed = town.Host.Services.GetRequiredService<NpgsqlDataSource>()
            .CreateCommand($"select count(*) from coordination.mt_events where type = '{type}' and "
            + "headers -> 'envelope' ->> 'actor' = 'system:deadlines'");
        await Until.HoldsAsync(async () => await noticed.ExecuteScalarAsync(TestContext.Current.CancellationToken) is long found
            && found == count);
    }
}
