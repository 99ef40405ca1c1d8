using Coordination.Domain.Kernel;

namespace Coordination.Domain.People;

/// <summary>
/// Somebody has died: nothing is asked of them or sent to them any more; the history stays. The roles they hold rest from now on.
/// </summary>
public sealed record MarkDeceased : ICommand<Membership, MembershipEvent>
{
    public static readonly Refusal ByASteward =
        new("membership.by-a-steward", "This person holds a role here. A steward notes this, and not the person themself.");

    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => (state = state.AsOf(at.Now)) switch
    {
        _ when at.MayName() is { } refusal => refusal,
        { Standing: Standing.Deceased } => [],
        { MergedInto: not null } => Membership.Merged,
        _ when at.ActorIs(state.Id) => GrantRole.OwnRole,
        { HoldsRole: true } when !at.Roles.Contains(Role.Steward) => ByASteward,
        _ => [new MarkedDeceased(state.Id)],
    };
}

/// <summary>It was a mistake: the person lives, and everything is as before. They may say so themself, whatever they hold.</summary>
/// <param name="Words">Why the mark was a mistake.</param>
public sealed record VoidDeceasedMark(Personal? Words) : ICommand<Membership, MembershipEvent>
{
    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => state switch
    {
        _ when at.MayName() is { } refusal => refusal,
        { Standing: not Standing.Deceased } => [],
        { HoldsRole: true } when !at.Roles.Contains(Role.Steward) && !at.ActorIs(state.Id) => MarkDeceased.ByASteward,
        _ => [new DeceasedMarkVoided(state.Id, Words)],
    };
}
