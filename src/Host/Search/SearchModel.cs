using Coordination.Host.Pages;
using Coordination.Host.People;

namespace Coordination.Host.Search;

/// <summary>Somebody who was found, and what goes on for them.</summary>
public sealed record FoundPersonLine(PersonLine Person, IReadOnlyList<ThingLine> Things);

/// <summary>What was found by a search.</summary>
/// <param name="Text">What was searched for; null before anything was.</param>
public sealed record SearchModel(string Community, string? Text)
{
    /// <summary>A to Z; null for a reader who does not look for people.</summary>
    public IReadOnlyList<FoundPersonLine>? People { get; init; }

    /// <summary>Whether more people were found than are shown.</summary>
    public bool HasMorePeople { get; init; }

    /// <summary>By kind. Kinds of which nothing was found are left out.</summary>
    public IReadOnlyList<FoundThings> Things { get; init; } = [];

    /// <summary>Whether of one kind only the newest were looked at.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>Whether the reader takes down requests of people who ring.</summary>
    public bool MayAdd { get; init; }

    public bool IsNothing => Text is not null && Things.Count == 0 && People is not { Count: > 0 };
}
