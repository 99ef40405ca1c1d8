using Npgsql;
using NpgsqlTypes;

namespace Coordination.Projections.Lists;

/// <summary>An index of a list for rows as they are now, in the order they are read.</summary>
public sealed record ListIndex(string Name, string Columns, string? Where)
{
    public string Holds => Where is null ? "to_seq is null" : $"to_seq is null and {Where}";
}

/// <summary>The table of one version of a list. A new version is a new table, filled beside the old one.</summary>
public sealed record ListTable(
    string View, uint Version, IReadOnlyList<(string Name, string SqlType)> Columns, IReadOnlyList<ListIndex> Indexes)
{
    public const string Schema = "view";

    /// <summary>The greatest span of a row: 2^40 events, more than any store holds.</summary>
    public const int MostSpan = 40;

    /// <summary>The key of its position.</summary>
    public string Key => $"{View}_v{Version}";

    public string Name => $"{Schema}.{Key}";

    /// <summary>The columns that rows are found by.</summary>
    public IEnumerable<string> Keys => ["community", "id", "from_seq", "to_seq", "span", .. Columns.Select(c => c.Name)];

    /// <summary>Statements of the owner; each may be run again.</summary>
    public IEnumerable<string> Create =>
    [
        $"create schema if not exists {Schema}",
        $"""
        create table if not exists {Name} (
          community uuid not null, id uuid not null, from_seq bigint not null, to_seq bigint,
          span smallint generated always as (floor(log((to_seq - from_seq)::float8) / log(2::float8))::smallint) stored,
          {string.Concat(Columns.Select(c => $"{c.Name} {c.SqlType}, "))}
          row jsonb not null)
        """,
        $"create unique index if not exists {Key}_now on {Name} (community, id) where to_seq is null",
        $"create index if not exists {Key}_then on {Name} (community, span, from_seq) where to_seq is not null",
        .. Indexes.Select(i => $"create index if not exists {Key}_{i.Name} on {Name} (community, {i.Columns}) where {i.Holds}"),
        $"insert into {ListPositions.Table} (list) values ('{Key}') on conflict do nothing",
    ];

    /// <summary>
    /// Statements to run before the whole history is read. <see cref="Create"/> makes the indexes that only readers need again afterwards.
    /// </summary>
    public IEnumerable<string> Bare =>
        [.. Indexes.Select(i => $"drop index if exists {Schema}.{Key}_{i.Name}"), $"drop index if exists {Schema}.{Key}_then"];

    public NpgsqlBatchCommand Current(IReadOnlyList<(Guid Community, Guid Id)> keys) =>
        new($"""
            select v.community, v.id, v.row from unnest($1, $2) as k(community, id)
            join {Name} v on v.community = k.community and v.id = k.id and v.to_seq is null
            """)
        {
            Parameters =
            {
                new() { Value = keys.Select(k => k.Community).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid },
                new() { Value = keys.Select(k => k.Id).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid },
            },
        };
}
