using Coordination.Domain.Agreements;
using Coordination.Domain.Bookings;
using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Domain.Offers;
using Coordination.Domain.People;
using Coordination.Domain.Requests;

namespace Coordination.Specs.Communities;

/// <summary>What a community does no more once its end is decided, and what it still does.</summary>
public class BeginningNothingNew
{
    private static readonly Circumstances byAda = Ending(Any.ByAda), byBen = Ending(Any.ByBen), coordinator = Ending(Any.ByCoordinator);
    private static readonly RequestId id = Any.Id<RequestId>(1);
    private static readonly RaiseRequest raising =
        new(id, Any.Ada, Category.Food, Any.Words(Any.Ada), Any.Parcels(10), Any.Ward, Any.On(3, 5, 10));
    private static readonly RequestDeclined declined = new(id, Any.Ada, Category.Food, raising.Words, Any.Parcels(10), Any.Ward,
        raising.NeededBy, Cause.NoCapacity);

    [Fact]
    public void A_request_is_noted_as_one_that_nobody_takes_on() =>
        new Spec<Request, RequestEvent>(Request.Stream, byAda).Given().When(raising).ThenRefused(Community.WindingDown, declined);

    [Fact]
    public void Whoever_wants_it_is_rung_about_who_else_could_help() =>
        new Spec<Request, RequestEvent>(Request.Stream, byAda).Given().When(new AskForUnserved(raising, IsCallBackWanted: true))
            .Then(declined, new RequestCallBackAsked(id, byAda.Today)).AndOnlyOnce();

    [Fact]
    public void Whoever_is_new_can_read_what_became_of_what_they_asked() =>
        FirstRequest.Ask(null, raising, byAda).Facts.Select(fact => fact.Event).Should()
            .Equal(new PersonRecorded(Any.Ada), new MembershipApplied(Any.Ada), new MembershipAccepted(Any.Ada), declined);

    [Fact]
    public void No_help_is_offered_and_no_session_planned()
    {
        new Spec<Offer, OfferEvent>(Offer.Stream, byBen).Given()
            .When(new MakeOffer(new(Guid.NewGuid()), Any.Ben, Category.Food, Any.Words(Any.Ben), Any.Parcels(1), [Any.Ward], null, null))
            .ThenRefused(Community.WindingDown);
        new Spec<Session, SessionEvent>(Session.Stream, coordinator).Given()
            .When(new PlanSession(new(Guid.NewGuid()), "Larder", Category.Food, Any.On(3, 5, 10), 120, Any.Ward, Any.Seats(2)))
            .ThenRefused(Community.WindingDown);
    }

    [Fact]
    public void Nobody_joins()
    {
        MembershipEvent[] known = [new PersonRecorded(Any.Ada)], applied = [.. known, new MembershipApplied(Any.Ada)];
        var spec = new Spec<Membership, MembershipEvent>(Membership.Stream, byAda);
        spec.Given().When(new JoinCommunity(Any.Ada)).ThenRefused(Community.WindingDown);
        spec.Given([.. applied, new MembershipAccepted(Any.Ada)]).When(new JoinCommunity(Any.Ada)).ThenNothing();
        spec.By(byBen).Given(applied).When(new AcceptMember()).ThenRefused(Community.WindingDown);
        spec.By(byBen).Given(known).When(new InvitePerson(false)).ThenRefused(Community.WindingDown);
    }

    private static Circumstances Ending(Circumstances at) => at with { NothingNew = Community.WindingDown };
}
