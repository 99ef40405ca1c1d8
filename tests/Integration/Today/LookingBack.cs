using System.Text.Json;
using Coordination.Domain.Kernel;
using Coordination.Host.Demo;
using Coordination.Host.Today;
using Coordination.Integration.Demo;
using Coordination.Integration.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Coordination.Integration.Today;

/// <summary>What a dashboard showed at a moment, and the position of the store then.</summary>
public sealed record Shown(CommunityId Community, long Position, DateTimeOffset At, string State);

public sealed class LookingBack(TestPostgres postgres)
{
    private static readonly int snapshots = Environment.GetEnvironmentVariable("COORDINATION_FULL") is "1" ? 200 : 60;

    [Fact]
    public async Task The_dashboard_of_any_past_moment_is_what_it_showed_then()
    {
        await using var host = await TestHost.StartAsync(postgres);
        var steps = DemoLife.Scripts(LoadedDemo.Anchor).SelectMany(s => s.DemoSteps.Select(d => d.At)).Distinct().Count();
        var (shown, step, chance) = (new List<Shown>(), 0, new Random(7));
        await host.Services.GetRequiredService<DemoLife>().LoadAsync(LoadedDemo.Anchor, async at =>
        {
            if (chance.Next(steps - step++) < snapshots - shown.Count)
                shown.Add(await ShowAsync(host, DemoIds.Of(DemoLife.Scripts(LoadedDemo.Anchor)[shown.Count % 3].Code), at));
        }, TestContext.Current.CancellationToken);
        shown.Should().HaveCount(snapshots);
        shown.Select(s => s.State).Distinct().Count().Should().BeGreaterThan(snapshots / 2, "life goes on between the moments");

        var view = host.Services.GetRequiredService<TodayView>();
        foreach (var moment in shown)
            Written(await view.ReadAsync(moment.Community, moment.Position, moment.At, cancellation: TestContext.Current.CancellationToken))
                .Should().Be(moment.State, "that is what was shown at {0}", moment.At);
    }

    /// <summary>Reads the dashboard once the lists hold everything and no event was added meanwhile.</summary>
    private static async Task<Shown> ShowAsync(TestHost host, Guid community, DateTimeOffset at)
    {
        var (view, cancellation) = (host.Services.GetRequiredService<TodayView>(), TestContext.Current.CancellationToken);
        while (true)
        {
            var position = await host.CaughtUpAsync();
            var state = Written(await view.ReadAsync(new(community), null, at, cancellation: cancellation));
            if (await PositionAsync(host, cancellation) == position) return new(new(community), position, at, state);
        }
    }

    private static async Task<long> PositionAsync(TestHost host, CancellationToken cancellation)
    {
        await using var command = host.Services.GetRequiredService<NpgsqlDataSource>()
            .CreateCommand("select coalesce(max(seq_id), 0) from coordination.mt_events");
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static string Written(TodayState state) => JsonSerializer.Serialize(state with { Position = 0 }, StoredJson.Options);
}
