using System.Globalization;
using System.Text;
using Coordination.Domain.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Projections.Lists;

/// <summary>A query on lists as it is being written: its text and its parameters, of which the first is the community.</summary>
/// <param name="position">The position of the store as of which lists are read; null for now.</param>
public sealed class SqlText(CommunityId? community, long? position)
{
    private readonly StringBuilder text = new();
    private readonly List<NpgsqlParameter> values = community is { } known ? [new() { Value = known.Value }] : [];

    public SqlText Append(string part)
    {
        text.Append(part);
        return this;
    }

    public SqlText Value(object value)
    {
        values.Add(new() { Value = value });
        return Append("$" + values.Count.ToString(CultureInfo.InvariantCulture));
    }

    public SqlText Values(NpgsqlDbType type, IReadOnlyList<object> given)
    {
        values.Add(new() { Value = ArrayOf(type, given), NpgsqlDbType = NpgsqlDbType.Array | type });
        return Append("$" + values.Count.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>A code is written into the text; any other value becomes a parameter.</summary>
    public SqlText Constant(object value) => value is string code
        ? Append(code.All(char.IsLetterOrDigit) ? $"'{code}'" : throw new ArgumentException("A code is a word.", nameof(value)))
        : Value(value);

    public void Both(Action<SqlText> left, string between, Action<SqlText> right)
    {
        Append("(");
        left(this);
        Append(between);
        right(this);
        Append(")");
    }

    /// <summary>
    /// Selects from the rows of a list that are valid at the position, for this community. Now these are the rows that have not ended. For
    /// the past they are also the rows that ended afterwards: each part has its own condition and limit, so that it uses its own index and
    /// reads no more than is shown. The position is written into the text, because plans depend on it.
    /// </summary>
    /// <param name="tail">An order and a limit, or nothing.</param>
    public SqlText Valid(string columns, ListTable table, Action<SqlText> where, string tail)
    {
        var of = $"{table.Name} v where community = $1";
        if (position is not { } at) return Part($"select {columns} from {of} and to_seq is null");
        var p = at.ToString(CultureInfo.InvariantCulture);
        Append($"select {columns} from ((");
        Part($"select * from {of} and to_seq is null and from_seq <= {p}").Append(") union all (");
        return Part($"select * from {of} and to_seq is not null and to_seq > {p} and ({BegunBefore(at)})").Append($")) v{tail}");

        SqlText Part(string select)
        {
            Append(select).Append(" and (");
            where(this);
            return Append($"){tail}");
        }
    }

    /// <summary>
    /// An ended row is found by its span, the magnitude of how long it was valid: a row of one span that is valid at a position began at
    /// most so long before it.
    /// </summary>
    private static string BegunBefore(long at)
    {
        var (parts, span) = (new List<string>(), 0);
        for (; span < ListTable.MostSpan && 2L << span <= at; span++)
            parts.Add(string.Create(
                CultureInfo.InvariantCulture, $"(span = {span} and from_seq > {at - (2L << span)} and from_seq <= {at})"));
        var longer = string.Join(',', Enumerable.Range(span, ListTable.MostSpan + 1 - span));
        parts.Add(string.Create(CultureInfo.InvariantCulture, $"(span = any('{{{longer}}}') and from_seq <= {at})"));
        return string.Join(" or ", parts);
    }

    /// <summary>SQL for whether the stream of a row was parked by the position.</summary>
    public string IsParked(ListTable table)
    {
        var since = position is { } at ? $" and p.from_seq <= {at.ToString(CultureInfo.InvariantCulture)}" : "";
        var row = $"p.list = '{table.Key}' and p.community = v.community and p.stream = v.id{since}";
        return $"exists (select from {Parked.Table} p where {row})";
    }

    public NpgsqlBatchCommand Command()
    {
        var command = new NpgsqlBatchCommand(text.ToString());
        foreach (var value in values) command.Parameters.Add(value);
        return command;
    }

    /// <summary>For statements of the owner, which take no values.</summary>
    public string Plain() => values.Count == 0 ? text.ToString() : throw new InvalidOperationException("An index is over fixed values.");

    internal static Array ArrayOf(NpgsqlDbType type, IEnumerable<object?> given) => type switch
    {
        NpgsqlDbType.Uuid => given.Cast<Guid?>().ToArray(),
        NpgsqlDbType.TimestampTz => given.Cast<DateTime?>().ToArray(),
        NpgsqlDbType.Boolean => given.Cast<bool?>().ToArray(),
        NpgsqlDbType.Integer => given.Cast<int?>().ToArray(),
        NpgsqlDbType.Date => given.Cast<DateOnly?>().ToArray(),
        _ => given.Cast<string?>().ToArray(),
    };
}
