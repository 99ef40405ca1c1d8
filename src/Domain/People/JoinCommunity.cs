using Coordination.Domain.Kernel;

namespace Coordination.Domain.People;

/// <summary>
/// Become a member, by one's own will: at once where one is invited or the charter is open, else by application to a steward.
/// </summary>
/// <param name="HasClaimed">Whether the login waits for a steward to agree that a record is of them.</param>
public sealed record JoinCommunity(PersonId Person, bool HasClaimed = false) : ICommand<Membership?, MembershipEvent>
{
    public static readonly OneCodeParameter Joining = new("joining", ["open", "application"], floor: "open",
        "Whether anybody may join, or a steward accepts each.");

    public static readonly Refusal Claimed = new("membership.claim-waits",
        "You have said by an invitation that a record here is of you. A steward looks at that first.");

    public Decision<MembershipEvent> Decide(Membership? state, Circumstances at) => (state = state?.AsOf(at.Now)) switch
    {
        _ when HasClaimed => Claimed,
        _ when !at.ActorIs(Person) && !(at.Roles.Contains(Role.System) && at.Channel is Channel.Import) => Circumstances.NotYours,
        _ when at.MayName(Person) is { } refusal => refusal,
        { MayBegin: { } refusal } => refusal,
        { Standing: Standing.Applied or Standing.Claimed } or { IsMember: true } => [],
        _ when at.NothingNew is { } refusal => refusal,
        { Standing: Standing.Invited } => AcceptMember.Taking(Person, at),
        _ => Applying(state, at.Charter.Of(Joining), at),
    };

    private Decision<MembershipEvent> Applying(Membership? state, Parameter<string> joining, Circumstances at)
    {
        MembershipEvent[] asked = state is null ? [new PersonRecorded(Person), new MembershipApplied(Person)]
            : [new MembershipApplied(Person)];
        return joining.Value == "open" && AcceptMember.Taking(Person, at) is Decision<MembershipEvent>.Accepted taken
            ? taken with { Recorded = [.. asked, .. taken.Recorded], Under = [joining.Clause, .. taken.Under] }
            : Decision.Accept<MembershipEvent>(asked);
    }
}
