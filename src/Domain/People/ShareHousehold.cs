using Coordination.Domain.Kernel;

namespace Coordination.Domain.People;

/// <summary>Begin a household.</summary>
public sealed record FormHousehold(HouseholdId Household) : ICommand<Household?, HouseholdEvent>
{
    public Decision<HouseholdEvent> Decide(Household? state, Circumstances at) => state is null ? [new HouseholdFormed(Household)] : [];
}

/// <summary>A household takes somebody in, or lets them go.</summary>
public sealed record ChangeHousehold(PersonId Person, bool IsLeaving = false) : ICommand<Household, HouseholdEvent>
{
    public Decision<HouseholdEvent> Decide(Household state, Circumstances at) => (IsLeaving, state.People.Contains(Person)) switch
    {
        (false, false) => [new PersonJoinedHousehold(state.Id, Person)],
        (true, true) => [new PersonLeftHousehold(state.Id, Person)],
        _ => [],
    };
}

/// <summary>Somebody belongs to one household at most, and says so themself or through who may speak for them.</summary>
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

/// <summary>Say of a home what helps to help there: how many, how old, what the door is like.</summary>
public sealed record DescribeHousehold(PersonId By, Personal Words) : ICommand<Household, HouseholdEvent>
{
    public Decision<HouseholdEvent> Decide(Household state, Circumstances at) => state switch
    {
        _ when at.MaySpeakFor(By) is { } refusal => refusal,
        _ when !state.People.Contains(By) => LeaveHousehold.InNone,
        _ => [new HouseholdDescribed(state.Id, Words)],
    };
}
