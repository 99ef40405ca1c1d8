using System.Net;
using Coordination.Host.Operations.Metrics;
using Coordination.Host.Policies;
using Coordination.Integration.Api;
using Coordination.Integration.Postgres;
using Coordination.Projections.Lists;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Coordination.Integration.Operations;

/// <summary>The figures that an operator reads.</summary>
public sealed class ReadingFigures(TestPostgres postgres)
{
    private const string Done = "coordination_commands_total{coordination_outcome=\"done\"}",
        OutOfArea = "coordination_commands_total{coordination_outcome=\"refused\",coordination_refusal=\"request.out-of-area\"}",
        NotFound = "coordination_commands_total{coordination_outcome=\"not-found\"}",
        Commits = "coordination_commit_duration_seconds_count", Lag = "coordination_list_lag{coordination_list=\"requests\"}",
        Streams = "coordination_live_streams", Overdue = "coordination_deadlines_overdue";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Commands_are_counted_by_how_they_end_and_commits_are_timed()
    {
        await using var town = await Town.WithAClockOfItsOwnAsync(postgres);
        var before = await ShownFigures.OfAsync(town.Host);

        await town.RaiseAsync();
        (await town.Cleo.PostAsync("/requests/raise", Town.Asking(ward: Town.Elsewhere))).Status.Should().Be(HttpStatusCode.Conflict);
        (await town.Ada.PostAsync($"/requests/{Guid.NewGuid()}/withdraw", null)).Status.Should().Be(HttpStatusCode.NotFound);
        var after = await ShownFigures.OfAsync(town.Host);

        (after[Done] - before[Done]).Should().Be(1);
        (after[OutOfArea] - before.Counted(OutOfArea)).Should().Be(1);
        (after[NotFound] - before.Counted(NotFound)).Should().Be(1);
        (after[Commits] - before[Commits]).Should().Be(2, "a refusal is recorded as well, what is not found is not");
        (after["coordination_commit_size_count"] - before["coordination_commit_size_count"]).Should().Be(2);
        after["coordination_commit_size_bucket{le=\"64\"}"].Should().Be(after["coordination_commit_size_count"]);
        after.Names.Should().Contain(["dotnet_process_memory_working_set_bytes", "target_info"]);
        after.Text.Should().NotContainAny("mill-street", town.CleoId.ToString(), town.BenId.ToString(), Town.Elsewhere);
    }

    [Fact]
    public async Task Lists_say_how_far_behind_they_are_and_how_much_of_them_stands_still()
    {
        await using var town = await Town.WithAClockOfItsOwnAsync(postgres);
        await town.ListedAsync();
        (await ShownFigures.OfAsync(town.Host))[Lag].Should().Be(0);

        await using (var held = new NpgsqlConnection(town.Host.Installation.Storage.Owner))
        {
            await held.OpenAsync(Cancellation);
            await RunAsync(held, "begin; lock table view.list_position in share mode");
            (await town.Cleo.PostAsync("/requests/raise", Town.Asking())).Status.Should().Be(HttpStatusCode.Created);
            (await ShownFigures.OfAsync(town.Host))[Lag].Should().BeGreaterThanOrEqualTo(1);
            await RunAsync(held, "rollback");
            await town.ListedAsync();
            (await ShownFigures.OfAsync(town.Host))[Lag].Should().Be(0);

            var requests = town.Host.Services.GetRequiredService<ListReader>().Lists.Single(l => l.Table.View == "requests").Table.Key;
            await RunAsync(held, $"""
                insert into view.parked values ('{requests}', gen_random_uuid(), gen_random_uuid(), 1, 'request.raised', 'JsonException')
                """);
        }
        var shown = await ShownFigures.OfAsync(town.Host);
        shown["coordination_parked{coordination_reader=\"requests\"}"].Should().Be(1);
        shown["coordination_parked{coordination_reader=\"people\"}"].Should().Be(0);
        shown["coordination_parked{coordination_reader=\"deadlines\"}"].Should().Be(0);
        foreach (var policy in town.Host.Services.GetServices<Policy>())
            shown[$"coordination_parked{{coordination_reader=\"{policy.Name}\"}}"].Should().Be(0);
    }

    [Fact]
    public async Task Live_streams_and_overdue_deadlines_are_counted()
    {
        await using var town = await Town.WithAClockOfItsOwnAsync(postgres);
        var until = DateOnly.FromDateTime(DateTime.UtcNow.AddDays(9));
        (await town.Cleo.PostAsync($"/people/{town.CleoId}/start-break", new { until })).Status.Should().Be(HttpStatusCode.OK);
        await town.ListedAsync();
        (await ShownFigures.OfAsync(town.Host))[Streams].Should().Be(0);

        using (var watching = new HttpRequestMessage(HttpMethod.Get, "/mill-street/today/live"))
        using (await town.Ada.Http.SendAsync(watching, HttpCompletionOption.ResponseHeadersRead, Cancellation))
            await Until.HoldsAsync(async () => (await ShownFigures.OfAsync(town.Host))[Streams] == 1);
        await Until.HoldsAsync(async () => (await ShownFigures.OfAsync(town.Host))[Streams] == 0);

        (await ShownFigures.OfAsync(town.Host))[Overdue].Should().Be(0);
        (await CountsAt(town, DateTimeOffset.UtcNow.AddDays(20)).ReadAsync(Cancellation)).Overdue.Should().Be(1);
    }

    /// <summary>The same store on a later day, as if nothing had recorded the deadlines passed by then.</summary>
    private static StoreCounts CountsAt(Town town, DateTimeOffset at)
    {
        var services = town.Host.Services;
        return new(services.GetRequiredService<NpgsqlDataSource>(), services.GetRequiredService<IReadOnlyList<IListView>>(),
            services.GetServices<Policy>(), services.GetRequiredService<DeadlinesList>(), new StandingClock(at));
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    private sealed class StandingClock(DateTimeOffset at) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => at;
    }
}
