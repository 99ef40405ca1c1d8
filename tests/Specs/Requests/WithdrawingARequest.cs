using Coordination.Domain.Kernel;
using Coordination.Domain.Requests;

namespace Coordination.Specs.Requests;

public class WithdrawingARequest
{
    private static readonly RequestId id = Any.Id<RequestId>(1);
    private static readonly RequestRaised raised = new(id, Any.Ada, Category.Food, Any.Words(Any.Ada), Any.Parcels(10), Any.Ward, null);

    private readonly Spec<Request, RequestEvent> spec = new(Request.Stream, Any.ByAda);

    [Fact]
    public void The_person_withdraws_it_without_saying_why() =>
        spec.Given(raised).When(new WithdrawRequest()).Then(new RequestWithdrawn(id, null)).AndOnlyOnce();

    [Fact]
    public void Nobody_else_withdraws_it() =>
        spec.By(Any.ByBen).Given(raised).When(new WithdrawRequest()).ThenRefused(Circumstances.NotYours);

    [Fact]
    public void What_is_over_is_not_withdrawn() =>
        spec.Given(raised, new RequestUnmet(id, Cause.NoStock)).When(new WithdrawRequest()).ThenRefused(PromiseToRequest.Over);
}
