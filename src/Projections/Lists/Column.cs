using Coordination.Domain.Kernel;
using NpgsqlTypes;

namespace Coordination.Projections.Lists;

/// <summary>A column of the table of a list, to filter or sort by.</summary>
/// <param name="Stored">The value of a row as the database holds it; null where it has none.</param>
public abstract record Column<TRow>(string Name, NpgsqlDbType Type, Func<TRow, object?> Stored)
{
    public string SqlType => Type switch
    {
        NpgsqlDbType.Uuid => "uuid",
        NpgsqlDbType.TimestampTz => "timestamptz",
        NpgsqlDbType.Boolean => "boolean",
        NpgsqlDbType.Integer => "integer",
        NpgsqlDbType.Date => "date",
        _ => "text",
    };

    public Filter<TRow> IsNull { get; } = new NullFilter<TRow>(Name, Stored);

    /// <summary>Smallest first; rows without a value come last.</summary>
    public OrderPart<TRow> Ascending => new(this, false);

    /// <summary>Greatest first; rows without a value come last.</summary>
    public OrderPart<TRow> Descending => new(this, true);
}

/// <summary>A column whose values are of one type: its conditions hold for rows exactly where they hold in the database.</summary>
public sealed record Column<TRow, TValue>(string Name, NpgsqlDbType Type, Func<TRow, object?> Stored, Func<TValue, object> Store)
    : Column<TRow>(Name, Type, Stored)
    where TValue : struct
{
    /// <summary>Whether its instants had passed when they were recorded.</summary>
    public bool HasHappened { get; init; }

    /// <summary>Null asks for rows without a value.</summary>
    public Filter<TRow> Is(TValue? value) => value is { } given ? new ValueFilter<TRow>(this, Compared.Equal, Store(given)) : IsNull;
    public Filter<TRow> In(params IEnumerable<TValue> values) => new AnyFilter<TRow>(this, [.. values.Select(Store).Distinct()]);
    public Filter<TRow> Below(TValue value) => new ValueFilter<TRow>(this, Compared.Below, Store(value));
    public Filter<TRow> AtMost(TValue value) => new ValueFilter<TRow>(this, Compared.AtMost, Store(value));
    public Filter<TRow> Above(TValue value) => new ValueFilter<TRow>(this, Compared.Above, Store(value));
    public Filter<TRow> AtLeast(TValue value) => new ValueFilter<TRow>(this, Compared.AtLeast, Store(value));
}

/// <summary>A column of the wards that something is for, by their codes.</summary>
public sealed record WardsColumn<TRow>(string Name, Func<TRow, object?> Stored) : Column<TRow>(Name, NpgsqlDbType.Text, Stored)
{
    /// <summary>What is for this ward, and what is for anywhere.</summary>
    public Filter<TRow> Reach(Place ward) => IsNull | new WordFilter<TRow>(this, ward.Ward);
}

/// <summary>Makes columns.</summary>
public static class Column
{
    public static Column<TRow, Guid> Id<TRow>(string name, Func<TRow, Guid?> value) => new(name, NpgsqlDbType.Uuid, r => value(r), v => v);

    public static Column<TRow, bool> Flag<TRow>(string name, Func<TRow, bool> value) =>
        new(name, NpgsqlDbType.Boolean, r => value(r), v => v);

    public static Column<TRow, int> Number<TRow>(string name, Func<TRow, int?> value) =>
        new(name, NpgsqlDbType.Integer, r => value(r), v => v);

    /// <summary>Rounded down to microseconds, the precision of the database.</summary>
    public static Column<TRow, DateTimeOffset> Instant<TRow>(string name, Func<TRow, DateTimeOffset?> value) =>
        new(name, NpgsqlDbType.TimestampTz, r => value(r) is { } instant ? ToMicrosecond(instant) : null, v => ToMicrosecond(v));

    /// <summary>When something happened: never later than it was recorded.</summary>
    public static Column<TRow, DateTimeOffset> Past<TRow>(string name, Func<TRow, DateTimeOffset?> value) =>
        Instant(name, value) with { HasHappened = true };

    /// <summary>A day as people said it, in their own time.</summary>
    public static Column<TRow, DateOnly> Day<TRow>(string name, Func<TRow, DateOnly?> value) =>
        new(name, NpgsqlDbType.Date, r => value(r), v => v);

    /// <summary>A ward by its code.</summary>
    public static Column<TRow, Place> Ward<TRow>(string name, Func<TRow, Place> value) =>
        new(name, NpgsqlDbType.Text, r => value(r).Ward, v => v.Ward);

    /// <summary>Several wards by their codes. None is anywhere.</summary>
    public static WardsColumn<TRow> Wards<TRow>(string name, Func<TRow, IEnumerable<Place>> value) =>
        new(name, r => string.Join(' ', value(r).Select(place => place.Ward)) is { Length: > 0 } codes ? $" {codes} " : null);

    /// <summary>One of a fixed set of words.</summary>
    public static Column<TRow, TCode> Code<TRow, TCode>(string name, Func<TRow, TCode?> value) where TCode : struct, Enum =>
        new(name, NpgsqlDbType.Text, r => value(r)?.ToString(), v => v.ToString());

    private static DateTime ToMicrosecond(DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
}
