namespace Coordination.Projections.Lists;

/// <summary>One column of an order. Rows without a value come last in both directions.</summary>
public sealed record OrderPart<TRow>(Column<TRow> Column, bool IsDescending)
{
    public string Sql => IsDescending ? $"{Column.Name} desc nulls last" : Column.Name;

    public int Compare(TRow a, TRow b) => (Column.Stored(a), Column.Stored(b)) switch
    {
        (null, null) => 0,
        (null, _) => 1,
        (_, null) => -1,
        var (x, y) => IsDescending ? Comparer<object>.Default.Compare(y, x) : Comparer<object>.Default.Compare(x, y),
    };
}

/// <summary>How a list is sorted; the id decides between equals.</summary>
public sealed record Order<TRow>(params IReadOnlyList<OrderPart<TRow>> Parts)
{
    public string Sql => string.Concat(Parts.Select(p => p.Sql + ", ")) + "id";

    public int Compare(Listed<TRow> a, Listed<TRow> b)
    {
        foreach (var part in Parts) if (part.Compare(a.Row, b.Row) is not 0 and var before) return before;
        return a.Id.CompareTo(b.Id);
    }

    /// <summary>
    /// For an order by when something happened, newest first: what was known at an instant had happened by then, apart from clocks that
    /// differ a little. With this filter the database need not read past later rows.
    /// </summary>
    public Filter<TRow> KnownAt(DateTimeOffset instant) =>
        Parts is [{ IsDescending: true, Column: Column<TRow, DateTimeOffset> { HasHappened: true } column }, ..]
        ? column.AtMost(instant.AddMinutes(10))
        : Filter.All<TRow>();

    /// <summary>The rows that come after this one.</summary>
    public Filter<TRow> After(TRow row, Guid id) => new AfterFilter<TRow>(this, [.. Parts.Select(p => p.Column.Stored(row))], id);
}

internal sealed record AfterFilter<TRow>(Order<TRow> Order, IReadOnlyList<object?> Last, Guid LastId) : Filter<TRow>
{
    public override void Write(SqlText sql) => Write(sql, 0);

    private void Write(SqlText sql, int place)
    {
        if (place == Order.Parts.Count)
        {
            sql.Append("id > ").Value(LastId);
            return;
        }
        var (part, value) = (Order.Parts[place], Last[place]);
        if (value is null)
        {
            sql.Append($"({part.Column.Name} is null and ");
            Write(sql, place + 1);
            sql.Append(")");
            return;
        }
        sql.Append($"({part.Column.Name} {(part.IsDescending ? '<' : '>')} ").Value(value);
        sql.Append($" or {part.Column.Name} is null or ({part.Column.Name} = ").Value(value).Append(" and ");
        Write(sql, place + 1);
        sql.Append("))");
    }

    public override bool? Judge(Guid id, TRow row)
    {
        for (var place = 0; place < Order.Parts.Count; place++)
        {
            var (part, last, own) = (Order.Parts[place], Last[place], Order.Parts[place].Column.Stored(row));
            if (Equals(last, own)) continue;
            if (own is null || last is null) return own is null;
            return Comparer<object>.Default.Compare(own, last) is var sign && (part.IsDescending ? sign < 0 : sign > 0);
        }
        return id.CompareTo(LastId) > 0;
    }
}
