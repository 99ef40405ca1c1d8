using System.Diagnostics;
using Coordination.Domain.Kernel;

namespace Coordination.Domain.Reviews;

/// <summary>Why somebody else looks at an act (docs/codes.md).</summary>
public enum ReviewCause { Emergency, Child, LateEntry, AuthorityUnseen }

/// <summary>What a review found (docs/codes.md).</summary>
public enum ReviewFinding { InOrder, PutRight, Wrong }

/// <summary>Everything that can happen to a review. Names and fields are stored for ever.</summary>
[SeenBy(Role.Coordinator, Role.Steward, Role.Auditor)]
public abstract record ReviewEvent
{
    private protected ReviewEvent() { }
}

/// <summary>
/// A command needs a review. What was done in an emergency, for a child without a parent, or on a paper
/// that no steward has seen, has been recorded. A late entry that
/// contradicts what is on record has no effect: this event is all that is kept of it.
/// </summary>
/// <param name="Operation">The name of the operation, as the description of the API has it.</param>
/// <param name="ThingKind">The kind of stream that the thing is.</param>
/// <param name="Thing">The thing it was done to, or that it contradicts.</param>
/// <param name="ActedBy">Who gave the command; null for a program.</param>
/// <param name="InNameOf">The person in whose name it was given.</param>
/// <param name="DueAt">By when somebody looks at it.</param>
/// <param name="LetInBy">The steward who let the program in that gave the command; null for a person.</param>
[StoredAs("review.opened"), Visible(To.Coordinators)]
public sealed record ReviewOpened(ReviewId Review, IReadOnlyList<ReviewCause> Causes, string Operation, string ThingKind,
    [property: Links] ThingId Thing, [property: Links] PersonId? ActedBy, [property: Links] PersonId? InNameOf, DateTimeOffset DueAt,
    [property: Links(Acts = true)] PersonId? LetInBy = null) : ReviewEvent;

/// <summary>Somebody else looked at it and says what they found.</summary>
[StoredAs("review.closed"), Visible(To.Coordinators)]
public sealed record ReviewClosed(ReviewId Review, [property: Links] PersonId ReviewedBy, ReviewFinding Finding,
    [property: SeenBy(Role.Coordinator, Role.Steward)] Personal? Words) : ReviewEvent;

/// <summary>A command that somebody else looks at by a date.</summary>
public sealed record Review(ReviewId Id, IReadOnlyList<ReviewCause> Causes, string Operation, string ThingKind, ThingId Thing,
    PersonId? ActedBy, PersonId? InNameOf, DateTimeOffset DueAt)
{
    public static readonly StreamOf<Review, ReviewEvent> Stream =
        new("review", Evolve, (review, _) => [.. new[] { review.ActedBy, review.InNameOf }.OfType<PersonId>()]);

    /// <summary>The steward who let the program in that acted.</summary>
    public PersonId? LetInBy { get; init; }
    public ReviewFinding? Finding { get; init; }
    public PersonId? ReviewedBy { get; init; }

    /// <summary>The person whose key seals what is said of it; null if it concerns nobody here.</summary>
    public PersonId? Subject => InNameOf ?? ActedBy;

    public static Review Evolve(Review? review, ReviewEvent happened) => (review, happened) switch
    {
        (null, ReviewOpened e) => new(e.Review, e.Causes, e.Operation, e.ThingKind, e.Thing, e.ActedBy, e.InNameOf, e.DueAt)
        {
            LetInBy = e.LetInBy,
        },
        ({ }, ReviewClosed e) => review with { Finding = e.Finding, ReviewedBy = e.ReviewedBy },
        _ => throw new UnreachableException($"{happened} cannot follow {review}"),
    };
}
