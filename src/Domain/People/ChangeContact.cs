using Coordination.Domain.Kernel;

namespace Coordination.Domain.People;

/// <summary>Change how somebody is called or reached. The values go into the vault; the event says only which fields changed.</summary>
public sealed record ChangeContact(IReadOnlyList<string> Fields) : ICommand<Membership, MembershipEvent>
{
    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => state switch
    {
        _ when at.MaySpeakFor(state.Id) is { } refusal => refusal,
        _ when state.MayBegin is { } refusal => refusal,
        _ => [new ContactGiven(state.Id, Fields)],
    };
}
