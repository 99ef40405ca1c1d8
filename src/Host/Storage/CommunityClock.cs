using System.Globalization;
using Npgsql;

namespace Coordination.Host.Storage;

/// <summary>
/// Business time: system time plus an offset kept in the store, shared by all Hosts. In development it can be moved forwards, never back.
/// </summary>
public sealed class CommunityClock : TimeProvider, IDisposable
{
    public const string Channel = "coordination_clock";
    private const string Setting = "clock-offset-ticks";
    private readonly SemaphoreSlim turn = new(1, 1);
    private long offset;
    private long frozen;
    private TaskCompletionSource moved = Signal();

    public override DateTimeOffset GetUtcNow() =>
        Interlocked.Read(ref frozen) is > 0 and var at
            ? new(at, TimeSpan.Zero)
            : DateTimeOffset.UtcNow.AddTicks(Interlocked.Read(ref offset));

    public bool StandsStill => Interlocked.Read(ref frozen) > 0;

    /// <summary>Completes when the clock is moved next, on whichever Host.</summary>
    public Task Moved => Volatile.Read(ref moved).Task;

    /// <summary>Stops the clock at this instant, to record a story of the past; null lets it run again.</summary>
    public void StandAt(DateTimeOffset? instant) => Interlocked.Exchange(ref frozen, instant?.UtcTicks ?? 0);

    /// <summary>Takes over the offset from the store. It only grows there, except before a filled demo goes live.</summary>
    public Task LoadAsync(NpgsqlDataSource events, CancellationToken cancellation) =>
        TakeAsync(events, $"select value from host.setting where name = '{Setting}'", null, cancellation);

    /// <summary>After a story that ended at this instant: time goes on from there, even if that is not the present.</summary>
    public Task BeginAtAsync(DateTimeOffset instant, NpgsqlDataSource events, CancellationToken cancellation) =>
        SaveAsync("excluded.value", instant, events, cancellation);

    /// <summary>False if that would move the clock back.</summary>
    public async Task<bool> MoveToAsync(DateTimeOffset to, NpgsqlDataSource events, CancellationToken cancellation)
    {
        await LoadAsync(events, cancellation);
        if (to < GetUtcNow()) return false;
        await SaveAsync("greatest(setting.value::bigint, excluded.value::bigint)::text", to, events, cancellation);
        return true;
    }

    private async Task SaveAsync(string kept, DateTimeOffset to, NpgsqlDataSource events, CancellationToken cancellation)
    {
        var ahead = (to - DateTimeOffset.UtcNow).Ticks.ToString(CultureInfo.InvariantCulture);
        var sql = $"insert into host.setting values ('{Setting}', $1) on conflict (name) do update set value = {kept} returning value";
        await TakeAsync(events, sql, ahead, cancellation);
        await using var notify = events.CreateCommand($"notify {Channel}");
        await notify.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>One at a time: an offset read before a move must not be applied after it.</summary>
    private async Task TakeAsync(NpgsqlDataSource events, string sql, string? value, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            await using var command = events.CreateCommand(sql);
            if (value is not null) command.Parameters.Add(new() { Value = value });
            if (await command.ExecuteScalarAsync(cancellation) is not string taken) return;
            var next = long.Parse(taken, CultureInfo.InvariantCulture);
            if (Interlocked.Exchange(ref offset, next) != next) Interlocked.Exchange(ref moved, Signal()).SetResult();
        }
        finally
        {
            turn.Release();
        }
    }

    private static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Dispose() => turn.Dispose();
}
