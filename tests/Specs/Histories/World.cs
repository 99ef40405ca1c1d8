using System.Text.Json;
using Coordination.Domain.Agreements;
using Coordination.Domain.Bookings;
using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.Offers;
using Coordination.Domain.Requests;

namespace Coordination.Specs.Histories;

/// <summary>All states of one small community, each folded from its events.</summary>
public sealed class World
{
    public Dictionary<RequestId, Request> Requests { get; } = [];
    public Dictionary<OfferId, Offer> Offers { get; } = [];
    public Dictionary<MatchId, Match> Matches { get; } = [];
    public Dictionary<SessionId, Session> Sessions { get; } = [];
    public DateTimeOffset Now { get; set; } = Any.Now;
    public HashSet<Type> Happened { get; } = [];

    /// <summary>All that happened, in the order in which it was recorded.</summary>
    public List<(Fact Fact, DateTimeOffset At)> History { get; } = [];

    /// <summary>When each request that is over ended.</summary>
    public Dictionary<RequestId, DateTimeOffset?> EndedAt { get; } = [];

    public void Record(Agreement agreement)
    {
        foreach (var fact in agreement.Facts) Record(fact);
    }

    public Agreement Wait(TimeSpan passes)
    {
        Now += passes;
        return Agreement.Nothing;
    }

    private void Record(Fact fact)
    {
        Happened.Add(fact.Event.GetType());
        History.Add((fact, Now));
        switch (fact.Event)
        {
            case RequestEvent e:
                var before = Requests.GetValueOrDefault(new(fact.Stream));
                if (!PutsRight(e, before)) before?.Outcome.Should().BeNull("nothing happens to an ended request, but {0} did", e);
                Ended(Requests[new(fact.Stream)] = Request.Evolve(before, e));
                break;
            case OfferEvent e: Offers[new(fact.Stream)] = Offer.Evolve(Offers.GetValueOrDefault(new(fact.Stream)), e); break;
            case MatchEvent e: Matches[new(fact.Stream)] = Match.Evolve(Matches.GetValueOrDefault(new(fact.Stream)), e); break;
            case SessionEvent e: Sessions[new(fact.Stream)] = Session.Evolve(Sessions.GetValueOrDefault(new(fact.Stream)), e); break;
            default: throw new InvalidOperationException($"{fact.Event} belongs to no owner of this world.");
        }
    }

    /// <summary>A promise that cannot stand again falls through with the void that brings it back.</summary>
    private static bool PutsRight(RequestEvent e, Request? before) =>
        e is RequestGivenCorrected or RequestGivenVoided or RequestCauseCorrected or RequestReopened or RequestCallBackAsked
        || (e is RequestReleased { Match: var match } && before?.Promised.ContainsKey(match) is true)
        // A place outlives a request that was met.
        || (e is RequestBookingEnded && before?.Outcome is RequestOutcome.Fulfilled);

    private void Ended(Request request)
    {
        if (request.Outcome is null) EndedAt.Remove(request.Id);
        else EndedAt.TryAdd(request.Id, Now);
    }

    /// <summary>What was folded step by step is what the whole history folds to.</summary>
    public void FoldsAlike()
    {
        foreach (var (id, request) in Requests) IsFolded(request, id.Value, Request.Stream);
        foreach (var (id, offer) in Offers) IsFolded(offer, id.Value, Offer.Stream);
        foreach (var (id, match) in Matches) IsFolded(match, id.Value, Match.Stream);
    }

    private void IsFolded<TState, TEvent>(TState live, Guid id, StreamOf<TState, TEvent> kind) where TState : class where TEvent : class =>
        Stored(History.Where(h => h.Fact.Stream == id).Select(h => h.Fact.Event).OfType<TEvent>().Aggregate(default(TState), kind.Evolve))
            .Should().Be(Stored(live));

    private static string Stored<TState>(TState state) => JsonSerializer.Serialize(state, StoredJson.Options);

    /// <summary>What must hold after every command, accepted or refused.</summary>
    public void HoldsTogether()
    {
        foreach (var request in Requests.Values)
        {
            request.Open.Amount.Should().BeGreaterThanOrEqualTo(0, "given and promised are never more than wanted");
            (request.Outcome is not null && request.IsHeld).Should().BeFalse("what is over holds nothing");
            (request.Outcome is RequestOutcome.Fulfilled).Should().Be(request.Remainder.Amount == 0, "all was given, and nothing less");
            (request.Outcome is RequestOutcome.Unmet && request.Given.Amount > 0).Should().BeFalse("what is unmet was given nothing");
            foreach (var giving in request.Givings.Where(giving => giving.Match is not null)) IsKept(request, giving);
            foreach (var (match, promised) in request.Promised) IsBacked(request, match, promised);
            foreach (var (booking, session) in request.Booked)
                (Sessions[session].Bookings[booking] with { Knows = 0 }).Should()
                    .Be(new Booking(booking, request.Person, request.Id), "a request knows only places that stand");
        }
        foreach (var offer in Offers.Values)
        {
            offer.Used.Should().Be(offer.Uses.Values.Aggregate(offer.Offered.None, (sum, use) => sum + use.Given));
            offer.Left.Amount.Should().BeGreaterThanOrEqualTo(0, "used and committed are never more than offered");
            foreach (var (match, committed) in offer.Committed)
                Requests[Matches[match].Request].Promised.Should().Contain(match, committed);
        }
        foreach (var session in Sessions.Values)
        {
            session.PlacesLeft.Should().BeGreaterThanOrEqualTo(0, "no more places are booked than there are");
            session.Bookings.Values.Select(b => b.Person).Should().OnlyHaveUniqueItems();
            (session.Cancelled is not null && session.Bookings.Count > 0).Should().BeFalse("nobody has a place in what is cancelled");
            session.Places.Values.Should().NotContain(b => b.Knows < 0 || b.Knows > session.Earlier.Count);
            session.ToTell.Should().NotContain(b => b.Knows == session.Earlier.Count, "who knows of every change is not called");
        }
    }

    private void IsKept(Request request, Giving giving)
    {
        var match = Matches[giving.Match!.Value];
        (match.Phase, match.Request, match.Given).Should()
            .Be((MatchPhase.Completed, request.Id, giving.Given), "what was given under a promise is the same for both");
        Offers[match.Offer].Uses[match.Id].Given.Should().Be(giving.Given);
    }

    private void IsBacked(Request request, MatchId id, Quantity promised)
    {
        var match = Matches[id];
        (match.Phase, match.Request, match.Quantity).Should()
            .Be((MatchPhase.Confirmed, request.Id, promised), "a promise is a confirmed match");
        Offers[match.Offer].Committed.Should().Contain(id, promised);
        promised.Amount.Should().BePositive();
    }
}
