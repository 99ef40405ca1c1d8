using Coordination.Domain.Kernel;

namespace Coordination.Domain.Handovers;

/// <summary>Record that one tried to call somebody, and what came of it.</summary>
/// <param name="IsTheirs">Whether the request is one of that person, under whichever record. True if there is none.</param>
public sealed record RecordCall(CallId Call, PersonId Person, CallOutcome Outcome, RequestId? Request = null, bool IsTheirs = true)
    : ICommand<Call?, CallEvent>
{
    public static readonly Refusal ToOneself = new("call.to-oneself", "A call is recorded by whoever made it, not by whoever was called.");
    public static readonly Refusal OtherRequest = new("call.other-request", "This request is not one of the person who was called.");

    public Decision<CallEvent> Decide(Call? state, Circumstances at) => state switch
    {
        not null => [],
        _ when at.MayName() is { } refusal => refusal,
        _ when at.ActorIs(Person) => ToOneself,
        _ when !IsTheirs => OtherRequest,
        _ => [new CallAttempted(Call, Person, Outcome, Request)],
    };
}
