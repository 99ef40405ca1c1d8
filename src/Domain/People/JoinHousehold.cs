using Coordination.Domain.Kernel;

namespace Coordination.Domain.People;

/// <summary>
/// A person says that they live with another. They share a household once the other says the same. Where one of them is at risk, that one
/// says it themself.
/// </summary>
public sealed record AskHousehold(PersonId With) : ICommand<Membership, MembershipEvent>
{
    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => state switch
    {
        _ when at.MaySpeakFor(state.Id) is { } refusal => refusal,
        _ when state.MayBegin is { } refusal => refusal,
        { IsAddressRestricted: true } when !at.ActorIs(state.Id) => SpeakingFor.Never,
        _ when state.LivesWith == With => [],
        _ => [new HouseholdAsked(state.Id, With)],
    };
}

/// <summary>A person joins a household, after they and somebody who lives there said so; they belong to one at most.</summary>
public sealed record JoinHousehold(HouseholdId Household) : ICommand<Membership, MembershipEvent>
{
    public static readonly Refusal InAnother = new("household.in-another", "This person belongs to another household here.");

    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => state switch
    {
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
