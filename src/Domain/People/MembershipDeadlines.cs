using Coordination.Domain.Kernel;

namespace Coordination.Domain.People;

/// <summary>
/// The deadlines of a membership: the ends of an invitation, a probation, a break and the evidence for a role, and when a change is made
/// that the person wants.
/// </summary>
public static class MembershipDeadlines
{
    public const string InvitationEnds = "invitation-ends", ProbationEnds = "probation-ends", BreakEnds = "break-ends",
        EvidenceRunsOut = "evidence-runs-out", ChangeIsMade = "change-is-made", ChangeLapses = "change-lapses";

    public static readonly DeadlinesOf<Membership, MembershipEvent> All = new(Membership.Stream, Of);

    private static IEnumerable<Pending<MembershipEvent>> Of(Membership state)
    {
        if (state.Standing is Standing.Deceased) yield break;
        if (state is { Standing: Standing.Invited or Standing.Claimed, Until: { } invited })
            yield return new(InvitationEnds, invited, state.Id, new InvitationEnded(state.Id));
        if (state.ProbationUntil is { } probation)
            yield return new(ProbationEnds, probation, state.Id, new ProbationCompleted(state.Id));
        if (state is { Standing: Standing.OnBreak, Until: { } rested })
            yield return new(BreakEnds, rested, state.Id, new BreakEnded(state.Id));
        foreach (var role in state.Roles.Order())
            if (state.Vettings.GetValueOrDefault(role) is { } seen)
                yield return new(EvidenceRunsOut, seen.Until, state.Id, new RoleLapsed(state.Id, role));
        if (state.MergedInto is not null) yield break;
        foreach (var (change, asked) in state.Asked.OrderBy(a => a.Key))
            yield return asked.IsConfirmed
                ? new(ChangeIsMade, asked.From, state.Id, Made(state.Id, change))
                : new(ChangeLapses, asked.From - TakeDownChange.Waits + TakeDownChange.Lapses, state.Id,
                    new ChangeDropped(state.Id, change));
    }

    private static MembershipEvent Made(PersonId person, PersonChange change) =>
        change is PersonChange.Leave ? new MemberLeft(person) : new AddressRestrictionLifted(person);
}
