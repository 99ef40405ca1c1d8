using Npgsql;

namespace Coordination.Host.SignIn;

/// <summary>
/// Sessions that were ended by signing out before their cookie expired. A copy of such a cookie is refused, at this Host at once and at
/// others within seconds. Every Host is told, so that it ends the streams that are open by it.
/// </summary>
public sealed class EndedSignIns(NpgsqlDataSource events) : IDisposable
{
    /// <summary>The channel on which every Host is told which session ends.</summary>
    public const string Channel = "coordination_signed_out";

    private static readonly TimeSpan freshFor = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim asking = new(1);
    private HashSet<Guid> ended = [];
    private long askedAt;

    public async ValueTask<bool> HasEndedAsync(Guid session, CancellationToken cancellation)
    {
        if (askedAt == 0 || TimeProvider.System.GetElapsedTime(askedAt) > freshFor) await AskAsync(cancellation);
        return ended.Contains(session);
    }

    public async Task EndAsync(Guid session, CancellationToken cancellation)
    {
        await using (var command = events.CreateCommand(
            "with ended as (insert into host.ended_session (session, until) values ($1, $2) on conflict do nothing) " +
            "select pg_notify($3, $1::text)"))
        {
            command.Parameters.Add(new() { Value = session });
            command.Parameters.Add(new() { Value = DateTime.UtcNow + SignInSessions.Longest });
            command.Parameters.Add(new() { Value = Channel });
            await command.ExecuteNonQueryAsync(cancellation);
        }
        askedAt = 0;
    }

    /// <summary>Deletes entries whose cookies have expired.</summary>
    private async Task AskAsync(CancellationToken cancellation)
    {
        await asking.WaitAsync(cancellation);
        try
        {
            if (askedAt != 0 && TimeProvider.System.GetElapsedTime(askedAt) <= freshFor) return;
            var at = TimeProvider.System.GetTimestamp();
            await using var command = events.CreateCommand(
                "with old as (delete from host.ended_session where until < $1) select session from host.ended_session where until >= $1");
            command.Parameters.Add(new() { Value = DateTime.UtcNow });
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var sessions = new HashSet<Guid>();
            while (await reader.ReadAsync(cancellation)) sessions.Add(reader.GetGuid(0));
            (ended, askedAt) = (sessions, at);
        }
        finally
        {
            asking.Release();
        }
    }

    public void Dispose() => asking.Dispose();
}
