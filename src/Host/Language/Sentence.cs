namespace Coordination.Host.Language;

/// <summary>
/// The key of a sentence with its values: texts, numbers, days, times, <see cref="Opened"/> values, <see cref="Coded"/> words, <see
/// cref="Linked"/> things.
/// </summary>
public sealed record Sentence(string Key, params IReadOnlyList<object> Values)
{
    /// <summary>The number that selects the plural form, if the sentence has plural forms.</summary>
    public long? Count { get; init; }

    public static Sentence Counted(string key, long count, params ReadOnlySpan<object> others) =>
        new(key, [count, .. others]) { Count = count };
}

/// <summary>A code of a family, shown in the reader's language: <c>category</c> <c>food</c>.</summary>
public sealed record Coded(string Family, string Code);

/// <summary>Several words in a row.</summary>
public sealed record Listing(IReadOnlyList<object> Items);

/// <summary>A thing that has its own page.</summary>
public sealed record Linked(object What, string Href);

/// <summary>An amount and its unit: 2 parcels.</summary>
public sealed record Amount(long Number, string Unit);

/// <summary>An instant shown by its time of day, with the date only if that is not today.</summary>
public sealed record At(DateTimeOffset Instant);

/// <summary>When something is needed by. Without a time of day: by the end of that day.</summary>
public sealed record By(DateTimeOffset Instant, bool IsWholeDay);

/// <summary>An instant shown with its day and its time of day, whenever that is.</summary>
public sealed record DayAndTime(DateTimeOffset Instant);

/// <summary>A period shown with its day, and with the day of its end where that is another.</summary>
public sealed record FromTo(DateTimeOffset From, DateTimeOffset Until);
