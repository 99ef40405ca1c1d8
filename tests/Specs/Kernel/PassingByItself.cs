using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.People;

namespace Coordination.Specs.Kernel;

public class PassingByItself
{
    private static readonly ProbationBegun probation = new(Any.Ada, Any.Now.AddDays(2));
    private static readonly MembershipEvent[] probing =
        [new PersonRecorded(Any.Ada), new MembershipApplied(Any.Ada), new MembershipAccepted(Any.Ada), probation];
    private static readonly VettingSeen seen =
        new(Any.Ada, Role.Auditor, VettingLevel.References, Any.Ben, new(2026, 3, 1), Any.Now.AddDays(1));
    private static readonly Membership ada =
        probing.Concat([seen, new RoleGranted(Any.Ada, Role.Auditor)]).Aggregate(default(Membership), Membership.Evolve)!;

    [Fact]
    public void A_deadline_says_when_what_whose_and_what_is_then_recorded() => MembershipDeadlines.All.Of(ada).Should().BeEquivalentTo(
    [
        new Deadline("evidence-runs-out", Any.Now.AddDays(1), Any.Ada, "membership.role-lapsed"),
        new Deadline("probation-ends", Any.Now.AddDays(2), Any.Ada, "membership.probation-completed"),
    ]);

    [Fact]
    public void A_state_is_seen_as_of_a_moment_with_what_has_passed_until_then_in_due_order()
    {
        ada.AsOf(Any.Now).Should().BeSameAs(ada);
        ada.AsOf(Any.Now.AddDays(1)).Should().Match<Membership>(m => !m.Roles.Contains(Role.Auditor) && m.Standing == Standing.Probation);
        ada.AsOf(Any.Now.AddDays(2)).Should().Match<Membership>(m => !m.Roles.Contains(Role.Auditor) && m.Standing == Standing.Member);
        MembershipDeadlines.All.PassedBy(ada, Any.Now.AddDays(2)).Select(d => d.Code).Should().Equal("evidence-runs-out", "probation-ends");
    }

    [Fact]
    public void What_has_passed_takes_its_deadline_away()
    {
        MembershipDeadlines.All.Of(ada.AsOf(DateTimeOffset.MaxValue)).Should().BeEmpty();
        MatchEvent[] promised =
        [
            new MatchConfirmed(default), new ContactDisclosed(default, Any.Ada, Any.Ben, Any.Now),
            new ContactDisclosed(default, Any.Ben, Any.Ada, Any.Now),
        ];
        var match = promised.Aggregate(new Match(default, default, Any.Ada, default, Any.Ben, Any.Parcels(1)), Match.Evolve);
        MatchDeadlines.All.Of(match).Should().HaveCount(2);
        MatchDeadlines.All.Of(MatchDeadlines.All.AsOf(match, Any.Now)).Should().BeEmpty();
    }
}
