using Coordination.Host.Language;

namespace Coordination.Host.Stories;

/// <summary>A story as a page shows it, oldest first.</summary>
public sealed record StoryModel(IReadOnlyList<StoryEntry> Entries)
{
    public static readonly StoryModel Empty = new([]);

    /// <summary>Where what happened before is read; null if nothing did.</summary>
    public string? EarlierHref { get; init; }
}

/// <summary>One event of a story as a plain sentence, with everything its envelope says about how it came to be.</summary>
public sealed record StoryEntry(long Sequence, string Type, Sentence What, DateTimeOffset OccurredAt, DateTimeOffset RecordedAt,
    Sentence Actor, string Channel)
{
    public string Icon { get; init; } = "circle-dot";
    public EventTone Tone { get; init; }

    /// <summary>The person's own words, if the event has some.</summary>
    public Opened? Words { get; init; }
    public Sentence? OnBehalfOf { get; init; }
    public string? Authority { get; init; }
    public string? Cause { get; init; }
    public int? CharterVersion { get; init; }
    public IReadOnlyList<string> Clauses { get; init; } = [];

    /// <summary>A later event says that it was not right.</summary>
    public bool IsCorrected { get; init; }

    /// <summary>The page on which the event itself can be seen and checked.</summary>
    public string? Proof { get; init; }
}
