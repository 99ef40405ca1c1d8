using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Coordination.Domain.Kernel;
using Npgsql;

namespace Coordination.Host.Storage;

/// <summary>
/// Notices events of a newer program. No Host starts on them; a Host that meets them while it serves is not ready and writes nothing,
/// because it cannot know what they mean for what it decides.
/// </summary>
public sealed class NewerHistory(NpgsqlDataSource events, ILogger<NewerHistory> log) : BackgroundService, IReadyWhile
{
    private const string Setting = "known-events";
    private const int Overlap = 200;

    /// <summary>What Marten stores under a number that was drawn in vain. It says nothing.</summary>
    private const string Tombstone = "tombstone";
    private static readonly TimeSpan look = TimeSpan.FromSeconds(1);
    private volatile IReadOnlyList<string> met = [];
    private long position;

    public bool IsMet => met.Count > 0;
    public IEnumerable<string> Missing => met.Select(type => $"newer event {type}");

    /// <exception cref="StorageException">The history holds events that this program does not know.</exception>
    public static async Task RefuseAsync(NpgsqlDataSource owner, CancellationToken cancellation)
    {
        var (last, unknown) = await AskAsync(owner, await SeenAsync(owner, cancellation), cancellation);
        if (unknown.Count > 0)
            throw new StorageException(
                $"The history holds events of a newer program ({string.Join(", ", unknown)}): start that program or a newer one.");
        await using var write = owner.CreateCommand(
            $"insert into {HostSchema.Schema}.setting values ('{Setting}', $1) on conflict (name) do update set value = excluded.value");
        write.Parameters.Add(new() { Value = FormattableString.Invariant($"{Known()}/{last}") });
        await write.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>The events that this program knows, as one short code.</summary>
    private static string Known() => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', EventNames.All.Select(kind => kind.Name))))[..8]);

    /// <summary>The position up to which a program with the same events has looked through the history.</summary>
    private static async Task<long> SeenAsync(NpgsqlDataSource store, CancellationToken cancellation)
    {
        await using var read = store.CreateCommand($"select value from {HostSchema.Schema}.setting where name = '{Setting}'");
        return (await read.ExecuteScalarAsync(cancellation) as string)?.Split('/') is [var known, var upTo] && known == Known()
            ? long.Parse(upTo, CultureInfo.InvariantCulture) - Overlap : 0;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        position = await SeenAsync(events, stoppingToken);
        using var timer = new PeriodicTimer(look);
        do
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception away) when (!stoppingToken.IsCancellationRequested && Outage.IsAway(away))
            {
                log.LogInformation("New events cannot be looked at until the database answers again: {Reason}", away.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>What was met is looked at again: it may have been a fault that was mended.</summary>
    private async Task LookAsync(CancellationToken cancellation)
    {
        var (last, unknown) = await AskAsync(events, position, cancellation);
        if (unknown.Count > 0 && !IsMet)
            log.LogError("The history holds events of a newer program ({Types}): nothing is written here", string.Join(", ", unknown));
        met = unknown;
        // Events of slower transactions become visible behind later ones.
        if (unknown.Count == 0) position = last - Overlap;
    }

    private static async Task<(long Last, IReadOnlyList<string> Unknown)> AskAsync(
        NpgsqlDataSource store, long since, CancellationToken cancellation)
    {
        await using var command = store.CreateCommand($"""
            select coalesce(max(seq_id), $1), coalesce(array_agg(distinct type) filter (where type <> all($2)), array[]::varchar[])
            from {EventTables.Schema}.mt_events where seq_id > $1
            """);
        command.Parameters.Add(new() { Value = since });
        command.Parameters.Add(new() { Value = EventNames.All.Select(kind => kind.Name).Append(Tombstone).ToArray() });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return (reader.GetInt64(0), reader.GetFieldValue<string[]>(1));
    }
}
