using System.Collections.Concurrent;
using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Commands;
using Coordination.Host.Storage;
using Npgsql;

namespace Coordination.Host.Deadlines;

/// <summary>
/// Notices communities in which no coordinator has done anything for a month, as of that instant. It is not in the list of what is due,
/// because nothing that happens begins it: it is looked for in what people did, at most once a month where they do something.
/// </summary>
public sealed class NoticeQuiet(NpgsqlDataSource events, Folds folds, SystemCommands commands, ILogger<NoticeQuiet> log)
{
    private const int Page = 500;

    /// <summary>When a community is looked at again that was quiet already, or comes to its end.</summary>
    private static readonly TimeSpan otherwise = TimeSpan.FromHours(1);

    private const string Acts = """
        select e.seq_id, e.headers -> 'envelope' ->> 'actor', e.timestamp from coordination.mt_events e
        where e.tenant_id = $1 and e.seq_id < $2 order by e.seq_id desc limit $3
        """;

    private const string Roles = """
        select e.type, e.data from coordination.mt_events e
        where e.tenant_id = $1 and e.stream_id = $2 and e.seq_id <= $3 order by e.seq_id
        """;

    private readonly ConcurrentDictionary<CommunityId, DateTimeOffset> next = new();

    public async Task LookAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var community in await CommunitiesAsync(cancellation))
        {
            if (next.TryGetValue(community, out var from) && now < from) continue;
            try
            {
                next[community] = await LookAsync(community, now, cancellation);
            }
            catch (Exception failed) when (!cancellation.IsCancellationRequested && !Outage.IsAway(failed))
            {
                // What cannot be read of one community holds up no other.
                log.LogWarning(failed, "Whether anybody coordinates in {Community} cannot be seen; it is looked for again", community);
                next[community] = now + otherwise;
            }
        }
    }

    /// <returns>When it is looked for again.</returns>
    private async Task<DateTimeOffset> LookAsync(CommunityId community, DateTimeOffset now, CancellationToken cancellation)
    {
        if ((await folds.FoldAsync(Community.Stream, community, community.Value, cancellation)).State
            is not { ClosedOn: null, IsWindingDown: false, QuietSince: null }) return now + otherwise;
        if (await LastActAsync(community, cancellation) is not { } last) return now;
        if (now < last + NoticeDormancy.After) return last + NoticeDormancy.After;
        await NoticeAsync(community, last);
        return now;
    }

    private Task<Answer> NoticeAsync(CommunityId community, DateTimeOffset since) => commands.SubmitAsync(RecordDefault.Name, community,
        $"{community}/quiet/{since.UtcTicks}", community.Value,
        Plan.On(Community.Stream, community.Value, new NoticeDormancy(since)).Decide,
        occurredAt: since + NoticeDormancy.After);

    private async Task<IReadOnlyList<CommunityId>> CommunitiesAsync(CancellationToken cancellation)
    {
        await using var command = events.CreateCommand("select id from host.community");
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var all = new List<CommunityId>();
        while (await reader.ReadAsync(cancellation)) all.Add(new(reader.GetGuid(0)));
        return all;
    }

    /// <summary>When a coordinator did something last, or the community was founded; null if it is only being founded.</summary>
    private async Task<DateTimeOffset?> LastActAsync(CommunityId community, CancellationToken cancellation)
    {
        DateTimeOffset? first = null;
        for (var before = long.MaxValue; ;)
        {
            var page = await ActsAsync(community, before, cancellation);
            foreach (var (position, actor, at) in page)
            {
                (before, first) = (position, at);
                if (actor is { } person && await CoordinatedAsync(community, person, position, at, cancellation)) return at;
            }
            if (page.Count < Page) return first;
        }
    }

    private async Task<IReadOnlyList<(long Position, PersonId? Actor, DateTimeOffset At)>> ActsAsync(
        CommunityId community, long before, CancellationToken cancellation)
    {
        await using var command = events.CreateCommand(Acts);
        foreach (var value in (object[])[community.ToString(), before, Page]) command.Parameters.Add(new() { Value = value });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var acts = new List<(long, PersonId?, DateTimeOffset)>();
        while (await reader.ReadAsync(cancellation))
            acts.Add((reader.GetInt64(0), PersonIn(reader.GetString(1)), reader.GetFieldValue<DateTimeOffset>(2)));
        return acts;
    }

    private static PersonId? PersonIn(string actor) =>
        actor.Split(':') is ["person", var id] && Guid.TryParse(id, out var person) ? new(person) : null;

    /// <summary>Whether they were a coordinator then, whatever they are now.</summary>
    private async Task<bool> CoordinatedAsync(
        CommunityId community, PersonId person, long position, DateTimeOffset at, CancellationToken cancellation)
    {
        await using var command = events.CreateCommand(Roles);
        foreach (var value in (object[])[community.ToString(), person.Value, position]) command.Parameters.Add(new() { Value = value });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        Membership? member = null;
        while (await reader.ReadAsync(cancellation))
            if (Reading.Happened(reader.GetString(0), reader.GetFieldValue<byte[]>(1)) is MembershipEvent happened)
                member = Membership.Evolve(member, happened);
        return member?.RolesAt(at).Contains(Role.Coordinator) is true;
    }
}
