using System.Globalization;
using Npgsql;

namespace Coordination.Host.Storage;

/// <summary>
/// Business time: system time plus an offset kept in the store, shared by all Hosts. It can be moved forwards in development, never back.
/// </summary>
public sealed class CommunityClock : TimeProvider
{
    private const string Setting = "clock-offset-ticks";
    private long offset;
    private long frozen;

    public override DateTimeOffset GetUtcNow() =>
        Interlocked.Read(ref frozen) is > 0 and var at ? new(at, TimeSpan.Zero)
            : DateTimeOffset.UtcNow.AddTicks(Interlocked.Read(ref offset));

    /// <summary>Stands still at this instant, for telling a story of the past; null lets it run again.</summary>
    public void StandAt(DateTimeOffset? instant) => Interlocked.Exchange(ref frozen, instant?.UtcTicks ?? 0);

    public async Task LoadAsync(NpgsqlDataSource events, CancellationToken cancellation)
    {
        await using var command = events.CreateCommand($"select value from host.setting where name = '{Setting}'");
        if (await command.ExecuteScalarAsync(cancellation) is string value)
            Interlocked.Exchange(ref offset, long.Parse(value, CultureInfo.InvariantCulture));
    }

    /// <summary>For a story that ended at this instant: time goes on from there, also where that is not now.</summary>
    public Task BeginAtAsync(DateTimeOffset instant, NpgsqlDataSource events, CancellationToken cancellation) =>
        SaveAsync(instant - DateTimeOffset.UtcNow, events, cancellation);

    /// <summary>False when that would be backwards.</summary>
    public async Task<bool> MoveToAsync(DateTimeOffset to, NpgsqlDataSource events, CancellationToken cancellation)
    {
        if (to < GetUtcNow()) return false;
        await SaveAsync(to - DateTimeOffset.UtcNow, events, cancellation);
        return true;
    }

    private async Task SaveAsync(TimeSpan ahead, NpgsqlDataSource events, CancellationToken cancellation)
    {
        await using var command =
            events.CreateCommand(
            $"insert into host.setting values ('{Setting}', $1) on conflict (name) do update set value = excluded.value");
        command.Parameters.Add(new() { Value = ahead.Ticks.ToString(CultureInfo.InvariantCulture) });
        await command.ExecuteNonQueryAsync(cancellation);
        await LoadAsync(events, cancellation);
    }
}
