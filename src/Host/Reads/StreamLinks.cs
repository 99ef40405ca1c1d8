using Coordination.Domain.Kernel;
using Coordination.Host.Storage;
using Npgsql;

namespace Coordination.Host.Reads;

/// <summary>An event that links to a thing: its position, the kind of link, its stream, and the part of the stream it is about.</summary>
public sealed record LinkedEvent(long Sequence, string Kind, Guid Stream, Guid? Part);

/// <summary>Finds the events of other streams that link to a request, a person or any other thing. As fresh as the events.</summary>
public sealed class StreamLinks(NpgsqlDataSource events)
{
    /// <summary>Latest first.</summary>
    /// <param name="kinds">
    /// Kinds from <see cref="LinkMember.KindOf{TEvent}"/>; all if absent, but not what was done in somebody's name.
    /// </param>
    public async Task<IReadOnlyList<LinkedEvent>> TouchingAsync(
        CommunityId community, Guid id, CancellationToken cancellation, params string[] kinds)
    {
        await using var command = events.CreateCommand($"""
            select seq, kind, stream, part from {LinkTable.Name}
            where community = $1 and other = $2 and (($3 and kind <> '{EventLink.InNameOf}') or kind = any($4)) order by seq desc
            """);
        command.Parameters.Add(new() { Value = community.Value });
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = kinds.Length == 0 });
        command.Parameters.Add(new() { Value = kinds });
        return await ReadAsync(command, cancellation);
    }

    /// <summary>
    /// The positions of what people and programs did with the things of somebody, latest first: of those whom it does not concern
    /// themselves, as it does the other person of a match. What is on somebody's own record is not among it.
    /// </summary>
    /// <param name="records">Their records.</param>
    public async Task<IReadOnlyList<long>> DoneByOthersAsync(CommunityId community, IReadOnlyCollection<PersonId> records, long before,
        int most, CancellationToken cancellation)
    {
        await using var command = events.CreateCommand($"""
            select e.seq_id from coordination.mt_events e
            where e.tenant_id = $1::text and e.seq_id < $3 and e.stream_id in (
                select stream from {LinkTable.Name} where community = $1 and other = any($2) and kind <> '{EventLink.FollowsFrom}')
              and e.stream_id <> all($2) and e.headers -> 'envelope' -> 'subjects' ?| $4
              and not e.headers -> 'envelope' -> 'subjects' ? split_part(e.headers -> 'envelope' ->> 'actor', ':', 2)
              and e.headers -> 'envelope' ->> 'actor' not like 'system:%'
            order by e.seq_id desc limit $5
            """);
        command.Parameters.Add(new() { Value = community.Value });
        command.Parameters.Add(new() { Value = records.Select(record => record.Value).ToArray() });
        command.Parameters.Add(new() { Value = before });
        command.Parameters.Add(new() { Value = records.Select(record => record.ToString()).ToArray() });
        command.Parameters.Add(new() { Value = most });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var done = new List<long>();
        while (await reader.ReadAsync(cancellation)) done.Add(reader.GetInt64(0));
        return done;
    }

    /// <summary>The streams of those events.</summary>
    public async Task<IReadOnlyList<Guid>> StreamsTouchingAsync(
        CommunityId community, Guid id, CancellationToken cancellation, params string[] kinds) =>
        [.. (await TouchingAsync(community, id, cancellation, kinds)).Select(l => l.Stream).Distinct()];

    /// <summary>The latest links of one kind in a whole community, latest first.</summary>
    public async Task<IReadOnlyList<LinkedEvent>> LatestAsync(CommunityId community, string kind, int most, CancellationToken cancellation)
    {
        // The kind is written into the statement, so that an index over this kind alone can be used.
        await using var command = events.CreateCommand($"""
            select seq, kind, stream, part from {LinkTable.Name}
            where community = $1 and kind = '{kind}' order by seq desc limit $2
            """);
        command.Parameters.Add(new() { Value = community.Value });
        command.Parameters.Add(new() { Value = most });
        return await ReadAsync(command, cancellation);
    }

    private static async Task<IReadOnlyList<LinkedEvent>> ReadAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var linked = new List<LinkedEvent>();
        while (await reader.ReadAsync(cancellation))
            linked.Add(new(reader.GetInt64(0), reader.GetString(1), reader.GetGuid(2), reader.IsDBNull(3) ? null : reader.GetGuid(3)));
        return linked;
    }
}
