using System.Text.Json;
using Coordination.Domain.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Host.Reads;

/// <summary>An event as the store holds it, with everything its envelope says about how it came to be.</summary>
public sealed record StoredFact(long Sequence, Guid Stream, long Version, string Type, DateTimeOffset RecordedAt, Envelope Envelope,
    JsonElement Data);

/// <summary>A place somebody booked, and whether they gave it back.</summary>
public sealed record TakenPlace(Guid Booking, Guid Session, bool IsCancelled);

/// <summary>The last event of a stream that somebody looks for: its version and when it was recorded.</summary>
public sealed record LastChange(long Version, DateTimeOffset At);

/// <summary>Asks the events themselves, in the order of the store.</summary>
public sealed class StoredFacts(NpgsqlDataSource events)
{
    private const string Columns = "e.seq_id, e.stream_id, e.version::bigint, e.type, e.timestamp, e.headers -> 'envelope', e.data";

    // The request's own events, those of every match proposed for it, and those of its places in sessions, but not of other people's
    // places.
    private const string Story = $"""
        with about as (
          select stream_id, type, data ->> 'booking' as booking from coordination.mt_events
          where tenant_id = $1 and type in ('match.proposed', 'session.place-booked', 'session.place-refused') and data ->> 'request' = $2)
        select {Columns} from coordination.mt_events e where e.tenant_id = $1 and e.stream_id = $2::uuid
        union all
        select {Columns} from coordination.mt_events e where e.tenant_id = $1 and e.stream_id in (select stream_id from about where type = 'match.proposed')
        union all
        select {Columns} from coordination.mt_events e
        where e.tenant_id = $1 and e.stream_id in (select stream_id from about where type <> 'match.proposed')
          and (e.data ->> 'booking' in (select booking from about) or (e.type = 'session.place-refused' and e.data ->> 'request' = $2))
        order by 1
        """;

    public Task<IReadOnlyList<StoredFact>> StoryOfRequestAsync(CommunityId community, RequestId request, CancellationToken cancellation) =>
        ReadAsync(Story, cancellation, community.ToString(), request.ToString());

    public Task<IReadOnlyList<StoredFact>> OfStreamAsync(CommunityId community, Guid stream, CancellationToken cancellation) =>
        ReadAsync($"select {Columns} from coordination.mt_events e where e.tenant_id = $1 and e.stream_id = $2 order by e.version",
            cancellation, community.ToString(), stream);

    /// <summary>The last that happened up to a position, newest first.</summary>
    public Task<IReadOnlyList<StoredFact>> LatestAsync(CommunityId community, long position, int most, CancellationToken cancellation) =>
        ReadAsync(
            $"select {Columns} from coordination.mt_events e where e.tenant_id = $1 and e.seq_id <= $2 order by e.seq_id desc limit $3",
            cancellation, community.ToString(), position, most);

    /// <summary>An instant as a position: the community's highest that was recorded no later.</summary>
    public async Task<long> PositionAtAsync(CommunityId community, DateTimeOffset instant, CancellationToken cancellation)
    {
        await using var command =
            Command("select seq_id from coordination.mt_events where tenant_id = $1 and timestamp <= $2 order by seq_id desc limit 1",
            community.ToString(), instant.UtcDateTime);
        return await command.ExecuteScalarAsync(cancellation) as long? ?? 0;
    }

    /// <summary>Everything the command wrote whose last event has this position. Its events lie close together.</summary>
    public Task<IReadOnlyList<StoredFact>> OfCommandAsync(CommunityId community, long position, CancellationToken cancellation) => ReadAsync($"""
        select {Columns} from coordination.mt_events last
        join coordination.mt_events e on e.tenant_id = last.tenant_id and e.seq_id between last.seq_id - 200 and last.seq_id
          and e.headers -> 'envelope' ->> 'commandId' = last.headers -> 'envelope' ->> 'commandId'
        where last.tenant_id = $1 and last.seq_id = $2 order by e.seq_id
        """, cancellation, community.ToString(), position);

    /// <summary>
    /// The streams that whoever recorded the event at this position wrote since another position, the last of them if they are many.
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

    /// <summary>The matches in which somebody's contact was disclosed, straight from the store.</summary>
    public Task<IReadOnlyList<Guid>> DisclosingAsync(CommunityId community, PersonId of, CancellationToken cancellation) =>
        StreamsAsync(
            "select distinct stream_id from coordination.mt_events where tenant_id = $1 and type = 'match.contact-disclosed' and data ->> 'of' = $2", community, of.ToString(), cancellation);

    /// <summary>The accesses broken over somebody, straight from the store.</summary>
    public Task<IReadOnlyList<Guid>> EmergencyAccessesAsync(CommunityId community, PersonId over, CancellationToken cancellation) =>
        StreamsAsync(
            "select stream_id from coordination.mt_events where tenant_id = $1 and type = 'emergency-access.opened' and data ->> 'person' = $2 order by seq_id desc limit 100", community, over.ToString(), cancellation);

    /// <summary>The accesses broken last in a community.</summary>
    public Task<IReadOnlyList<Guid>> EmergencyAccessesAsync(CommunityId community, CancellationToken cancellation) =>
        StreamsAsync("select stream_id from coordination.mt_events where tenant_id = $1 and type = $2 order by seq_id desc limit 100",
            community, "emergency-access.opened", cancellation);

    /// <summary>The matches proposed between a request or an offer and anything else, straight from the store.</summary>
    public async Task<IReadOnlyList<Guid>> MatchesAboutAsync(CommunityId community, string member, Guid id, CancellationToken cancellation)
    {
        var path = member == "offer" ? "offer" : "request";
        return await StreamsAsync(
            $"select stream_id from coordination.mt_events where tenant_id = $1 and type = 'match.proposed' and data ->> '{path}' = $2",
            community, id.ToString(), cancellation);
    }

    private async Task<IReadOnlyList<Guid>> StreamsAsync(string sql, CommunityId community, string value, CancellationToken cancellation)
    {
        await using var command = Command(sql, community.ToString(), value);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var streams = new List<Guid>();
        while (await reader.ReadAsync(cancellation)) streams.Add(reader.GetGuid(0));
        return streams;
    }

    /// <summary>Every place this person ever booked for themselves or had booked for them.</summary>
    public async Task<IReadOnlyList<TakenPlace>> BookedByAsync(CommunityId community, PersonId person, CancellationToken cancellation)
    {
        await using var command = Command("""
            select (data ->> 'booking')::uuid, stream_id, bool_or(type = 'session.place-cancelled') from coordination.mt_events
            where tenant_id = $1 and type in ('session.place-booked', 'session.place-cancelled') and data ->> 'person' = $2 group by 1, 2
            """, community.ToString(), person.ToString());
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var places = new List<TakenPlace>();
        while (await reader.ReadAsync(cancellation)) places.Add(new(reader.GetGuid(0), reader.GetGuid(1), reader.GetBoolean(2)));
        return places;
    }

    /// <summary>The last event of each of these streams that is about nobody in particular, or about this person.</summary>
    public async Task<IReadOnlyDictionary<Guid,
        LastChange>> LastChangesAsync(CommunityId community, Guid[] streams, PersonId? person, CancellationToken cancellation)
    {
        await using var command = Command("""
            select stream_id, max(version)::bigint, max(timestamp) from coordination.mt_events
            where tenant_id = $1 and stream_id = any($2) and (data ->> 'person' is null or data ->> 'person' = $3) group by 1
            """, community.ToString(), streams, person?.ToString() ?? "");
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
            facts.Add(new(reader.GetInt64(0), reader.GetGuid(1), reader.GetInt64(2), reader.GetString(3),
                reader.GetFieldValue<DateTimeOffset>(4),
                JsonSerializer.Deserialize<Envelope>(reader.GetFieldValue<byte[]>(5), StoredJson.Options)!,
                    JsonSerializer.Deserialize<JsonElement>(reader.GetFieldValue<byte[]>(6))));
        return facts;
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
