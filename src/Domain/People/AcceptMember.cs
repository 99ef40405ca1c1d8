using Coordination.Domain.Kernel;

namespace Coordination.Domain.People;

/// <summary>A steward lets an applicant in, on probation where the charter says so; or agrees that a record is of who claims it.</summary>
/// <param name="IsOnlySteward">Whether nobody else could agree that they are whom they themself invited.</param>
public sealed record AcceptMember(bool IsOnlySteward = false) : ICommand<Membership, MembershipEvent>
{
    public static readonly NumberParameter ProbationDays = new("probation-days", "days", 0, 366, floor: 0,
        "For how many days a new member is on probation; none means that there is no probation.");

    public static readonly Refusal NotApplied = new("membership.not-applied", "This person has not asked to join.");
    public static readonly Refusal InvitedByYou = new("membership.invited-by-you",
        "You invited this person. Somebody else agrees that it is them who signed in.");

    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => (state = state.AsOf(at.Now)) switch
    {
        _ when at.MayName(state.Id) is { } refusal => refusal,
        _ when state.MayBegin is { } refusal => refusal,
        { IsMember: true } => [],
        { Standing: not (Standing.Applied or Standing.Claimed) } => NotApplied,
        { Standing: Standing.Applied } when at.NothingNew is { } refusal => refusal,
        { Standing: Standing.Claimed } when at.ActorIs(state.Id) => GrantRole.OwnRole,
        { Standing: Standing.Claimed, InvitedBy: { } by } when at.ActorIs(by) && !IsOnlySteward => InvitedByYou,
        _ => Taking(state.Id, at),
    };

    internal static Decision<MembershipEvent> Taking(PersonId person, Circumstances at) =>
        at.Charter.Of(ProbationDays) is { Value: > 0 } probation
        ? Decision.Accept<MembershipEvent>([new MembershipAccepted(person),
            new ProbationBegun(person, at.EndOf(at.Today.AddDays(probation.Value)))]).Under(probation.Clause)
        : [new MembershipAccepted(person)];
}

/// <summary>A steward does not take an applicant in, or does not believe a claim, and says why.</summary>
public sealed record DeclineApplicant(Personal Words) : ICommand<Membership, MembershipEvent>
{
    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => (state = state.AsOf(at.Now)) switch
    {
        _ when at.MayName(state.Id) is { } refusal => refusal,
        { Standing: Standing.Declined } => [],
        { Standing: Standing.Claimed } => [new ClaimRefused(state.Id, Words)],
        { Standing: not Standing.Applied } => AcceptMember.NotApplied,
        _ => [new MembershipDeclined(state.Id, Words)],
    };
}

/// <summary>Ask an applicant something before deciding.</summary>
public sealed record AskApplicant(Personal Words) : ICommand<Membership, MembershipEvent>
{
    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => state switch
    {
        _ when at.MayName(state.Id) is { } refusal => refusal,
        { Standing: not Standing.Applied } => AcceptMember.NotApplied,
        _ => [new ApplicationQuestionAsked(state.Id, Words)],
    };
}

/// <summary>An applicant answers whoever decides.</summary>
public sealed record AnswerQuestion(Personal Words) : ICommand<Membership, MembershipEvent>
{
    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => state switch
    {
        _ when at.MaySpeakFor(state.Id) is { } refusal => refusal,
        { Standing: not Standing.Applied } => AcceptMember.NotApplied,
        _ => [new ApplicationQuestionAnswered(state.Id, Words)],
    };
}

/// <summary>A steward ends a probation early. Otherwise it ends at its deadline, and the member stays.</summary>
public sealed record CompleteProbation : ICommand<Membership, MembershipEvent>
{
    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => (state = state.AsOf(at.Now)) switch
    {
        _ when at.MayName(state.Id) is { } refusal => refusal,
        { IsMember: false } => GrantRole.NotAMember,
        { Standing: not Standing.Probation } => [],
        _ when at.ActorIs(state.Id) => GrantRole.OwnRole,
        _ => [new ProbationCompleted(state.Id)],
    };
}
