using Npgsql;
using NpgsqlTypes;

namespace Coordination.Projections.Lists;

/// <summary>The table of one version of a list. A new version is a new table, filled beside the old one.</summary>
public sealed record ListTable(string View, uint Version, IReadOnlyList<(string Name, string SqlType, bool HasIndex)> Columns)
{
    public const string Schema = "view";

    public string Name => $"{Schema}.{View}_v{Version}";

    /// <summary>All it is found by.</summary>
    public IEnumerable<string> Keys => ["community", "id", "from_seq", "to_seq", .. Columns.Select(c => c.Name)];

    /// <summary>Statements of the owner; each may be run again.</summary>
    public IEnumerable<string> Create =>
    [
        $"create schema if not exists {Schema}",
        $"""
        create table if not exists {Name} (
          community uuid not null, id uuid not null, from_seq bigint not null, to_seq bigint,
          {string.Concat(Columns.Select(c => $"{c.Name} {c.SqlType}, "))}
          row jsonb not null, primary key (community, id, from_seq))
        """,
        $"create unique index if not exists {View}_v{Version}_now on {Name} (community, id) where to_seq is null",
        $"create index if not exists {View}_v{Version}_then on {Name} (community, from_seq)",
        .. Columns.Where(c => c.HasIndex)
            .Select(c => $"create index if not exists {View}_v{Version}_{c.Name} on {Name} (community, {c.Name}) where to_seq is null"),
    ];

    /// <summary>
    /// Before the whole history is taken in: what only readers need is made afterwards, at once, by <see cref="Create"/>.
    /// </summary>
    public IEnumerable<string> Bare =>
        Columns.Where(c => c.HasIndex).Select(c => c.Name).Append("then").Append("now")
            .Select(name => $"drop index if exists {Schema}.{View}_v{Version}_{name}");

    public NpgsqlBatchCommand Current(IReadOnlyList<(Guid Community, Guid Id)> keys) =>
        new($"select v.community, v.id, v.row from unnest($1, $2) as k(community, id) join {Name} v on v.community = k.community and v.id = k.id and v.to_seq is null")
        {
            Parameters =
            {
                new() { Value = keys.Select(k => k.Community).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid },
                new() { Value = keys.Select(k => k.Id).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid },
            },
        };
}
