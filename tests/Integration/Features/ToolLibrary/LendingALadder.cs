using System.Net;
using Coordination.Domain.Kernel;
using Coordination.Host.Storage;
using Coordination.Integration.Api;
using Coordination.Integration.Deadlines;
using Coordination.Integration.Pages;
using Coordination.Integration.Postgres;
using Coordination.Specs.Golden;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Coordination.Integration.Features.ToolLibrary;

/// <summary>A ladder is lent, is late, and comes back; and without its one line the feature is gone whole.</summary>
public sealed class LendingALadder(TestPostgres postgres)
{
    private const string Code = "ladder-lane";
    private static readonly object rule = new { id = "LL-1", parameter = "loan-days", number = 3, unit = "days" };
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_ladder_that_is_late_is_said_to_be_and_comes_back()
    {
        await using var host = await TestHost.StartAsync(postgres);
        var village = await Village.FoundAsync(host, Code, rule);
        var ben = await village.JoinAsync("ben");
        (await village.As("ben").PostAsync("/tool-loans/lend", new { tool = "ladder", person = ben }))
            .ShouldBeProblem(HttpStatusCode.Forbidden, "caller.not-allowed");
        var tooLong = (await village.Ada.PostAsync("/tool-loans/lend", new { tool = "ladder", person = ben, days = 4 }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "tool-loan.other-days");
        tooLong.Body.GetProperty("clause").GetString().Should().Be("LL-1");

        var loan = (await village.Ada.PostAsync("/tool-loans/lend", new { tool = "ladder", person = ben }))
            .ShouldBe(HttpStatusCode.Created).Id;
        await host.CaughtUpAsync();
        (await village.Ada.GetAsync("/tool-loans")).Body.GetProperty("items").GetArrayLength().Should().Be(1);
        var due = (await village.As("ben").GetAsync($"/deadlines?person={ben}")).ShouldBe(HttpStatusCode.OK).Body.GetProperty("items")[0];
        due.GetProperty("default").GetString().Should().Be("tool-loan.overdue");

        var (clock, database) = (host.Services.GetRequiredService<CommunityClock>(), host.Services.GetRequiredService<NpgsqlDataSource>());
        await clock.MoveToAsync(clock.GetUtcNow().AddDays(4), database, Cancellation);
        await Until.HoldsAsync(async () => (await village.Ada.GetAsync("/tool-loans/" + loan)).Body.GetProperty("isOverdue").GetBoolean());
        (await new Browsing(village.Ada.Http).GetAsync($"/{Code}/tool-loans/{loan}")).ShouldSay("ben has a tool that is overdue: Ladder");

        (await village.As("ben").PostAsync($"/tool-loans/{loan}/return", null)).ShouldBe(HttpStatusCode.OK);
        (await village.As("ben").PostAsync($"/tool-loans/{loan}/return", null)).ShouldBe(HttpStatusCode.OK);
        (await village.As("ben").GetAsync("/tool-loans/" + loan)).Body.GetProperty("isReturned").GetBoolean().Should().BeTrue();
    }

    [Fact]
    public async Task Without_its_line_it_is_gone_and_what_it_recorded_harms_nothing()
    {
        var place = postgres.NewHost();
        await using (var host = await TestHost.StartAsync(place))
        {
            var village = await Village.FoundAsync(host, Code, rule);
            var ben = await village.JoinAsync("ben");
            (await village.Ada.PostAsync("/tool-loans/lend", new { tool = "ladder", person = ben })).ShouldBe(HttpStatusCode.Created);
            await host.CaughtUpAsync();
            (await new Browsing(village.Ada.Http).GetAsync($"/{Code}/today")).ShouldSay("Tools").ShouldSay("borrowed a tool");
        }

        await using var without = await TestHost.StartAsync(place, Host.Features.All);
        var (ada, browsing) = (new Caller(without.SignedIn("ada"), Town.Root(Code)), new Browsing(without.SignedIn("ada")));
        Walks.Door.Of(without).Should().NotContain(door => door.Pattern.Contains("tool", StringComparison.Ordinal));
        (await ada.GetAsync("//openapi/v1.json")).Body.ToString().Should().NotContain("tool");
        (await ada.GetAsync("//problems/tool-loan.other-days")).ShouldBe(HttpStatusCode.NotFound);
        (await ada.GetAsync("/charter")).Body.GetProperty("rules").ToString().Should().NotContain("loan-days");
        (await ada.PostAsync("/api/communities", new { code = "other", name = "Other", yourName = "Ada", charter = new[] { rule } }))
            .Code.Should().Be("charter.unknown-parameter");
        var today = await browsing.GetAsync($"/{Code}/today");
        today.ShouldBe(HttpStatusCode.OK).Html.Should().NotContain("/tool-loans");
        (await browsing.GetAsync($"/{Code}/my-data")).ShouldBe(HttpStatusCode.OK);

        var clock = without.Services.GetRequiredService<CommunityClock>();
        await clock.MoveToAsync(clock.GetUtcNow().AddDays(4), without.Services.GetRequiredService<NpgsqlDataSource>(), Cancellation);
        await Until.HoldsAsync(async () => (await ada.GetAsync("//health/ready")).Status is HttpStatusCode.OK);
    }

    [Fact]
    public void It_is_one_room_that_nothing_else_names()
    {
        string[] room = Directory.GetFiles(Path.Combine(GoldenFiles.Root, "tests", "Integration", "Features", "ToolLibrary"));
        room.Should().HaveCountLessThanOrEqualTo(15);
        room.Sum(file => File.ReadLines(file).Count()).Should().BeLessThanOrEqualTo(600);

        EventNames.Named("tool-loan.lent").Should().NotBeNull();
        string[] files = [.. ((string[])["src", "docs", "tests"]).SelectMany(folder => Directory.EnumerateFiles(
                Path.Combine(GoldenFiles.Root, folder), "*", SearchOption.AllDirectories))
            .Where(file => file.Split('/', '\\') is var parts && !parts.Contains("obj") && !parts.Contains("bin"))];
        Naming(files).Where(file => !room.Contains(file)).Select(Path.GetFileName).Should().BeEquivalentTo("TestFeatures.cs", "house.md");
        Directory.GetFiles(GoldenFiles.Folder, "tool*").Should().BeEmpty();

        static IEnumerable<string> Naming(IEnumerable<string> files) => files.Where(file => File.ReadAllText(file) is var text
            && (text.Contains("ToolL", StringComparison.Ordinal) || text.Contains("tool-loan", StringComparison.Ordinal)));
    }
}
