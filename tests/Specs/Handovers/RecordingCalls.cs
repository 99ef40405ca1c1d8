using Coordination.Domain.Handovers;
using Coordination.Domain.Kernel;

namespace Coordination.Specs.Handovers;

public class RecordingCalls
{
    private static readonly CallId id = Any.Id<CallId>(7);
    private static readonly RequestId request = Any.Id<RequestId>(8);
    private static readonly RecordCall call = new(id, Any.Ada, CallOutcome.NoAnswer);

    private readonly Spec<Call, CallEvent> spec = new(Call.Stream, Any.ByCoordinator);

    [Theory]
    [InlineData(CallOutcome.Answered)]
    [InlineData(CallOutcome.NoAnswer)]
    [InlineData(CallOutcome.MessageLeft)]
    [InlineData(CallOutcome.WrongNumber)]
    public void A_coordinator_records_what_came_of_a_call(CallOutcome outcome) =>
        spec.Given().When(call with { Outcome = outcome }).Then(new CallAttempted(id, Any.Ada, outcome)).AndOnlyOnce();

    [Fact]
    public void A_call_may_be_about_a_request_of_the_person_who_was_called()
    {
        spec.Given().When(call with { Request = request }).Then(new CallAttempted(id, Any.Ada, CallOutcome.NoAnswer, request));
        spec.Given().When(call with { Request = request, IsTheirs = false }).ThenRefused(RecordCall.OtherRequest);
    }

    [Fact]
    public void A_call_is_recorded_afterwards_too() =>
        spec.By(Any.ByCoordinator with { OccurredAt = Any.Now.AddHours(-1) }).Given().When(call)
            .Then(new CallAttempted(id, Any.Ada, CallOutcome.NoAnswer));

    [Fact]
    public void Nobody_records_a_call_to_themselves_or_in_the_name_of_somebody_else()
    {
        spec.Given().When(call with { Person = Any.Cleo }).ThenRefused(RecordCall.ToOneself);
        spec.By(Any.ByCoordinator.For(Any.Ada)).Given().When(call).ThenRefused(Circumstances.NotConcerned);
    }
}
