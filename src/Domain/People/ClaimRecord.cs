using Coordination.Domain.Kernel;

namespace Coordination.Domain.People;

/// <summary>
/// Somebody who is not known here signs in with an invitation and says that the record is of them. That they hold the invitation is checked
/// where it is read.
/// </summary>
/// <param name="Words">What they say they are called.</param>
public sealed record ClaimRecord(Personal Words) : ICommand<Membership, MembershipEvent>
{
    /// <summary>For how many whole days after the day it is made a steward can agree.</summary>
    public const int Days = 14;

    public static readonly Refusal InvitationUsed =
        new("membership.invitation-used", "This invitation was used or is over. Ask for a new one.");

    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => (state = state.AsOf(at.Now)) switch
    {
        { MayBegin: { } refusal } => refusal,
        { Standing: Standing.Invited } => [new RecordClaimed(state.Id, at.EndOf(at.Today.AddDays(Days)), Words)],
        _ => InvitationUsed,
    };
}
