using System.Text.Json;
using Coordination.Domain.Bookings;
using Coordination.Domain.Communities;
using Coordination.Domain.Consents;
using Coordination.Domain.EmergencyAccess;
using Coordination.Domain.Households;
using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.Offers;
using Coordination.Domain.People;
using Coordination.Domain.Programs;
using Coordination.Domain.Requests;
using Coordination.Host.Api;
using Coordination.Host.EmergencyAccess;
using Coordination.Host.Front;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Reads;

namespace Coordination.Host.Stories;

/// <summary>Says an event in one plain sentence.</summary>
public sealed class EventSentences(NameDisclosure disclosure, IReadOnlyDictionary<Guid, Match> matches, IReadOnlyDictionary<Guid,
    Request> requests)
{
    public Sentence Of(StoredFact fact) =>
        Said(Happened(fact), fact.Stream) is var values ? new(Key(fact), values) : throw new InvalidOperationException(fact.Type);

    public static object Happened(StoredFact fact) => fact.Data.Deserialize(EventNames.Named(fact.Type)!.Type, StoredJson.Options)!;

    private static string Key(StoredFact fact) => Happened(fact) switch
    {
        MatchAccepted { Side: var side } => $"story.{fact.Type}.{side.Code()}",
        MatchDeclined { Side: var side } => $"story.{fact.Type}.{side.Code()}",
        _ => $"story.{fact.Type}",
    };

    private object[] Said(object happened, Guid stream) => happened switch
    {
        RequestRaised e => [Name(e.Person), e.Category.Coded("category")],
        RequestDeclined e => [Name(e.Person), e.Cause.Coded("cause")],
        RequestMatched e => [e.Quantity.Amount()],
        RequestReleased e => [e.Quantity.Amount()],
        RequestPartlyFulfilled e => [e.Given.Amount()],
        RequestFulfilled e => [e.Given.Amount()],
        RequestRemainderClosed e => [e.Remainder.Amount()],
        RequestEvent when requests.TryGetValue(stream, out var request) => [Name(request.Person)],
        MatchProposed e => [Name(e.Helper), e.Quantity.Amount()],
        MatchAccepted e => [Of(stream, e.Side)],
        MatchDeclined e => [Of(stream, e.Side)],
        ContactDisclosed e => [Name(e.To), Name(e.Of), new At(e.Until)],
        DisclosureRecalled e => [Name(e.Of), Name(e.To)],
        MatchCompleted e => [Of(stream, Side.Helper), e.Given.Amount()],
        MatchEvent => [Of(stream, Side.Helper)],
        OfferMade e => [Name(e.Helper), e.Offered.Amount()],
        OfferCommitted e => [e.Quantity.Amount()],
        OfferReleased e => [e.Quantity.Amount()],
        OfferUsed e => [e.Quantity.Amount()],
        SessionPlanned e => [e.Title, e.Capacity.Amount()],
        PlaceBooked e => [Name(e.Person)],
        PlaceRefused e => [Name(e.Person)],
        PlaceCancelled e => [Name(e.Person)],
        PersonAttended e => [Name(e.Person)],
        RoleGranted e => [Name(e.Person), e.Role.Coded("role")],
        RoleLapsed e => [Name(e.Person), e.Role.Coded("role")],
        RoleRevoked e => [Name(e.Person), e.Role.Coded("role")],
        VettingSeen e => [Name(e.Person), e.Role.Coded("role")],
        MembershipEvent => [Name(new(stream))],
        PersonJoinedHousehold e => [Name(e.Person)],
        PersonLeftHousehold e => [Name(e.Person)],
        ConsentAsked e => [Name(e.Person), e.Purpose.Coded("purpose")],
        ConsentGiven e => [Name(e.Person), e.Purpose.Coded("purpose")],
        ConsentNarrowed e => [Name(e.Person), e.Purpose.Coded("purpose")],
        ConsentWithdrawn e => [Name(e.Person), e.Purpose.Coded("purpose")],
        EmergencyAccessOpened e => [Name(e.OpenedBy), Name(e.Person), e.Emergency.Coded("emergency")],
        CommunityFounded e => [e.Name],
        StewardAppointed e => [Name(e.Steward)],
        StewardStoodDown e => [Name(e.Steward)],
        CharterAdopted e => [e.Version],
        TokenIssued e => [e.Name],
        _ => [],
    };

    private Opened Name(PersonId person) => disclosure.NameOf(person);
    private object Of(Guid match, Side side) =>
        matches.TryGetValue(match, out var known) ? Name(known.Of(side)) : new Sentence($"match-side.{side.Code()}");
}
