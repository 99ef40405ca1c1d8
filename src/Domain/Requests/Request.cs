using System.Collections.Immutable;
using System.Diagnostics;
using Coordination.Domain.Kernel;

namespace Coordination.Domain.Requests;

/// <summary>How a request ended.</summary>
public enum RequestOutcome { Fulfilled, RemainderClosed, Unmet, Withdrawn, ResolvedElsewhere, Declined, ReferredOut, Duplicate }

/// <summary>Something one person needs. It owns how much of it is still open, until somebody closes the rest with a cause.</summary>
public sealed record Request(RequestId Id, PersonId Person, Category Category, Quantity Wanted, Moment? NeededBy)
{
    /// <summary>A request that is needed within this time is urgent.</summary>
    public static readonly TimeSpan PressesWithin = TimeSpan.FromHours(24);

    public static readonly StreamOf<Request, RequestEvent> Stream = new("request", Evolve, (request, _) => [request.Person]);

    /// <summary>How many events it has. The last has this version.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The version at which what is wanted was last said.</summary>
    public int SaidAt { get; init; } = 1;

    /// <summary>The version at which kind, place or time were last said anew; null while they are as first said.</summary>
    public int? TermsVersion { get; init; }
    public Place Place { get; init; }

    /// <summary>The first of the requests it was asked for together with; null if it was asked for alone, or is the first.</summary>
    public RequestId? AskedWith { get; init; }

    /// <summary>The same for all that were asked for together with it.</summary>
    public RequestId First => AskedWith ?? Id;
    public Quantity Given { get; init; } = Wanted.None;
    public ImmutableList<Giving> Givings { get; init; } = [];
    public ImmutableDictionary<MatchId, Quantity> Promised { get; init; } = ImmutableDictionary<MatchId, Quantity>.Empty;
    public ImmutableDictionary<BookingId, SessionId> Booked { get; init; } = ImmutableDictionary<BookingId, SessionId>.Empty;

    /// <summary>The end that somebody gave it; what was given for it may say otherwise.</summary>
    public Closing? Closed { get; init; }
    public RequestOutcome? Outcome { get; init; }

    /// <summary>The request that it is a duplicate of.</summary>
    public RequestId? Original { get; init; }

    /// <summary>The last day on which the person asked to be rung about it, after it was declined.</summary>
    public DateOnly? CallBackOn { get; init; }

    public Quantity Remainder => Wanted - Given;
    public Quantity Open => Promised.Values.Aggregate(Remainder, (open, promised) => open - promised);

    /// <summary>Why it ended without all that was asked for.</summary>
    public Cause? Cause => Outcome is null or RequestOutcome.Fulfilled ? null : Closed?.Cause;

    /// <summary>
    /// Whether a promise or a place is still held for it. A request that has ended holds nothing; the person keeps a place booked for it.
    /// </summary>
    public bool IsHeld => Outcome is not RequestOutcome.Fulfilled && Promised.Count + Booked.Count > 0;

    public Giving? GivingAt(int recorded) => Givings.Find(giving => giving.Event == recorded);

    public static Request Evolve(Request? request, RequestEvent happened) => (request, happened) switch
    {
        (null, RequestRaised e) => new(e.Request, e.Person, e.Category, e.Wanted, e.NeededBy)
        {
            Place = e.Place,
            AskedWith = e.AskedWith,
        },
        (null, RequestDeclined e) => new Request(e.Request, e.Person, e.Category, e.Wanted, e.NeededBy)
        {
            Place = e.Place,
            AskedWith = e.AskedWith,
        }.ClosedAs(RequestOutcome.Declined, e.Cause).Settled(),
        ({ }, _) => (request with { Version = request.Version + 1 }).After(happened).Settled(),
        _ => throw new UnreachableException($"{happened} cannot begin a request"),
    };

    private Request After(RequestEvent happened) => happened switch
    {
        RequestCallBackAsked e => this with { CallBackOn = e.On },
        RequestAmended e => Amended(e),
        RequestMatched e => this with { Promised = Promised.SetItem(e.Match, e.Quantity) },
        RequestReleased e => this with { Promised = Promised.Remove(e.Match) },
        RequestBooked e => this with { Booked = Booked.SetItem(e.Booking, e.Session) },
        RequestBookingEnded e => this with { Booked = Booked.Remove(e.Booking) },
        RequestPartlyFulfilled e => Receiving(e.Given, e.Match, e.Shortfall),
        RequestFulfilled e => Receiving(e.Given, e.Match, null),
        RequestGivenCorrected e => Correcting(GivingAt(e.Corrects)!, e),
        RequestGivenVoided e => Voiding(GivingAt(e.Corrects)!),
        RequestRemainderClosed e => ClosedAs(RequestOutcome.RemainderClosed, e.Cause),
        RequestUnmet e => ClosedAs(RequestOutcome.Unmet, e.Cause),
        RequestWithdrawn e => ClosedAs(RequestOutcome.Withdrawn, e.Cause),
        RequestResolvedElsewhere => ClosedAs(RequestOutcome.ResolvedElsewhere, null),
        RequestReferredOut => ClosedAs(RequestOutcome.ReferredOut, null),
        RequestClosedAsDuplicate e => ClosedAs(RequestOutcome.Duplicate, null) with { Original = e.Original },
        RequestReopened => this with { Closed = null, Original = null },
        RequestCauseCorrected e => this with { Closed = Closed! with { Cause = e.Cause } },
        _ => throw new UnreachableException($"{happened} cannot follow {this}"),
    };

    private Request Amended(RequestAmended e) => this with
    {
        // In another unit only while nothing is given.
        Given = Given with { Unit = (e.Wanted ?? Wanted).Unit },
        SaidAt = Version,
        TermsVersion = (e.Category, e.Place, e.NeededBy, e.IsUndated) is (null, null, null, null) ? TermsVersion : Version,
        Category = e.Category ?? Category,
        Wanted = e.Wanted ?? Wanted,
        Place = e.Place ?? Place,
        NeededBy = e.IsUndated is true ? null : e.NeededBy ?? NeededBy,
    };

    private Request Receiving(Quantity given, MatchId? match, Cause? shortfall) => this with
    {
        Given = Given + given,
        Givings = Givings.Add(new(Version, given, shortfall, match,
            match is { } kept && Promised.TryGetValue(kept, out var promised) ? promised : null)),
        Promised = match is { } over ? Promised.Remove(over) : Promised,
    };

    private Request Correcting(Giving giving, RequestGivenCorrected e) => this with
    {
        Given = Given - giving.Given + e.Given,
        Givings = Givings.Replace(giving, giving with { Given = e.Given, Shortfall = e.Shortfall }),
    };

    private Request Voiding(Giving giving) => this with
    {
        Given = Given - giving.Given,
        Givings = Givings.Remove(giving),
        Promised = giving is { Match: { } match, Promised: { } promised } ? Promised.SetItem(match, promised) : Promised,
    };

    private Request ClosedAs(RequestOutcome outcome, Cause? cause) => this with { Closed = new(Version, outcome, cause) };

    /// <summary>How it stands follows from what was given, and from the end that somebody gave it.</summary>
    private Request Settled() => this switch
    {
        { Remainder.Amount: 0 } => this with { Outcome = RequestOutcome.Fulfilled },
        { Closed.Outcome: RequestOutcome.RemainderClosed, Given.Amount: 0 } => this with { Outcome = RequestOutcome.Unmet },
        _ => this with { Outcome = Closed?.Outcome },
    };
}
