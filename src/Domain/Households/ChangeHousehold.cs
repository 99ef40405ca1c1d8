using Coordination.Domain.Kernel;

namespace Coordination.Domain.Households;

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

/// <summary>Describe a home for those who help there: how many live in it, how old they are, how to get in.</summary>
public sealed record DescribeHousehold(PersonId By, Personal Words) : ICommand<Household, HouseholdEvent>
{
    public static readonly Refusal NotTheirs = new("household.not-theirs", "This person does not belong to this household.")
    { DependsOnTime = true };

    public Decision<HouseholdEvent> Decide(Household state, Circumstances at) => state switch
    {
        _ when at.MaySpeakFor(By) is { } refusal => refusal,
        _ when !state.People.Contains(By) => NotTheirs,
        _ => [new HouseholdDescribed(state.Id, Words)],
    };
}
