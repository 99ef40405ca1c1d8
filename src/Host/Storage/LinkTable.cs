using Coordination.Domain.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Host.Storage;

/// <summary>The table of links between streams. A commit writes it with its events; the owner can fill it again from them.</summary>
public static class LinkTable
{
    public const string Name = HostSchema.Schema + ".link";
    private const string Setting = "links";

    private const string Fill = $"""
        insert into {Name} (community, other, seq, kind, stream, part)
        select e.tenant_id::uuid, o.id::uuid, e.seq_id, m.event || '.' || m.member, e.stream_id, (e.data ->> m.part)::uuid
        from coordination.mt_events e
        join unnest($1::text[], $2::text[], $3::text[]) as m(event, member, part) on m.event = e.type
        cross join lateral (select distinct jsonb_array_elements_text(
          case jsonb_typeof(e.data -> m.member) when 'array' then e.data -> m.member
            when 'string' then jsonb_build_array(e.data -> m.member) else '[]' end) as id) o
        where ($4::varchar is null or e.tenant_id = $4) and o.id <> e.stream_id::text
        union all
        select e.tenant_id::uuid, (e.headers -> 'envelope' ->> 'onBehalfOf')::uuid, e.seq_id, '{EventLink.InNameOf}', e.stream_id, null
        from coordination.mt_events e
        where ($4::varchar is null or e.tenant_id = $4) and e.headers -> 'envelope' ->> 'onBehalfOf' is not null
          and e.headers -> 'envelope' ->> 'actor' <> 'person:' || (e.headers -> 'envelope' ->> 'onBehalfOf')
        union all
        select e.tenant_id::uuid, (e.headers -> 'envelope' ->> 'correlationId')::uuid, e.seq_id, '{EventLink.FollowsFrom}', e.stream_id,
          null
        from coordination.mt_events e
        where ($4::varchar is null or e.tenant_id = $4) and e.headers -> 'envelope' ->> 'causationId' is not null
        """;

    public static IReadOnlyList<string> Statements =>
    [
        $"""
        create table if not exists {Name} (community uuid not null, other uuid not null, seq bigint not null, kind text not null,
          stream uuid not null, part uuid, constraint link_pkey primary key (community, other, seq, kind))
        """,
        .. Declared.Where(m => m.Says.OfCommunity).Select(m =>
            $"create index if not exists \"link_{m.Kind}\" on {Name} (community, seq) where kind = '{m.Kind}'"),
    ];

    private static IEnumerable<LinkMember> Declared => EventNames.All.SelectMany(k => k.LinkMembers);

    /// <summary>Fills the table if events were recorded before it existed, or before they declared their links.</summary>
    public static async Task EnsureFilledAsync(NpgsqlDataSource owner, CancellationToken cancellation)
    {
        await using var known = owner.CreateCommand($"select value from {HostSchema.Schema}.setting where name = '{Setting}'");
        if (await known.ExecuteScalarAsync(cancellation) as string == AsText()) return;
        await RefillAsync(owner, cancellation);
    }

    /// <summary>Nobody appends meanwhile.</summary>
    public static async Task RefillAsync(NpgsqlDataSource owner, CancellationToken cancellation)
    {
        await using var connection = await owner.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        const string emptied = $"lock table coordination.mt_events in share row exclusive mode; truncate {Name}";
        await using var empty = new NpgsqlCommand(emptied, connection);
        await empty.ExecuteNonQueryAsync(cancellation);
        await FillAsync(connection, null, cancellation);
        await using var note = new NpgsqlCommand($"""
            insert into {HostSchema.Schema}.setting values ('{Setting}', $1) on conflict (name) do update set value = excluded.value
            """, connection);
        note.Parameters.Add(new() { Value = AsText() });
        await note.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>The links of one community, or of all.</summary>
    public static async Task FillAsync(NpgsqlConnection connection, CommunityId? community, CancellationToken cancellation)
    {
        await using var fill = new NpgsqlCommand(Fill, connection);
        var parts = Declared.Where(m => m.IsPart).ToDictionary(m => m.Event, m => m.Member);
        fill.Parameters.Add(new() { Value = Declared.Select(m => m.Event).ToArray() });
        fill.Parameters.Add(new() { Value = Declared.Select(m => m.Member).ToArray() });
        fill.Parameters.Add(new() { Value = Declared.Select(m => parts.GetValueOrDefault(m.Event)).ToArray() });
        fill.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = community?.ToString(), NpgsqlDbType = NpgsqlDbType.Varchar });
        await fill.ExecuteNonQueryAsync(cancellation);
    }

    private static string AsText() =>
        string.Join(' ', Declared.Select(m => m.IsPart ? m.Kind + "*" : m.Kind).Append(EventLink.InNameOf).Append(EventLink.FollowsFrom)
            .Order(StringComparer.Ordinal));
}
