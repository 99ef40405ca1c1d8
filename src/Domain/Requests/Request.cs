using System.Collections.Immutable;
using System.Diagnostics;
using Coordination.Domain.Kernel;

namespace Coordination.Domain.Requests;

/// <summary>How a request ended.</summary>
public enum RequestOutcome { Fulfilled, RemainderClosed, Unmet, Withdrawn, ResolvedElsewhere, Declined }

/// <summary>Something one person needs. It owns how much of it is still open, until somebody closes the rest with a cause.</summary>
public sealed record Request(RequestId Id, PersonId Person, Category Category, Quantity Wanted, Moment? NeededBy)
{
    /// <summary>A request that is needed within this time is urgent.</summary>
    public static readonly TimeSpan PressesWithin = TimeSpan.FromHours(24);

    public static readonly StreamOf<Request, RequestEvent> Stream = new("request", Evolve, (request, _) => [request.Person]);

    public Place Place { get; init; }
    public Quantity Given { get; init; } = Wanted.None;
    public ImmutableDictionary<MatchId, Quantity> Promised { get; init; } = ImmutableDictionary<MatchId, Quantity>.Empty;
    public ImmutableDictionary<BookingId, SessionId> Booked { get; init; } = ImmutableDictionary<BookingId, SessionId>.Empty;
    public RequestOutcome? Outcome { get; init; }

    public Quantity Remainder => Wanted - Given;
    public Quantity Open => Promised.Values.Aggregate(Remainder, (open, promised) => open - promised);

    /// <summary>
    /// Whether a promise or a place is still held for it. A request that has ended holds nothing; the person keeps a place booked for it.
    /// </summary>
    public bool IsHeld => Promised.Count + Booked.Count > 0;

    public static Request Evolve(Request? request, RequestEvent happened) => (request, happened) switch
    {
        (null, RequestRaised e) => new(e.Request, e.Person, e.Category, e.Wanted, e.NeededBy) { Place = e.Place },
        (null, RequestDeclined e) =>
            new(e.Request, e.Person, e.Category, e.Wanted, e.NeededBy) { Place = e.Place, Outcome = RequestOutcome.Declined },
        ({ }, RequestMatched e) => request with { Promised = request.Promised.SetItem(e.Match, e.Quantity) },
        ({ }, RequestReleased e) => request with { Promised = request.Promised.Remove(e.Match) },
        ({ }, RequestBooked e) => request with { Booked = request.Booked.SetItem(e.Booking, e.Session) },
        ({ }, RequestBookingEnded e) => request with { Booked = request.Booked.Remove(e.Booking) },
        ({ }, RequestPartlyFulfilled e) => request.Receiving(e.Given, e.Match),
        ({ }, RequestFulfilled e) =>
            request.Receiving(e.Given, e.Match) with { Outcome = RequestOutcome.Fulfilled, Booked = request.Booked.Clear() },
        ({ }, RequestRemainderClosed) => request with { Outcome = RequestOutcome.RemainderClosed },
        ({ }, RequestUnmet) => request with { Outcome = RequestOutcome.Unmet },
        ({ }, RequestWithdrawn) => request with { Outcome = RequestOutcome.Withdrawn },
        ({ }, RequestResolvedElsewhere) => request with { Outcome = RequestOutcome.ResolvedElsewhere },
        _ => throw new UnreachableException($"{happened} cannot follow {request}"),
    };

    private Request Receiving(Quantity given, MatchId? match) =>
        this with { Given = Given + given, Promised = match is { } kept ? Promised.Remove(kept) : Promised };
}
