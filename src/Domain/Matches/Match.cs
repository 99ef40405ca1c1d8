using System.Collections.Immutable;
using System.Diagnostics;
using Coordination.Domain.Kernel;

namespace Coordination.Domain.Matches;

/// <summary>The two who have to agree.</summary>
public enum Side { Person, Helper }

/// <summary>Why a request and an offer fit, as the rule sees it (docs/codes.md).</summary>
public enum Fit { SameCategory, SameWard, EnoughLeft, InTime }

/// <summary>Everything that can happen to a match. Names and fields are stored for ever.</summary>
public abstract record MatchEvent
{
    private protected MatchEvent() { }
}

/// <param name="TermsVersion">
/// The version of the request at which its kind, place and time were last said anew; null where they were as first said.
/// </param>
[StoredAs("match.proposed"), Visible(To.Coordinators)]
public sealed record MatchProposed(
    MatchId Match, [property: Links] RequestId Request, [property: Links] PersonId Person, [property: Links] OfferId Offer,
    [property: Links] PersonId Helper, Quantity Quantity, IReadOnlyList<Fit> Why, int? TermsVersion = null) : MatchEvent;

[StoredAs("match.accepted"), Visible(To.Coordinators)]
public sealed record MatchAccepted(MatchId Match, Side Side) : MatchEvent;

/// <summary>The helper can give only this much of what was proposed to them.</summary>
[StoredAs("match.part-offered"), Visible(To.Coordinators)]
public sealed record MatchPartOffered(MatchId Match, Quantity Quantity) : MatchEvent;

[StoredAs("match.declined"), Visible(To.Coordinators)]
public sealed record MatchDeclined(MatchId Match, Side Side) : MatchEvent;

[StoredAs("match.confirmed"), Visible(To.Coordinators)]
public sealed record MatchConfirmed(MatchId Match) : MatchEvent;

/// <summary>Until then, one of the two may see how to reach the other.</summary>
[StoredAs("match.contact-disclosed"), Visible(Kernel.To.Coordinators)]
public sealed record ContactDisclosed(
    MatchId Match, [property: Links] PersonId Of, [property: Links] PersonId To, DateTimeOffset Until) : MatchEvent;

/// <summary>The consent behind a disclosure was withdrawn: the contact is not shown any more.</summary>
[StoredAs("match.disclosure-recalled"), Visible(Kernel.To.Coordinators)]
public sealed record DisclosureRecalled(MatchId Match, [property: Links] PersonId Of, [property: Links] PersonId To) : MatchEvent;

/// <summary>The time for which contact was disclosed is over.</summary>
[StoredAs("match.disclosure-ended"), Visible(Kernel.To.Coordinators)]
public sealed record DisclosureEnded(MatchId Match, [property: Links] PersonId Of, [property: Links] PersonId To) : MatchEvent;

[StoredAs("match.completed"), Visible(To.Coordinators)]
public sealed record MatchCompleted(MatchId Match, Quantity Given) : MatchEvent;

/// <summary>Where no side is named, neither of the two people dissolved it.</summary>
[StoredAs("match.dissolved"), Visible(To.Coordinators)]
public sealed record MatchDissolved(MatchId Match, Cause? Cause, Side? Side) : MatchEvent;

/// <summary>Less or more was given under the match than was recorded.</summary>
[StoredAs("match.given-corrected"), Visible(To.Coordinators)]
public sealed record MatchGivenCorrected(MatchId Match, Quantity Given, CorrectionReason Reason) : MatchEvent;

/// <summary>Nothing was given under the match, although it was recorded: the promise stands as before.</summary>
[StoredAs("match.completion-voided"), Visible(To.Coordinators)]
public sealed record MatchCompletionVoided(MatchId Match, CorrectionReason Reason) : MatchEvent;

/// <summary>Where a match stands.</summary>
public enum MatchPhase { Proposed, Confirmed, Declined, Completed, Dissolved }

/// <summary>One person's request and another's offer that may fit. It becomes a promise when both people say yes.</summary>
public sealed record Match(MatchId Id, RequestId Request, PersonId Person, OfferId Offer, PersonId Helper, Quantity Quantity,
    MatchPhase Phase = MatchPhase.Proposed, bool PersonAgrees = false, bool HelperAgrees = false)
{
    public static readonly StreamOf<Match, MatchEvent> Stream = new("match", Evolve, (match, _) => [match.Person, match.Helper]);

    /// <summary>The terms that were proposed, by the version of the request; null where they were as first said.</summary>
    public int? TermsVersion { get; init; }

    /// <summary>Until when each may be reached by the other.</summary>
    public ImmutableDictionary<PersonId, DateTimeOffset> DisclosedUntil { get; init; } =
        ImmutableDictionary<PersonId, DateTimeOffset>.Empty;

    /// <summary>What was given under it; null while nothing was.</summary>
    public Quantity? Given { get; init; }

    public PersonId Of(Side side) => side is Side.Person ? Person : Helper;
    public PersonId Other(PersonId of) => of == Person ? Helper : Person;
    public bool Agrees(Side side) => side is Side.Person ? PersonAgrees : HelperAgrees;

    /// <summary>
    /// Whether one of the two may see, now, how to reach the other: it was disclosed, not too long ago, and the match still stands.
    /// </summary>
    public bool ContactVisible(PersonId of, PersonId to, DateTimeOffset now) =>
        Phase is MatchPhase.Confirmed or MatchPhase.Completed && ((of, to) == (Person, Helper) || (of, to) == (Helper, Person))
        && DisclosedUntil.TryGetValue(of, out var until) && now < until;

    public static Match Evolve(Match? match, MatchEvent happened) => (match, happened) switch
    {
        (null, MatchProposed e) => new(e.Match, e.Request, e.Person, e.Offer, e.Helper, e.Quantity) { TermsVersion = e.TermsVersion },
        ({ }, MatchPartOffered e) => match with { Quantity = e.Quantity },
        ({ }, MatchAccepted { Side: Side.Person }) => match with { PersonAgrees = true },
        ({ }, MatchAccepted) => match with { HelperAgrees = true },
        ({ }, MatchDeclined) => match with { Phase = MatchPhase.Declined },
        ({ }, MatchConfirmed) => match with { Phase = MatchPhase.Confirmed },
        ({ }, ContactDisclosed e) => match with { DisclosedUntil = match.DisclosedUntil.SetItem(e.Of, e.Until) },
        ({ }, DisclosureRecalled e) => match with { DisclosedUntil = match.DisclosedUntil.Remove(e.Of) },
        ({ }, DisclosureEnded e) => match with { DisclosedUntil = match.DisclosedUntil.Remove(e.Of) },
        ({ }, MatchCompleted e) => match with { Phase = MatchPhase.Completed, Given = e.Given },
        ({ }, MatchGivenCorrected e) => match with { Given = e.Given },
        ({ }, MatchCompletionVoided) => match with { Phase = MatchPhase.Confirmed, Given = null },
        ({ }, MatchDissolved) => match with { Phase = MatchPhase.Dissolved },
        _ => throw new UnreachableException($"{happened} cannot follow {match}"),
    };
}
