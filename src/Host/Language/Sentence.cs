namespace Coordination.Host.Language;

/// <summary>
/// A sentence by key with what it speaks of: text, numbers, times, <see cref="Opened"/> values, <see cref="Coded"/> words, <see
/// cref="Linked"/> things.
/// </summary>
public sealed record Sentence(string Key, params IReadOnlyList<object> Values)
{
    /// <summary>What the plural form follows, when the sentence has one.</summary>
    public long? Count { get; init; }

    public static Sentence Counted(string key, long count, params ReadOnlySpan<object> others) =>
        new(key, [count, .. others]) { Count = count };
}

/// <summary>A code of one family, said in the reader's language: <c>category</c> <c>food</c>.</summary>
public sealed record Coded(string Family, string Code);

/// <summary>Several words after each other, as many as there are.</summary>
public sealed record Listing(IReadOnlyList<object> Items);

/// <summary>Something that has a page of its own.</summary>
public sealed record Linked(object What, string Href);

/// <summary>An amount and its unit: 2 parcels.</summary>
public sealed record Amount(long Number, string Unit);

/// <summary>An instant said by its time of day, with the day only where that is not today.</summary>
public sealed record At(DateTimeOffset Instant);

/// <summary>By when something is needed; without a time of day, by the end of that day.</summary>
public sealed record By(DateTimeOffset Instant, bool IsWholeDay);
