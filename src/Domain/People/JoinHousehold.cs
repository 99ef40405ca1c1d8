using Coordination.Domain.Kernel;

namespace Coordination.Domain.People;

/// <summary>
/// A person says that they live with another. They share a household once the other says the same. Whoever signs in says it themself, and
/// everybody where somebody of the home is at risk; for somebody under 18, who is responsible for them.
/// </summary>
/// <param name="IsByThemself">Whether the person says it themself.</param>
public sealed record AskHousehold(PersonId With, bool IsByThemself) : ICommand<Membership, MembershipEvent>
{
    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => state switch
    {
        _ when at.MaySpeakFor(state.Id) is { } refusal => refusal,
        _ when state.MayBegin is { } refusal => refusal,
        { IsMinor: false } when IsByThemself && !at.ActorIs(state.Id) => SpeakingFor.Never,
        _ when state.LivesWith == With => [],
        _ => [new HouseholdAsked(state.Id, With)],
    };
}

/// <summary>A person says that they do not live with another. What either of the two said of it does not count any more.</summary>
public sealed record DenyHousehold(PersonId Saying, PersonId With) : ICommand<Membership, MembershipEvent>
{
    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => state switch
    {
        _ when at.MaySpeakFor(Saying) is { } refusal => refusal,
        { LivesWith: { } other } when other == (state.Id == Saying ? With : Saying) => [new HouseholdDenied(state.Id, other)],
        _ => [],
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

/// <summary>
/// A person does not live there any more. Where somebody of the home is at risk, the person says so themself, or who is at risk does.
/// </summary>
/// <param name="IsAtRisk">Whether somebody of the home is at risk.</param>
/// <param name="IsPutOut">Whether the one at risk says it, who lives there.</param>
public sealed record LeaveHousehold(bool IsAtRisk, bool IsPutOut = false) : ICommand<Membership, MembershipEvent>
{
    public static readonly Refusal InNone = new("household.none", "This person belongs to no household here.");

    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => state switch
    {
        _ when !IsPutOut && at.MaySpeakFor(state.Id) is { } refusal => refusal,
        _ when IsAtRisk && !IsPutOut && !at.ActorIs(state.Id) => SpeakingFor.Never,
        { Household: { } household } => [new HouseholdLeft(state.Id, household)],
        _ => InNone,
    };
}
