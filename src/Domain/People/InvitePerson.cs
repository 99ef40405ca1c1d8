using Coordination.Domain.Kernel;

namespace Coordination.Domain.People;

/// <summary>
/// Invite somebody who is known here to join with their own sign-in, without applying. Where nobody signs in as them yet, whoever uses the
/// invitation says that it is them, and a steward who did not invite agrees.
/// </summary>
/// <param name="IsHomeAtRisk">Whether somebody who lives with the person keeps their home from others.</param>
public sealed record InvitePerson(bool IsHomeAtRisk) : ICommand<Membership, MembershipEvent>
{
    /// <summary>How many whole days an invitation lasts after the day it is made.</summary>
    public const int Days = 7;

    public static readonly Refusal HasApplied =
        new("membership.has-applied", "This person has asked to join. Take them in, or say why not.");

    public static readonly Refusal WasDeclined =
        new("membership.was-declined",
            "A steward did not take this person in, or somebody else said that it was them. A steward invites them, or they apply again.");

    public static readonly Refusal OfProtected = new("membership.invited-by-a-steward",
        "This record is protected: a home is kept from others, the person is under 18, or another was merged into it. A steward invites.");

    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => (state = state.AsOf(at.Now)) switch
    {
        _ when at.MayName(state.Id) is { } refusal => refusal,
        _ when state.MayBegin is { } refusal => refusal,
        { IsMember: true } => [],
        { Standing: Standing.Applied or Standing.Claimed } => HasApplied,
        { Standing: Standing.Invited } => [],
        _ when at.NothingNew is { } refusal => refusal,
        _ when (state.IsProtected || IsHomeAtRisk) && !at.Roles.Contains(Role.Steward) => OfProtected,
        { WasDeclined: true } or { WasClaimedWrongly: true } when !at.Roles.Contains(Role.Steward) => WasDeclined,
        _ => [new PersonInvited(state.Id, at.EndOf(at.Today.AddDays(Days)), at.Actor.AsPerson)],
    };
}
