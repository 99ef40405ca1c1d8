using System.Net;
using Coordination.Domain.Communities;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Operations;
using Coordination.Host.Storage;
using Coordination.Integration.Api;
using Coordination.Integration.Deadlines;
using Coordination.Integration.Lists;
using Coordination.Integration.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Coordination.Integration.Faults;

/// <summary>Much is wrong in one community at once: the other does not notice, all of it is named, and all of it can be mended.</summary>
public sealed class LivingWithFaults(TestPostgres postgres)
{
    private static readonly TimeSpan within = TimeSpan.FromSeconds(90);
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Faults_of_one_community_are_named_and_mended_while_everything_else_goes_on()
    {
        var place = postgres.NewHost();
        await using (var host = await TestHost.StartAsync(place))
        {
            var (mill, hill) = (await PeopledAsync(host, "mill-street"), await PeopledAsync(host, "hill-street"));
            await Until.HoldsAsync(async () => (await HealthAsync(host)).Status is HttpStatusCode.OK, within);
            var faults = new PlantedFaults(host, mill);
            await faults.PlantAsync();

            await NamedAsync(host, faults.Names);
            await NothingTooLargeIsStoredAsync(host, mill);
            await LivesOnAsync(host, hill);
            await OtherThingsLiveOnAsync(host, mill, faults);
            await NobodysDeadlinesWaitAsync(host, mill, hill);
            await NamedAsync(host, faults.Names);

            await AnUnknownEventStopsCommandsUntilItsProgramRunsAsync(host, mill, hill);
            await faults.MendEventAsync();
            (await CommandAsync(place, "apply-parked")).Should().Be("2 things are up to date again, 0 still stand still.");
            await faults.FreePolicyAsync();
            await NamedAsync(host, [faults.Names[^1]]);
            (await mill.PhaseAsync(faults.Jammed)).Should().Be("dissolved", "what the policy could not do is done now");
            (await mill.ListedAsync("/offers")).Should().Contain(faults.Stray);
        }
        (await CommandAsync(place, "rebuild")).Should().StartWith("Rebuilt");
        await using var again = await TestHost.StartAsync(place);
        await Until.HoldsAsync(async () => (await HealthAsync(again)).Status is HttpStatusCode.OK, within);
        await NamedAsync(again, []);
        (await new Village(again, "mill-street").ListedAsync("/offers")).Should().HaveCount(2, "only the row without a stream is gone");
    }

    private static async Task<Village> PeopledAsync(TestHost host, string code)
    {
        var village = await Village.FoundAsync(host, code);
        foreach (var who in (string[])["ben", "cleo"]) await village.JoinAsync(who);
        return village;
    }

    private static async Task LivesOnAsync(TestHost host, Village village)
    {
        var (request, match) = (await village.RaisedAsync(), await village.ProposedAndWithdrawnAsync());
        await Until.HoldsAsync(async () => await village.PhaseAsync(match) == "dissolved", within);
        await host.CaughtUpAsync();
        var listed = await village.Ada.GetAsync("/requests");
        listed.Body.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString()).Should().Contain(request);
        listed.Body.TryGetProperty("notUpToDate", out _).Should().BeFalse();
        foreach (var read in (string[])["/today", "/matches", "/offers", "/people"])
            (await village.Ada.GetAsync(read)).ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>Lists and commands of the same community, but for the things that are at fault.</summary>
    private static async Task OtherThingsLiveOnAsync(TestHost host, Village village, PlantedFaults faults)
    {
        var request = await village.RaisedAsync();
        await host.CaughtUpAsync();
        (await village.ListedAsync("/requests?limit=200")).Should().Contain([request, faults.Unreadable]);
        (await village.Ada.GetAsync("/requests?limit=200")).Body.GetProperty("notUpToDate").EnumerateArray().Select(i => i.GetString())
            .Should().Equal(faults.Unreadable);
        (await village.PhaseAsync(faults.Jammed)).Should().Be("proposed");
        (await village.Ada.GetAsync("/today")).ShouldBe(HttpStatusCode.OK);
        (await village.Ada.GetAsync($"/offers/{faults.Stray}")).ShouldBe(HttpStatusCode.NotFound);
        (await village.As("ben").PostAsync($"/offers/{faults.Stray}/withdraw", null)).ShouldBe(HttpStatusCode.NotFound);
        (await village.As("cleo").PostAsync($"/requests/{faults.Unreadable}/withdraw", null))
            .ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "host.unreadable");
    }

    private static async Task NobodysDeadlinesWaitAsync(TestHost host, params Village[] villages)
    {
        var clock = host.Services.GetRequiredService<CommunityClock>();
        var tomorrow = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(1);
        var rest = new List<Guid>();
        foreach (var village in villages) rest.Add((await village.RestAsync("kim", tomorrow)).Person);
        await clock.MoveToAsync(clock.GetUtcNow().AddDays(3), host.Services.GetRequiredService<NpgsqlDataSource>(), Cancellation);
        await Until.HoldsAsync(async () => (await Village.RecordedAsync(host.Installation.Storage.Owner)).Select(r => r.Stream)
            .Intersect(rest).Count() == rest.Count, within);
    }

    /// <summary>Neither as it is sent, nor as a command of the system would record it.</summary>
    private static async Task NothingTooLargeIsStoredAsync(TestHost host, Village village)
    {
        var words = new string('x', 66 * 1024);
        (await village.As("cleo").PostAsync("/requests/raise", Town.Asking(words)))
            .ShouldBeProblem(HttpStatusCode.RequestEntityTooLarge, "input.too-large");
        var charter = new CharterAdopted(new(village.Id), 2, [new(new("CL-66"), Words: [new("en", words)])]);
        var answer = await host.Services.GetRequiredService<SystemCommands>().SubmitAsync("test", new(village.Id), "66 KB", village.Id,
            _ => Community.Stream.Existing(village.Id).Select(_ => Domain.Agreements.Agreement.Nothing
                .And<CommunityEvent>(village.Id, [charter])));
        answer.Should().BeOfType<Answer.Refused>().Which.Why.Should().Be(Problems.TooMuch);
        await using var source = NpgsqlDataSource.Create(host.Installation.Storage.Owner);
        await using var large = source.CreateCommand("select count(*) from coordination.mt_events where length(data::text) > 60000");
        (await large.ExecuteScalarAsync(Cancellation)).Should().Be(0L);
    }

    private static async Task AnUnknownEventStopsCommandsUntilItsProgramRunsAsync(TestHost host, Village village, Village other)
    {
        var request = await village.RaisedAsync();
        await using var events = new PlantedEvents(host);
        var unknown = await events.PlantAsync(request, "request.frobnicated", $$"""{"request": "{{request}}"}""");
        await Until.HoldsAsync(async () => (await HealthAsync(host)).Status is HttpStatusCode.ServiceUnavailable, within);
        (await HealthAsync(host)).Body.ToString().Should().Contain("newer event request.frobnicated");
        (await other.As("cleo").PostAsync("/requests/raise", Town.Asking()))
            .ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "host.busy");
        (await other.ListedAsync("/requests")).Should().NotBeEmpty("what is stored can be read");
        await host.CaughtUpAsync();
        // A program that knows the event would read this.
        await events.MendAsync(unknown, "request.matched", PlantedFaults.Matched(request));
        await Until.HoldsAsync(async () => (await HealthAsync(host)).Status is HttpStatusCode.OK, within);
        await other.RaisedAsync();
    }

    /// <summary>Waits until readiness names these and nothing else.</summary>
    private static async Task NamedAsync(TestHost host, IReadOnlyList<string> names)
    {
        var seen = new List<string>();
        try
        {
            await Until.HoldsAsync(async () =>
            {
                var health = (await HealthAsync(host)).ShouldBe(HttpStatusCode.OK).Body;
                seen = !health.TryGetProperty("parked", out var parked) ? []
                    : [.. parked.EnumerateArray().Select(p => p.GetString()!)];
                return seen.Count == names.Count && names.All(n => seen.Exists(s => s.StartsWith(n, StringComparison.Ordinal)));
            }, within);
        }
        catch (OperationCanceledException)
        {
            seen.Should().Equal(names, (is_, name) => is_.StartsWith(name, StringComparison.Ordinal));
        }
    }

    private static Task<Answered> HealthAsync(TestHost host) => new Caller(host.Http, "").GetAsync("//health/ready");

    private static async Task<string> CommandAsync(IReadOnlyDictionary<string, string?> place, string command) =>
        (await OperatorCommands.Find([command, .. place.Select(p => $"--{p.Key}={p.Value}")])!(Cancellation)).Split('\n')[0];
}
