using System.Globalization;
using System.Security.Cryptography;
using Coordination.Domain.Consents;
using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.People;
using Coordination.Domain.Reviews;

namespace Coordination.Domain.Agreements;

/// <summary>A command as it was agreed, and what is needed to say whether somebody else has to look at it.</summary>
/// <param name="Id">The id of the review, if it needs one.</param>
/// <param name="Operation">The name of the operation, as the description of the API has it.</param>
/// <param name="Named">The record of the person in whose name it is given, if there is one yet.</param>
/// <param name="Things">What it writes to, the thing that it is about first; if it is refused, what it was to be done to.</param>
public sealed record AgreedCommand(Guid Id, string Operation, SpokenFor SpokenFor, Membership? Named, Agreement Agreed,
    IEnumerable<TouchedThing> Things);

/// <summary>A thing that a command concerns, and when the last thing happened to it that the command has to come after.</summary>
/// <param name="Kind">The kind of its stream.</param>
/// <param name="IsSealed">Whether nobody sees what happens to it, unless it is opened for a purpose.</param>
/// <param name="Last">Null if nothing has happened to it.</param>
public sealed record TouchedThing(string Kind, ThingId Id, bool IsSealed, DateTimeOffset? Last);

/// <summary>Opens a review, with the command itself, where the rules want a second pair of eyes.</summary>
public static class OpenReview
{
    public static readonly NumberParameter ReviewDays =
        new("review-days", "days", 1, 90, floor: 7, "Within how many days somebody else reviews what needs a review.");

    public static readonly Refusal Contradicts = new("entry.contradicts",
        "Something on record happened after this, so it has no effect. It is on the list of what somebody else looks at. Keep your notes.");
    public static readonly Refusal CameBefore = new("entry.came-before",
        "Something on record happened after this. Leave the time out: it counts as of now.");

    /// <summary>People say when something happened to the minute.</summary>
    private static readonly TimeSpan precision = TimeSpan.FromMinutes(1);

    /// <summary>The agreement with its review; unchanged where none is needed.</summary>
    public static Agreement After(AgreedCommand command, Circumstances at) => IsContradicted(command, at) switch
    {
        true when command.SpokenFor is SpokenFor.Never || command.Agreed.Facts.Any(fact => Protects(fact.Event)) => CameBefore,
        true => Held(command, command.Things.First(), at),
        false when command.Agreed is { Refused: null, Facts.Count: > 0 } agreed && CausesOf(command, at) is [_, ..] causes =>
            agreed.And(command.Id, [Opened(new(command.Id), causes, command.Operation, command.Things.First(), at)]),
        false => command.Agreed,
    };

    /// <summary>What protects somebody never waits for a person: it counts as of now.</summary>
    private static bool Protects(object happened) =>
        happened is AddressRestricted or MarkedMinor or ConsentWithdrawn or ConsentNarrowed or MatchDeclined;

    /// <summary>The same entry has the same id, so that it is kept once.</summary>
    private static Agreement Held(AgreedCommand command, TouchedThing thing, Circumstances at)
    {
        var said = Jcs.Canonical("held", at.Actor.ToString(), at.OnBehalfOf?.ToString() ?? "", command.Operation, thing.Id.ToString(),
            (at.OccurredAt.UtcTicks / precision.Ticks).ToString(CultureInfo.InvariantCulture));
        var id = new ReviewId(new Guid(SHA256.HashData(said).AsSpan(0, 16), bigEndian: true));
        var opened = Opened(id, [ReviewCause.LateEntry], command.Operation, thing, at);
        return Agreement.Nothing.And(id.Value, Contradicts.Recording<ReviewEvent>(opened)) with { IsHeld = true };
    }

    /// <summary>What is sealed is not named; the person is.</summary>
    private static ReviewOpened Opened(ReviewId id, IReadOnlyList<ReviewCause> causes, string operation, TouchedThing thing,
        Circumstances at) => thing.IsSealed && at.OnBehalfOf is { } person
            ? Opened(id, causes, operation, new(Membership.Stream.Name, new(person.Value), false, null), at)
            : new(id, causes, operation, thing.Kind, thing.Id, at.Actor.AsPerson, at.OnBehalfOf,
                at.Now.AddDays(at.Charter.Of(ReviewDays).Value), at.LetInBy);

    /// <summary>
    /// Whether something on record happened after it. An entry that is refused now may have been right at its time: it counts too.
    /// </summary>
    private static bool IsContradicted(AgreedCommand command, Circumstances at) => command.Agreed switch
    {
        _ when !at.IsLate => false,
        { Refused: null, Facts.Count: 0 } or { Refused.DependsOnTime: false } or { Refused: not null, Facts.Count: > 0 } => false,
        _ => command.Things.Any(thing => thing.Last - at.OccurredAt >= precision),
    };

    private static IReadOnlyList<ReviewCause> CausesOf(AgreedCommand command, Circumstances at)
    {
        if (at.OnBehalfOf is not { } person || at.ActorIs(person)) return [];
        var isUrgent = at.Authority is Authority.Emergency;
        // Whoever says that they are the parent speaks for a child, also where nobody has noted an age yet.
        var isForAChild = (at.Authority is Authority.Parental || command.Named is { IsMinor: true })
            && !(at.Authority is Authority.Parental && command.Named?.Shows(Authority.Parental, at.Now) == true);
        var isUnseen = at.Authority is Authority.AttorneyOrDeputy && command.Named?.Shows(Authority.AttorneyOrDeputy, at.Now) is not true;
        return [.. isUrgent ? new[] { ReviewCause.Emergency } : [], .. isForAChild ? new[] { ReviewCause.Child } : [],
            .. isUnseen ? new[] { ReviewCause.AuthorityUnseen } : []];
    }
}
