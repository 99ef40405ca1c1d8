using System.Diagnostics;
using Coordination.Domain.Kernel;

namespace Coordination.Domain.Reviews;

/// <summary>Why somebody else looks at an act (docs/codes.md).</summary>
public enum ReviewCause { Emergency, Child, LateEntry }

/// <summary>What a review found (docs/codes.md).</summary>
public enum ReviewFinding { InOrder, PutRight, Wrong }

/// <summary>Everything that can happen to a review. Names and fields are stored for ever.</summary>
[SeenBy(Role.Coordinator, Role.Steward, Role.Auditor)]
public abstract record ReviewEvent
{
    private protected ReviewEvent() { }
}

/// <summary>
/// An act needs a review. What was done in an emergency, or for a child without a parent, has been recorded. A late entry that contradicts
/// what is on record has no effect: this event is all that is kept of it.
/// </summary>
/// <param name="Act">The permission under which it was done or was to be done.</param>
/// <param name="Kind">The kind of stream that the thing is.</param>
/// <param name="About">The thing it was done to, or that it contradicts.</param>
/// <param name="By">Who acted; null for a program.</param>
/// <param name="Person">In whose name.</param>
/// <param name="Due">By when somebody looks at it.</param>
[StoredAs("review.opened"), Visible(To.Coordinators)]
public sealed record ReviewOpened(ReviewId Review, ReviewCause Cause, string Act, string Kind, [property: Links] ThingId About,
    [property: Links] PersonId? By, [property: Links] PersonId? Person, DateTimeOffset Due) : ReviewEvent;

/// <summary>Somebody else looked at it and says what they found.</summary>
[StoredAs("review.closed"), Visible(To.Coordinators)]
public sealed record ReviewClosed(ReviewId Review, [property: Links] PersonId ReviewedBy, ReviewFinding Finding,
    [property: SeenBy(Role.Coordinator, Role.Steward)] Personal? Words) : ReviewEvent;

/// <summary>An act that somebody else looks at by a date.</summary>
public sealed record Review(ReviewId Id, ReviewCause Cause, string Act, string Kind, ThingId About, PersonId? By, PersonId? Person,
    DateTimeOffset Due)
{
    public static readonly StreamOf<Review, ReviewEvent> Stream =
        new("review", Evolve, (review, _) => [.. new[] { review.By, review.Person }.OfType<PersonId>()]);

    public ReviewFinding? Finding { get; init; }

    /// <summary>The person whose key seals what is said of it; null if it concerns nobody here.</summary>
    public PersonId? Subject => Person ?? By;

    public static Review Evolve(Review? review, ReviewEvent happened) => (review, happened) switch
    {
        (null, ReviewOpened e) => new(e.Review, e.Cause, e.Act, e.Kind, e.About, e.By, e.Person, e.Due),
        ({ }, ReviewClosed e) => review with { Finding = e.Finding },
        _ => throw new UnreachableException($"{happened} cannot follow {review}"),
    };
}
