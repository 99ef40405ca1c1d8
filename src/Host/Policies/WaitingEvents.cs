using Coordination.Domain.Kernel;
using Coordination.Host.Storage;
using Coordination.Projections.Lists;
using Npgsql;

namespace Coordination.Host.Policies;

/// <summary>A community that is parked for a policy: the first event that the policy could not act on, and how many wait.</summary>
/// <param name="Error">The type of the error; never its message.</param>
public sealed record ParkedCommunity(string Policy, Guid Community, long From, string EventType, string Error, long Waiting)
{
    public override string ToString() => $"{Policy}: community {Community} stands still before event {From} ({EventType}, {Error})";
}

/// <summary>The events that policies could not act on yet, in order for each community. Other communities go on.</summary>
public sealed class WaitingEvents(NpgsqlDataSource store)
{
    public const string Table = $"{HostSchema.Schema}.policy_waiting";

    /// <summary>Statements of the owner; each can be run again.</summary>
    public static IReadOnlyList<string> Create { get; } =
    [
        $"""
        create table if not exists {Table} (
            policy text not null, community uuid not null, seq bigint not null, event_type text not null, error text not null,
          tries integer not null default 1, next_at timestamptz not null default now(), primary key (policy, community, seq))
        """,
    ];

    /// <summary>Adds the event if others of its community wait already. True if it waits, since now or since an earlier try.</summary>
    public async Task<bool> WaitsBehindOthersAsync(string policy, StoredEvent happened, CancellationToken cancellation)
    {
        await using var command = Command($"""
            with behind as (
              insert into {Table} (policy, community, seq, event_type, error)
              select $1, $2, $3, $4, ''
                  where exists (select from {Table} where policy = $1 and community = $2) on conflict do nothing returning seq)
            select exists (select from behind) or exists (select from {Table} where policy = $1 and community = $2 and seq = $3)
            """, policy, happened.Community.Value, happened.Sequence, happened.Type);
        return await command.ExecuteScalarAsync(cancellation) is true;
    }

    /// <summary>Parks a community at its first event.</summary>
    public async Task ParkAsync(string policy, StoredEvent happened, Exception failed, CancellationToken cancellation)
    {
        await using var command = Command(
            $"insert into {Table} (policy, community, seq, event_type, error) values ($1, $2, $3, $4, $5) on conflict do nothing",
            policy, happened.Community.Value, happened.Sequence, happened.Type, failed.GetType().Name);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>The first event of each community whose next try is due.</summary>
    public async Task<IReadOnlyList<(Guid Community, long Seq)>> DueAsync(string policy, CancellationToken cancellation)
    {
        await using var command = Command($"""
            select community, seq from (select distinct on (community) community, seq, next_at from {Table}
                where policy = $1 order by community, seq) first
            where next_at <= now()
            """, policy);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var due = new List<(Guid, long)>();
        while (await reader.ReadAsync(cancellation)) due.Add((reader.GetGuid(0), reader.GetInt64(1)));
        return due;
    }

    /// <summary>Whether anything of a community waits.</summary>
    public async Task<bool> AnyAsync(string policy, CommunityId community, CancellationToken cancellation)
    {
        await using var command =
            Command($"select exists (select from {Table} where policy = $1 and community = $2)", policy, community.Value);
        return await command.ExecuteScalarAsync(cancellation) is true;
    }

    public async Task<IReadOnlyList<ParkedCommunity>> ParkedAsync(CancellationToken cancellation)
    {
        await using var command = Command($"""
            select distinct on (policy, community) policy, community, seq, event_type, error,
                count(*) over (partition by policy, community) from {Table}
            order by policy, community, seq
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var parked = new List<ParkedCommunity>();
        while (await reader.ReadAsync(cancellation))
            parked.Add(new(reader.GetString(0), reader.GetGuid(1), reader.GetInt64(2), reader.GetString(3), reader.GetString(4),
                reader.GetInt64(5)));
        return parked;
    }

    public Task DoneAsync(string policy, Guid community, long seq, CancellationToken cancellation) =>
        RunAsync($"delete from {Table} where policy = $1 and community = $2 and seq = $3", cancellation, policy, community, seq);

    /// <summary>The next try is at growing intervals, at most a minute apart.</summary>
    public Task FailedAsync(string policy, Guid community, long seq, Exception failed, CancellationToken cancellation) => RunAsync(
        $"""
        update {Table} set tries = tries + 1, error = $4, next_at = now() + least(60, power(2, tries)) * interval '1 second'
        where policy = $1 and community = $2 and seq = $3
        """, cancellation, policy, community, seq, failed.GetType().Name);

    private async Task RunAsync(string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = Command(sql, values);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = store.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return command;
    }
}
