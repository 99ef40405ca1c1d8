using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Domain.Reviews;

namespace Coordination.Domain.Agreements;

/// <summary>An act as it was agreed, and what is needed to say whether somebody else has to look at it.</summary>
/// <param name="Permission">The code of the permission under which it is done.</param>
/// <param name="Named">The record of the person in whose name it is done; null if it is done in the actor's own.</param>
/// <param name="Things">What it writes to; if it is refused, what it was to be done to.</param>
public sealed record Act(ReviewId Review, string Permission, SpokenFor SpokenFor, Membership? Named, Agreement Agreed,
    IEnumerable<TouchedThing> Things);

/// <summary>A thing that an act concerns, and when the last thing happened to it that the act has to come after.</summary>
/// <param name="Kind">The kind of its stream.</param>
/// <param name="Last">Null if nothing has happened to it.</param>
public sealed record TouchedThing(string Kind, ThingId Id, DateTimeOffset? Last);

/// <summary>Opens a review, with the act itself, where the rules want a second pair of eyes.</summary>
public static class OpenReview
{
    public static readonly NumberParameter ReviewDays =
        new("review-days", "days", 1, 90, floor: 7, "Within how many days somebody else reviews what needs a review.");

    public static readonly Refusal Contradicts = new("entry.contradicts",
        "Something that is on record happened after this. Your entry is kept, and has no effect until somebody looks at it.");
    public static readonly Refusal CameBefore = new("entry.came-before",
        "Something that is on record happened after this. Leave the time out: it counts as of now.");

    /// <summary>People say when something happened to the minute.</summary>
    private static readonly TimeSpan precision = TimeSpan.FromMinutes(1);

    /// <summary>The agreement with its review; unchanged where none is needed.</summary>
    public static Agreement After(Act act, Circumstances at)
    {
        if (Contradicted(act, at) is { } thing) return act.SpokenFor is SpokenFor.Never ? CameBefore : Held(thing);
        return act.Agreed is { Refused: null, Facts.Count: > 0 } agreed && CauseOf(act, at) is { } cause
            ? agreed.And(act.Review.Value, [Opened(cause, act.Things.First())]) : act.Agreed;

        Agreement Held(TouchedThing thing)
        {
            var kept = Contradicts.Recording<ReviewEvent>(Opened(ReviewCause.LateEntry, thing));
            return Agreement.Nothing.And(act.Review.Value, kept) with { IsHeld = true };
        }

        ReviewOpened Opened(ReviewCause cause, TouchedThing about) => new(act.Review, cause, act.Permission, about.Kind, about.Id,
            at.Actor.AsPerson, at.OnBehalfOf, at.Now.AddDays(at.Charter.Of(ReviewDays).Value));
    }

    /// <summary>
    /// What is on record about it later than this. An entry that the rules refuse now may have been right at its time: it counts too,
    /// unless the actor may not act for this person at all.
    /// </summary>
    private static TouchedThing? Contradicted(Act act, Circumstances at) =>
        !at.IsLate || act.Agreed is { Refused: not null, Facts.Count: > 0 } || Circumstances.AreAboutWhoActs.Contains(act.Agreed.Refused)
            ? null
            : act.Things.FirstOrDefault(thing => thing.Last - at.OccurredAt >= precision);

    private static ReviewCause? CauseOf(Act act, Circumstances at) => act.Named switch
    {
        null => null,
        var person when at.ActorIs(person.Id) => null,
        _ when at.Authority is Authority.Emergency => ReviewCause.Emergency,
        { IsMinor: true } child when !(at.Authority is Authority.Parental && child.Shows(Authority.Parental, at.Now)) => ReviewCause.Child,
        _ => null,
    };
}
