using Coordination.Domain.Kernel;
using Coordination.Host.Commands;
using Coordination.Host.Demo;
using Coordination.Integration.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Coordination.Integration.Demo;

/// <summary>A Host whose empty store was filled with the demo, at a fixed anchor; started for the first test that asks.</summary>
public sealed class LoadedDemo(TestPostgres postgres) : IAsyncDisposable
{
    public static readonly DateOnly Anchor = new(2026, 3, 30);
    private readonly Lazy<Task<TestHost>> host = new(() => StartAsync(postgres));

    public Task<TestHost> HostAsync() => host.Value;

    /// <summary>One more store, filled from the same anchor.</summary>
    public static async Task<TestHost> StartAsync(TestPostgres postgres)
    {
        var started = await TestHost.StartAsync(postgres, "--Demo=on", $"--Demo:Anchor={Anchor:yyyy-MM-dd}");
        await started.Services.GetRequiredService<DemoStore>().Filled;
        await started.SettledAsync();
        return started;
    }

    /// <summary>
    /// Every stream of the store, by community: the types of its events in order. What people were told after the filling is left out.
    /// </summary>
    public static async Task<IReadOnlyDictionary<(string Community, Guid Stream), string[]>> StreamsAsync(TestHost of)
    {
        await using var command = of.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(
            """
            select c.code, e.stream_id, array_agg(e.type::text order by e.version)
            from coordination.mt_events e join host.community c on c.id::text = e.tenant_id
            where e.type not like 'message.%' group by 1, 2
            """);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var streams = new Dictionary<(string, Guid), string[]>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            streams.Add((reader.GetString(0), reader.GetGuid(1)), reader.GetFieldValue<string[]>(2));
        return streams;
    }

    public static async Task<IReadOnlyList<TState>> StatesAsync<TState, TEvent>(
        TestHost of, string code, StreamOf<TState, TEvent> kind) where TState : class where TEvent : class
    {
        var community = DemoIds.Of(code);
        var ids = (await StreamsAsync(of))
            .Where(s => s.Key.Community == code && s.Value[0].StartsWith(kind.Name + ".", StringComparison.Ordinal))
            .Select(s => StreamKey.Of(community, s.Key.Stream, kind));
        return [.. (await of.Services.GetRequiredService<Folds>()
            .FoldAsync([.. ids], TestContext.Current.CancellationToken)).Values.Select(f => (TState)f.State!)];
    }

    public static async Task<T> AskAsync<T>(TestHost of, string question)
    {
        await using var command = of.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(question);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    public async ValueTask DisposeAsync()
    {
        if (host.IsValueCreated) await (await host.Value).DisposeAsync();
    }
}
