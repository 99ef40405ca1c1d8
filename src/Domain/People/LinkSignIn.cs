using Coordination.Domain.Kernel;

namespace Coordination.Domain.People;

/// <summary>The operator lets somebody sign in as a person whose record is here: after an import, for one.</summary>
public sealed record LinkSignIn : ICommand<Membership, MembershipEvent>
{
    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => state switch
    {
        _ when !at.Roles.Contains(Role.System) => Circumstances.NotYours,
        _ when state.MayBegin is { } refusal => refusal,
        _ => [new SignInLinked(state.Id)],
    };
}
