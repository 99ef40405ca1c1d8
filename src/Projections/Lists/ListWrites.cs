using Npgsql;
using NpgsqlTypes;

namespace Coordination.Projections.Lists;

/// <summary>Writes the rows of a page in one statement each, whatever their number.</summary>
public static class ListWrites
{
    /// <summary>
    /// The channel on which a list announces which communities changed, when the change can be read. An append never notifies, because
    /// commits with a notification run one after another.
    /// </summary>
    public const string Channel = "coordination_lists";
    private const int MostNamed = 100;

    public static NpgsqlBatchCommand End(ListTable table, IReadOnlyList<((Guid Community, Guid Id) Key, long To)> rows) => new($"""
        update {table.Name} v set to_seq = k.until from unnest($1, $2, $3) as k(community, id, until)
        where v.community = k.community and v.id = k.id and v.to_seq is null
        """)
    {
        Parameters =
        {
            Values(NpgsqlDbType.Uuid, rows.Select(r => r.Key.Community).ToArray()),
            Values(NpgsqlDbType.Uuid, rows.Select(r => r.Key.Id).ToArray()),
            Values(NpgsqlDbType.Bigint, rows.Select(r => r.To).ToArray()),
        },
    };

    public static NpgsqlBatchCommand Begin(
        ListTable table, IReadOnlyList<(string Name, NpgsqlDbType Type)> columns, IReadOnlyList<BegunRow> rows)
    {
        var named = string.Concat(columns.Select(c => ", " + c.Name));
        var given = string.Join(", ", Enumerable.Range(1, columns.Count + 5).Select(p => $"${p}"));
        var command = new NpgsqlBatchCommand(
            $"insert into {table.Name} (community, id, from_seq, to_seq, row{named}) select * from unnest({given})")
        {
            Parameters =
            {
                Values(NpgsqlDbType.Uuid, rows.Select(r => r.Key.Community).ToArray()),
                Values(NpgsqlDbType.Uuid, rows.Select(r => r.Key.Id).ToArray()),
                Values(NpgsqlDbType.Bigint, rows.Select(r => r.From).ToArray()),
                Values(NpgsqlDbType.Bigint, rows.Select(r => r.To).ToArray()),
                Values(NpgsqlDbType.Jsonb, rows.Select(r => r.Json).ToArray()),
            },
        };
        for (var place = 0; place < columns.Count; place++)
            command.Parameters.Add(Values(columns[place].Type, SqlText.ArrayOf(columns[place].Type, rows.Select(r => r.Columns[place]))));
        return command;
    }

    /// <summary>An empty announcement means any community.</summary>
    public static NpgsqlBatchCommand Announce(IEnumerable<Guid> communities)
    {
        Guid[] named = [.. communities.Distinct().Take(MostNamed + 1)];
        return new("select pg_notify($1, $2)")
        {
            Parameters =
            {
                new() { Value = Channel },
                new() { Value = named.Length > MostNamed ? "" : string.Join(',', named) },
            },
        };
    }

    private static NpgsqlParameter Values(NpgsqlDbType type, Array values) =>
        new() { Value = values, NpgsqlDbType = NpgsqlDbType.Array | type };
}
