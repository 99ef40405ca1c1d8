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

    public void Record(Agreement agreement)
    {
        foreach (var fact in agreement.Facts) Record(fact);
    }

    private void Record(Fact fact)
    {
        Happened.Add(fact.Event.GetType());
        switch (fact.Event)
        {
            case RequestEvent e:
                var before = Requests.GetValueOrDefault(new(fact.Stream));
                before?.Outcome.Should().BeNull("nothing happens to an ended request, but {0} did", e);
                Requests[new(fact.Stream)] = Request.Evolve(before, e);
                break;
            case OfferEvent e: Offers[new(fact.Stream)] = Offer.Evolve(Offers.GetValueOrDefault(new(fact.Stream)), e); break;
            case MatchEvent e: Matches[new(fact.Stream)] = Match.Evolve(Matches.GetValueOrDefault(new(fact.Stream)), e); break;
            case SessionEvent e: Sessions[new(fact.Stream)] = Session.Evolve(Sessions.GetValueOrDefault(new(fact.Stream)), e); break;
            default: throw new InvalidOperationException($"{fact.Event} belongs to no owner of this world.");
        }
    }

    /// <summary>What must hold after every command, accepted or refused.</summary>
    public void HoldsTogether()
    {
        foreach (var request in Requests.Values)
        {
            request.Open.Amount.Should().BeGreaterThanOrEqualTo(0, "given and promised are never more than wanted");
            (request.Outcome is not null && request.IsHeld).Should().BeFalse("what is over holds nothing");
            foreach (var (match, promised) in request.Promised) IsBacked(request, match, promised);
            foreach (var (booking, session) in request.Booked)
                Sessions[session].Bookings[booking].Should()
                    .Be(new Booking(booking, request.Person, request.Id), "a request knows only places that stand");
        }
        foreach (var offer in Offers.Values)
        {
            offer.Left.Amount.Should().BeGreaterThanOrEqualTo(0, "used and committed are never more than offered");
            foreach (var (match, committed) in offer.Committed)
                Requests[Matches[match].Request].Promised.Should().Contain(match, committed);
        }
        foreach (var session in Sessions.Values)
        {
            session.PlacesLeft.Should().BeGreaterThanOrEqualTo(0, "no more places are booked than there are");
            session.Bookings.Values.Select(b => b.Person).Should().OnlyHaveUniqueItems();
        }
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
