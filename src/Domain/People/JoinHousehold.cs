using Coordination.Domain.Kernel;

namespace Coordination.Domain.People;

/// <summary>A person joins a household; they belong to one at most. They or somebody who may speak for them says so.</summary>
public sealed record JoinHousehold(HouseholdId Household) : ICommand<Membership, MembershipEvent>
{
    public static readonly Refusal InAnother = new("household.in-another", "This person belongs to another household here.");

    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => state switch
    {
        _ when at.MaySpeakFor(state.Id) is { } refusal => refusal,
        _ when state.MayBegin is { } refusal => refusal,
        _ when state.Household == Household => [],
        { Household: not null } => InAnother,
        _ => [new HouseholdJoined(state.Id, Household)],
    };
}

public sealed record LeaveHousehold : ICommand<Membership, MembershipEvent>
{
    public static readonly Refusal InNone = new("household.none", "This person belongs to no household here.");

    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => state switch
    {
        _ when at.MaySpeakFor(state.Id) is { } refusal => refusal,
        { Household: { } household } => [new HouseholdLeft(state.Id, household)],
        _ => InNone,
    };
}
