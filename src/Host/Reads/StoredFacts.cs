using System.Text.Json;
using Coordination.Domain.Kernel;
using Coordination.Host.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Host.Reads;

/// <summary>An event as the store holds it, with everything its envelope says about how it came to be.</summary>
public sealed record StoredFact(long Sequence, Guid Stream, long Version, string Type, DateTimeOffset RecordedAt, Envelope Envelope,
    JsonElement Data);

/// <summary>A part of a story, oldest first.</summary>
/// <param name="Before">What to ask for next to read what happened before it; null if it begins with the first event.</param>
public sealed record StoryPart(IReadOnlyList<StoredFact> Facts, long? Before)
{
    /// <summary>Where to read back from: where the reader is, and never after a past position.</summary>
    public static long? From(long? before, long? upTo) => upTo < before || before is null ? upTo + 1 : before;
}

/// <summary>The last event of a stream: its version and when it was recorded.</summary>
public sealed record LastChange(long Version, DateTimeOffset At);

/// <summary>Queries the events themselves, in the order of the store.</summary>
public sealed class StoredFacts(NpgsqlDataSource events, Declarations declarations)
{
    private const string Columns = "e.seq_id, e.stream_id, e.version::bigint, e.type, e.timestamp, e.headers -> 'envelope', e.data";

    // The events of the thing's own stream, of every stream that belongs to its story, and of every part of a stream that does, with what
    // happened to that whole stream while the part was there.
    private const string Story = $"""
        with touching as (select seq, kind, stream, part from {LinkTable.Name}
          where community = $1::uuid and other = $2 and (kind = any($3) or kind = any($4)))
        select {Columns} from coordination.mt_events e where e.tenant_id = $1 and e.stream_id = $2
        union all
        select {Columns} from coordination.mt_events e
        where e.tenant_id = $1 and e.stream_id in (select stream from touching where kind = any($3))
        union all
        select {Columns} from coordination.mt_events e
        where e.tenant_id = $1 and e.seq_id in (
          select seq from touching where kind = any($4)
          union select p.seq from touching t join {LinkTable.Name} p on p.community = $1::uuid and p.other = t.part and p.stream = t.stream
          union select o.seq_id from touching t
            join coordination.mt_events o on o.tenant_id = $1 and o.stream_id = t.stream and o.seq_id > t.seq and o.type <> all($7)
            where t.kind = any($8) and not exists (select from {LinkTable.Name} x
              where x.community = $1::uuid and x.other = t.part and x.stream = t.stream and x.kind = any($9) and x.seq < o.seq_id))
        """;

    private readonly string[] whole = [.. declarations.All<StoryLink>().Where(t => !t.IsPart).Select(t => t.Kind)];
    private readonly string[] parts = [.. declarations.All<StoryLink>().Where(t => t.IsPart).Select(t => t.Kind)];
    private readonly string[] ending = [.. declarations.All<StoryLink>().Where(t => t.Ends is not null).Select(t => t.Kind)];
    private readonly string[] ends = [.. declarations.All<StoryLink>().Select(t => t.Ends).OfType<string>()];
    private readonly string[] aboutSomebody =
        [.. EventNames.All.Where(k => k.LinkMembers.Any(m => m.OfPerson)).Select(k => k.Name)];
    private readonly string[] tiesToPeople =
        [.. EventNames.All.SelectMany(k => k.LinkMembers).Where(m => m.OfPerson).Select(m => m.Kind)];

    /// <summary>The events of a thing, with those that features declare to belong to its story.</summary>
    /// <param name="before">Only what happened before this position; the latest if null.</param>
    public async Task<StoryPart> StoryAsync(CommunityId community, Guid thing, long? before, CancellationToken cancellation) =>
        Part(await ReadAsync($"select * from ({Story}) story where seq_id < $5 order by 1 desc limit $6", cancellation,
            community.ToString(), thing, whole, parts, before ?? long.MaxValue, ReadQuery.MostItems + 1, aboutSomebody, ending, ends));

    public async Task<StoryPart> OfStreamAsync(CommunityId community, Guid stream, long? before, CancellationToken cancellation) =>
        Part(await ReadAsync($"""
            select {Columns} from coordination.mt_events e
            where e.tenant_id = $1 and e.stream_id = $2 and e.seq_id < $3 order by e.version desc limit $4
            """, cancellation, community.ToString(), stream, before ?? long.MaxValue, ReadQuery.MostItems + 1));

    /// <summary>The events of one kind in a stream, newest first, as many as a story has.</summary>
    public Task<IReadOnlyList<StoredFact>> OfTypeAsync(CommunityId community, Guid stream, string type, CancellationToken cancellation) =>
        ReadAsync($"""
            select {Columns} from coordination.mt_events e
            where e.tenant_id = $1 and e.stream_id = $2 and e.type = $3 order by e.version desc limit $4
            """, cancellation, community.ToString(), stream, type, ReadQuery.MostItems);

    private static StoryPart Part(IReadOnlyList<StoredFact> latestFirst)
    {
        List<StoredFact> facts = [.. latestFirst.Take(ReadQuery.MostItems).Reverse()];
        return new(facts, latestFirst.Count > facts.Count ? facts[0].Sequence : null);
    }

    /// <summary>The events at these positions, newest first.</summary>
    public Task<IReadOnlyList<StoredFact>> AtAsync(CommunityId community, long[] positions, CancellationToken cancellation) =>
        ReadAsync($"select {Columns} from coordination.mt_events e where e.tenant_id = $1 and e.seq_id = any($2) order by e.seq_id desc",
            cancellation, community.ToString(), positions);

    /// <summary>The last events up to a position, newest first.</summary>
    public Task<IReadOnlyList<StoredFact>> LatestAsync(CommunityId community, long position, int most, CancellationToken cancellation) =>
        ReadAsync(
            $"select {Columns} from coordination.mt_events e where e.tenant_id = $1 and e.seq_id <= $2 order by e.seq_id desc limit $3",
            cancellation, community.ToString(), position, most);

    /// <summary>The last events between two positions that were not written by one of these, newest first.</summary>
    public Task<IReadOnlyList<StoredFact>> BetweenAsync(CommunityId community, long after, long before, IEnumerable<PersonId> notBy,
        int most, CancellationToken cancellation) => ReadAsync($"""
        select {Columns} from coordination.mt_events e where e.tenant_id = $1 and e.seq_id > $2 and e.seq_id < $3
          and e.headers -> 'envelope' ->> 'actor' <> all($4) order by e.seq_id desc limit $5
        """, cancellation, community.ToString(), after, before, notBy.Select(one => Actor.Person(one).ToString()).ToArray(), most);

    /// <summary>The position of the community's last event recorded no later than an instant.</summary>
    public async Task<long> PositionAtAsync(CommunityId community, DateTimeOffset instant, CancellationToken cancellation)
    {
        await using var command =
            Command("select seq_id from coordination.mt_events where tenant_id = $1 and timestamp <= $2 order by seq_id desc limit 1",
            community.ToString(), instant.UtcDateTime);
        return await command.ExecuteScalarAsync(cancellation) as long? ?? 0;
    }

    /// <summary>The same for a past moment; null for now.</summary>
    public async Task<long?> PositionAtAsync(CommunityId community, DateTimeOffset? moment, CancellationToken cancellation) =>
        moment is { } past ? await PositionAtAsync(community, past, cancellation) : null;

    /// <summary>All events of the command whose last event has this position. The events of a command lie close together.</summary>
    public Task<IReadOnlyList<StoredFact>> OfCommandAsync(CommunityId community, long position, CancellationToken cancellation) =>
        ReadAsync($"""
        select {Columns} from coordination.mt_events last
        join coordination.mt_events e on e.tenant_id = last.tenant_id and e.seq_id between last.seq_id - 200 and last.seq_id
          and e.headers -> 'envelope' ->> 'commandId' = last.headers -> 'envelope' ->> 'commandId'
        where last.tenant_id = $1 and last.seq_id = $2 order by e.seq_id
        """, cancellation, community.ToString(), position);

    /// <summary>
    /// The streams that the author of the event at this position has written since another position; only the last of them if there are
    /// many.
    /// </summary>
    public async Task<IReadOnlyList<Guid>> WrittenSinceAsync(CommunityId community, long position, long since,
        CancellationToken cancellation)
    {
        await using var command = Command("""
            select distinct stream_id from (
              select e.stream_id from coordination.mt_events last
              join coordination.mt_events e on e.tenant_id = last.tenant_id and e.seq_id > $3 and e.seq_id <= last.seq_id
                and e.headers -> 'envelope' ->> 'actor' = last.headers -> 'envelope' ->> 'actor'
              where last.tenant_id = $1 and last.seq_id = $2 order by e.seq_id desc limit 100) latest
            """, community.ToString(), position, since);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var streams = new List<Guid>();
        while (await reader.ReadAsync(cancellation)) streams.Add(reader.GetGuid(0));
        return streams;
    }

    /// <summary>The last event of each of these streams that is about no particular person, or about this one.</summary>
    public async Task<IReadOnlyDictionary<Guid, LastChange>> LastChangesAsync(
        CommunityId community, Guid[] streams, PersonId? person, CancellationToken cancellation)
    {
        await using var command = Command($"""
            select stream_id, max(version)::bigint, max(timestamp) from (
              select stream_id, version, timestamp from coordination.mt_events
              where tenant_id = $1 and stream_id = any($2) and type <> all($4)
              union all
              select e.stream_id, e.version, e.timestamp from {LinkTable.Name} l
              join coordination.mt_events e on e.tenant_id = $1 and e.seq_id = l.seq
              where l.community = $1::uuid and l.other = $3 and l.stream = any($2) and l.kind = any($5)) change
            group by 1
            """, community.ToString(), streams, person?.Value ?? Guid.Empty, aboutSomebody, tiesToPeople);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var last = new Dictionary<Guid, LastChange>();
        while (await reader.ReadAsync(cancellation))
            last[reader.GetGuid(0)] = new(reader.GetInt64(1), reader.GetFieldValue<DateTimeOffset>(2));
        return last;
    }

    private async Task<IReadOnlyList<StoredFact>> ReadAsync(string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = Command(sql, values);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var facts = new List<StoredFact>();
        while (await reader.ReadAsync(cancellation))
            if (Read(reader) is { } fact) facts.Add(fact);
        return facts;
    }

    /// <summary>Null if nobody can say who may see it: its envelope cannot be read, or it holds no event.</summary>
    private static StoredFact? Read(NpgsqlDataReader reader)
    {
        try
        {
            var data = JsonSerializer.Deserialize<JsonElement>(reader.GetFieldValue<byte[]>(6));
            return reader.IsDBNull(5) || data.ValueKind is not JsonValueKind.Object ? null
                : new(reader.GetInt64(0), reader.GetGuid(1), reader.GetInt64(2), reader.GetString(3),
                    reader.GetFieldValue<DateTimeOffset>(4),
                    JsonSerializer.Deserialize<Envelope>(reader.GetFieldValue<byte[]>(5), StoredJson.Options)!, data);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = events.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(value is string text ? new NpgsqlParameter { Value = text, NpgsqlDbType = NpgsqlDbType.Varchar }
                : new NpgsqlParameter { Value = value });
        return command;
    }
}
