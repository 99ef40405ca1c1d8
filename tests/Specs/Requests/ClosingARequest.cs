using Coordination.Domain.Kernel;
using Coordination.Domain.Requests;

namespace Coordination.Specs.Requests;

public class ClosingARequest
{
    private static readonly RequestId id = Any.Id<RequestId>(1);
    private static readonly RequestRaised raised = new(id, Any.Ada, Category.Food, Any.Words(Any.Ada), Any.Parcels(10), Any.Ward, null);
    private static readonly RequestMatched matched = new(id, Any.Id<MatchId>(1), Any.Parcels(4));
    private static readonly RequestBooked booked = new(id, Any.Id<SessionId>(1), Any.Id<BookingId>(1));

    private readonly Spec<Request, RequestEvent> spec = new(Request.Stream, Any.ByCoordinator);

    public static TheoryData<ICommand<Request, RequestEvent>> Endings { get; } =
        [new CloseAsUnmet(Cause.NoStock), new WithdrawRequest(), new ResolveElsewhere()];

    [Fact]
    public void What_could_not_be_met_says_why() =>
        spec.Given(raised).When(new CloseAsUnmet(Cause.NoStock)).Then(new RequestUnmet(id, Cause.NoStock)).AndOnlyOnce();

    [Fact]
    public void Of_what_was_met_in_part_the_remainder_is_closed() =>
        spec.Given(raised, new RequestPartlyFulfilled(id, Any.Parcels(7), null, null)).When(new CloseAsUnmet(Cause.NoStock))
            .Then(new RequestRemainderClosed(id, Any.Parcels(3), Cause.NoStock)).AndOnlyOnce();

    [Fact]
    public void Met_somewhere_else_is_a_success_of_its_own() =>
        spec.Given(raised).When(new ResolveElsewhere()).Then(new RequestResolvedElsewhere(id)).AndOnlyOnce();

    [Fact]
    public void A_wish_not_the_person_s_own_is_withdrawn_with_its_cause() =>
        spec.By(Any.ByAda).Given(raised).When(new WithdrawRequest(Cause.NotWanted)).Then(new RequestWithdrawn(id, Cause.NotWanted));

    [Theory]
    [MemberData(nameof(Endings))]
    public void Nothing_ends_while_a_promise_stands(ICommand<Request, RequestEvent> ending) =>
        spec.Given(raised, matched).When(ending).ThenRefused(CloseAsUnmet.StillPromised);

    [Theory]
    [MemberData(nameof(Endings))]
    public void Nothing_ends_while_a_place_stands(ICommand<Request, RequestEvent> ending) =>
        spec.Given(raised, booked).When(ending).ThenRefused(CloseAsUnmet.StillPromised);

    [Theory]
    [MemberData(nameof(Endings))]
    public void What_is_over_does_not_end_otherwise(ICommand<Request, RequestEvent> ending) =>
        spec.Given(raised, new RequestFulfilled(id, Any.Parcels(10), null)).When(ending).ThenRefused(PromiseToRequest.Over);

    [Theory]
    [MemberData(nameof(Endings))]
    public void Nobody_is_named_whom_it_does_not_concern(ICommand<Request, RequestEvent> ending) =>
        spec.By(Any.ByCoordinator.For(Any.Dev)).Given(raised).When(ending).ThenRefused(Circumstances.NotConcerned);

    [Fact]
    public void Nobody_else_says_that_it_was_met_elsewhere() =>
        spec.By(Any.ByBen).Given(raised).When(new ResolveElsewhere()).ThenRefused(Circumstances.NotYours);
}
