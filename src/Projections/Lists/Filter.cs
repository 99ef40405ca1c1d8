namespace Coordination.Projections.Lists;

/// <summary>A condition on the rows of a list: it writes itself as SQL, and judges a row in memory in the same way.</summary>
public abstract record Filter<TRow>
{
    /// <summary>Adds the condition over the columns of the list.</summary>
    public abstract void Write(SqlText sql);

    /// <summary>Whether it holds for this row. A comparison with a missing value does not hold, and neither does its negation.</summary>
    public bool Holds(Guid id, TRow row) => Judge(id, row) is true;

    /// <summary>True, false, or unknown as SQL has it.</summary>
    public abstract bool? Judge(Guid id, TRow row);

    public static Filter<TRow> operator &(Filter<TRow> left, Filter<TRow> right) => new AllFilter<TRow>(left, right);
    public static Filter<TRow> operator |(Filter<TRow> left, Filter<TRow> right) => new EitherFilter<TRow>(left, right);
    public static Filter<TRow> operator !(Filter<TRow> filter) => new NotFilter<TRow>(filter);
}

/// <summary>Conditions on no particular column.</summary>
public static class Filter
{
    public static Filter<TRow> All<TRow>() => new EveryFilter<TRow>();
    public static Filter<TRow> All<TRow>(IEnumerable<Filter<TRow>> filters) => filters.Aggregate(All<TRow>(), (all, one) => all & one);

    /// <summary>Only the rows with these ids.</summary>
    public static Filter<TRow> Ids<TRow>(IEnumerable<Guid> ids) => new IdFilter<TRow>([.. ids]);

    /// <summary>Only the rows with ids from the first to the last, both included.</summary>
    public static Filter<TRow> Between<TRow>(Guid first, Guid last) => new IdRangeFilter<TRow>(first, last);
}

public enum Compared { Equal, Below, AtMost, Above, AtLeast }

internal sealed record EveryFilter<TRow> : Filter<TRow>
{
    public override void Write(SqlText sql) => sql.Append("true");
    public override bool? Judge(Guid id, TRow row) => true;
}

internal sealed record AllFilter<TRow>(Filter<TRow> Left, Filter<TRow> Right) : Filter<TRow>
{
    public override void Write(SqlText sql) => sql.Both(Left.Write, " and ", Right.Write);
    public override bool? Judge(Guid id, TRow row) => Left.Judge(id, row) & Right.Judge(id, row);
}

internal sealed record EitherFilter<TRow>(Filter<TRow> Left, Filter<TRow> Right) : Filter<TRow>
{
    public override void Write(SqlText sql) => sql.Both(Left.Write, " or ", Right.Write);
    public override bool? Judge(Guid id, TRow row) => Left.Judge(id, row) | Right.Judge(id, row);
}

internal sealed record NotFilter<TRow>(Filter<TRow> Inner) : Filter<TRow>
{
    public override void Write(SqlText sql)
    {
        sql.Append("not (");
        Inner.Write(sql);
        sql.Append(")");
    }

    public override bool? Judge(Guid id, TRow row) => !Inner.Judge(id, row);
}

internal sealed record IdFilter<TRow>(IReadOnlyList<Guid> Ids) : Filter<TRow>
{
    public override void Write(SqlText sql) => sql.Append("id = any(").Value(Ids.ToArray()).Append(")");
    public override bool? Judge(Guid id, TRow row) => Ids.Contains(id);
}

internal sealed record IdRangeFilter<TRow>(Guid First, Guid Last) : Filter<TRow>
{
    public override void Write(SqlText sql) => sql.Append("(id >= ").Value(First).Append(" and id <= ").Value(Last).Append(")");
    public override bool? Judge(Guid id, TRow row) => id.CompareTo(First) >= 0 && id.CompareTo(Last) <= 0;
}

internal sealed record NullFilter<TRow>(string Column, Func<TRow, object?> Stored) : Filter<TRow>
{
    public override void Write(SqlText sql) => sql.Append($"{Column} is null");
    public override bool? Judge(Guid id, TRow row) => Stored(row) is null;
}

internal sealed record WordFilter<TRow>(Column<TRow> Column, string Word) : Filter<TRow>
{
    public override void Write(SqlText sql) => sql.Append("position(").Value($" {Word} ").Append($" in {Column.Name}) > 0");
    public override bool? Judge(Guid id, TRow row) =>
        Column.Stored(row) is string words ? words.Contains($" {Word} ", StringComparison.Ordinal) : null;
}

internal sealed record ValueFilter<TRow>(Column<TRow> Column, Compared Compared, object Value) : Filter<TRow>
{
    // Flags and codes are written into the SQL: only then does the database use an index over some of the rows.
    public override void Write(SqlText sql)
    {
        if (Value is bool flag && Compared is Compared.Equal) sql.Append(flag ? Column.Name : $"not {Column.Name}");
        else sql.Append($"{Column.Name} {Sign} ").Constant(Value);
    }

    public override bool? Judge(Guid id, TRow row) => Column.Stored(row) is not { } stored ? null : Compared switch
    {
        Compared.Equal => stored.Equals(Value),
        Compared.Below => Comparer<object>.Default.Compare(stored, Value) < 0,
        Compared.AtMost => Comparer<object>.Default.Compare(stored, Value) <= 0,
        Compared.Above => Comparer<object>.Default.Compare(stored, Value) > 0,
        _ => Comparer<object>.Default.Compare(stored, Value) >= 0,
    };

    private string Sign =>
        Compared switch { Compared.Equal => "=", Compared.Below => "<", Compared.AtMost => "<=", Compared.Above => ">", _ => ">=" };
}

internal sealed record AnyFilter<TRow>(Column<TRow> Column, IReadOnlyList<object> Values) : Filter<TRow>
{
    public override void Write(SqlText sql) => sql.Append($"{Column.Name} = any(").Values(Column.Type, Values).Append(")");
    public override bool? Judge(Guid id, TRow row) =>
        Values.Count == 0 ? false : Column.Stored(row) is { } stored ? Values.Contains(stored) : null;
}
