using Coordination.Domain.Kernel;

namespace Coordination.Domain.People;

/// <summary>Somebody at risk asks that nobody sees where they live.</summary>
public sealed record RestrictAddress : ICommand<Membership, MembershipEvent>
{
    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => state switch
    {
        _ when at.MaySpeakFor(state.Id) is { } refusal => refusal,
        { MergedInto: not null } => Membership.Merged,
        _ => [.. state.RestrictedBy.Contains(state.Id) ? [] : new[] { new AddressRestricted(state.Id) },
            .. state.Asked.ContainsKey(PersonChange.LiftAddress) ? new[] { new ChangeDropped(state.Id, PersonChange.LiftAddress) } : []],
    };
}

/// <summary>
/// The risk is over. Only the person themself says so; it counts a day later, so that nobody is pressed into it unnoticed.
/// </summary>
public sealed record LiftAddressRestriction : ICommand<Membership, MembershipEvent>
{
    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => (state = state.AsOf(at.Now)) switch
    {
        _ when at.MaySpeakFor(state.Id) is { } refusal => refusal,
        _ when state.MayBegin is { } refusal => refusal,
        { IsAddressRestricted: false } => [],
        _ when state.Asked.GetValueOrDefault(PersonChange.LiftAddress) is { TakenDownBy: null } => [],
        _ => [new ChangeAsked(state.Id, PersonChange.LiftAddress, at.Now + TakeDownChange.Waits, null)],
    };
}
