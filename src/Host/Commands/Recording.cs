using System.Text.Json;
using Coordination.Domain.Kernel;
using Coordination.Host.Storage;
using Npgsql;
using static NpgsqlTypes.NpgsqlDbType;

namespace Coordination.Host.Commands;

/// <summary>
/// One commit in the making: what the commands of a batch decided on, the keys they claim and the events they record. Saved in one round
/// trip.
/// </summary>
public sealed class Recording(NpgsqlDataSource events, TimeProvider clock)
{
    private readonly List<(Submission Of, KeptAnswer Kept)> claims = [];
    private readonly Dictionary<StreamKey, DecidedOn> decidedOn = [];
    private readonly List<SideRow> sideRows = [];
    private readonly RecordedEvents recorded = new();
    private long[] numbers = [];

    /// <summary>Returns a function that gives the receipt after saving.</summary>
    public Func<Receipt> Add(DecidedCommand decided)
    {
        var (submission, agreed) = (decided.Of, decided.Agreed!);
        foreach (var (key, version) in decided.Streams.DecidedOn)
        {
            var before = decidedOn.GetValueOrDefault(key, new(key, version, false));
            var appends = before.Appends || (version > 0 && agreed.Facts.Any(f => f.Stream == key.Stream));
            decidedOn[key] = new(key, Math.Min(version, before.Version), appends);
        }
        var first = recorded.Events.Count;
        var versions = new List<StreamVersion>();
        foreach (var facts in decided.Appends)
        {
            recorded.Append(submission.Community, facts);
            versions.Add(new(facts.Stream, facts.Version + facts.Events.Count));
        }
        var last = recorded.Events.Count;
        if (agreed is { Facts.Count: > 0, IsHeld: false }) sideRows.AddRange(submission.SideRows);
        if (versions.Count == 0 && submission.Subject is { } subject && decided.Streams.VersionOf(subject) is > 0 and var unchanged)
            versions.Add(new(subject, unchanged));
        // What is refused may be kept elsewhere than what was asked for.
        var made = agreed.Refused is null || agreed.Facts.Any(f => f.Stream == submission.Subject) ? submission.Subject
            : agreed.Facts.Count > 0 ? agreed.Facts[^1].Stream : null;
        if (submission.Key is not null) claims.Add((submission, new(made, versions, agreed.Refused) { ChangedNothing = last == first }));
        return () => new(made, versions, last == first ? 0 : numbers[last - 1]);
    }

    /// <summary>All or nothing: the statements of a batch are one transaction. False if there is nothing to save.</summary>
    public async Task<bool> SaveAsync(CancellationToken cancellation)
    {
        if (claims.Count + recorded.Events.Count == 0) return false;
        await using var batch = events.CreateBatch();
        // Rows beside the events come after the claims and before the events: a repeated key is seen first, and a code or login that is
        // taken fails before a number is drawn.
        if (sideRows.Count == 0) batch.BatchCommands.Add(Record(decidedOn.Values, claims, recorded));
        else
        {
            batch.BatchCommands.Add(Record(decidedOn.Values, claims, new()));
            foreach (var row in sideRows) batch.BatchCommands.Add(SideRow(row));
            batch.BatchCommands.Add(Record([], [], recorded));
        }
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        do
        {
            if (await reader.ReadAsync(cancellation)) numbers = reader.GetFieldValue<long[]>(0);
        }
        while (await reader.NextResultAsync(cancellation));
        return true;
    }

    private NpgsqlBatchCommand Record(
        IReadOnlyCollection<DecidedOn> decided, IReadOnlyCollection<(Submission Of, KeptAnswer Kept)> claimed, RecordedEvents recorded)
    {
        // Always in the same order, so that two Hosts that claim the same keys wait for each other without a deadlock.
        var keys = claimed.OrderBy(c => Convert.ToHexString(c.Of.Key!), StringComparer.Ordinal).ToArray();
        var command = new ArrayParameters(RecordFunction.Call);
        command.Add(Varchar, decided.Select(d => d.Key.Community.ToString())).Add(Uuid, decided.Select(d => d.Key.Stream));
        command.Add(Bigint, decided.Select(d => d.Version)).Add(NpgsqlTypes.NpgsqlDbType.Boolean, decided.Select(d => d.Appends));
        command.Add(Bytea, keys.Select(c => c.Of.Key!)).Add(Bytea, keys.Select(c => c.Of.Fingerprint));
        command.Add(Jsonb, keys.Select(c => JsonSerializer.Serialize(c.Kept, StoredJson.Options))).Add(DateTime.UtcNow);
        command.Add(Varchar, recorded.Streams.Select(s => s.Community.ToString())).Add(Uuid, recorded.Streams.Select(s => s.Stream));
        command.Add(Bigint, recorded.Streams.Select(s => s.Version)).Add(Integer, recorded.Streams.Select(s => s.Count));
        command.Add(Uuid, recorded.Events.Select(e => e.Id)).Add(Varchar, recorded.Events.Select(e => e.Type));
        command.Add(Varchar, recorded.Events.Select(e => e.DotNetType)).Add(Jsonb, recorded.Events.Select(e => e.Data));
        command.Add(Jsonb, recorded.Events.Select(e => e.Headers)).Add(clock.GetUtcNow().UtcDateTime);
        command.Add(Integer, recorded.Links.Select(l => l.Event)).Add(Uuid, recorded.Links.Select(l => l.Community.Value));
        command.Add(Uuid, recorded.Links.Select(l => l.Link.Other)).Add(Text, recorded.Links.Select(l => l.Link.Kind));
        command.Add(Uuid, recorded.Links.Select(l => l.Stream)).Add(Uuid, recorded.Links.Select(l => l.Link.Part));
        return command.Command;
    }

    private static NpgsqlBatchCommand SideRow(SideRow row)
    {
        var parts = row.Sql.Split('?');
        var command = new NpgsqlBatchCommand(string.Concat(parts.Select((part, i) => i == 0 ? part : $"${i}{part}")));
        foreach (var value in row.Parameters) command.Parameters.Add(new() { Value = value });
        return command;
    }
}
