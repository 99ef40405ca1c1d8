using Coordination.Domain.Kernel;

namespace Coordination.Domain.People;

/// <summary>Somebody at risk asks that nobody sees where they live.</summary>
public sealed record RestrictAddress : ICommand<Membership, MembershipEvent>
{
    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => state switch
    {
        _ when at.MaySpeakFor(state.Id) is { } refusal => refusal,
        { IsAddressRestricted: true } => [],
        _ => [new AddressRestricted(state.Id)],
    };
}

/// <summary>The risk is over: only the person themself says so, or somebody with their authority.</summary>
public sealed record LiftAddressRestriction : ICommand<Membership, MembershipEvent>
{
    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => state switch
    {
        _ when at.MaySpeakFor(state.Id) is { } refusal => refusal,
        { IsAddressRestricted: false } => [],
        _ => [new AddressRestrictionLifted(state.Id)],
    };
}
