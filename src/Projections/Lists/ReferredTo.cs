namespace Coordination.Projections.Lists;

/// <summary>Holds for a row whose id some row of another list refers to, where a condition holds for that other row.</summary>
/// <param name="Known">Ids that the caller knows to be referred to, while the other list is still behind.</param>
public sealed record ReferredTo<TRow, TOther>(
    ListView<TOther> Other, Column<TOther, Guid> By, Filter<TOther> Where, IReadOnlySet<Guid> Known) : Filter<TRow>
    where TOther : class
{
    public ReferredTo(ListView<TOther> other, Column<TOther, Guid> by, Filter<TOther> where)
        : this(other, by, where, new HashSet<Guid>()) { }

    public override void Write(SqlText sql) => sql.Append("id in (").Valid(By.Name, Other.Table, Where.Write, "").Append(")");

    public override bool? Judge(Guid id, TRow row) => Known.Contains(id);
}

/// <summary>Holds for a row that refers to a row of another list for which a condition holds.</summary>
public sealed record RefersTo<TRow, TOther>(Column<TRow, Guid> By, ListView<TOther> Other, Filter<TOther> Where, IReadOnlySet<Guid> Known)
    : Filter<TRow>
    where TOther : class
{
    public RefersTo(Column<TRow, Guid> by, ListView<TOther> other, Filter<TOther> where) : this(by, other, where, new HashSet<Guid>()) { }

    public override void Write(SqlText sql) => sql.Append($"{By.Name} in (").Valid("id", Other.Table, Where.Write, "").Append(")");

    public override bool? Judge(Guid id, TRow row) => By.Stored(row) is Guid other ? Known.Contains(other) : null;
}
