using Coordination.Domain.Kernel;
using Coordination.Domain.People;

namespace Coordination.Specs.People;

public class GrantingARole
{
    private static readonly MembershipEvent[] known = [new PersonRecorded(Any.Ada)];
    private static readonly MembershipEvent[] member = [.. known, new MembershipApplied(Any.Ada), new MembershipAccepted(Any.Ada)];

    private readonly Spec<Membership, MembershipEvent> spec = new(Membership.Stream, Any.ByBen);

    [Theory]
    [InlineData(Role.Helper), InlineData(Role.Coordinator), InlineData(Role.Auditor)]
    public void A_member_is_given_a_role(Role role) =>
        spec.Given(member).When(new GrantRole(role)).Then(new RoleGranted(Any.Ada, role)).AndOnlyOnce();

    [Theory]
    [InlineData(Role.Steward), InlineData(Role.Operator), InlineData(Role.System), InlineData(Role.Program), InlineData(Role.Member),
        InlineData(Role.Person)]
    public void Some_roles_are_not_given_this_way(Role role) =>
        spec.Given(member).When(new GrantRole(role)).ThenRefused(GrantRole.NotGivable);

    [Theory]
    [InlineData(Role.Helper), InlineData(Role.Coordinator)]
    public void An_auditor_holds_no_role_that_is_audited(Role role)
    {
        spec.Given([.. member, new RoleGranted(Any.Ada, Role.Auditor)]).When(new GrantRole(role)).ThenRefused(Circumstances.AuditsOnly);
        spec.Given([.. member, new RoleGranted(Any.Ada, role)]).When(new GrantRole(Role.Auditor)).ThenRefused(Circumstances.AuditsOnly);
        spec.Given([.. member, new RoleGranted(Any.Ada, Role.Steward)]).When(new GrantRole(Role.Auditor))
            .ThenRefused(Circumstances.AuditsOnly);
        spec.Given([.. member, new RoleGranted(Any.Ada, Role.Auditor)]).When(new BecomeSteward(true)).ThenRefused(Circumstances.AuditsOnly);
        spec.Given([.. member, new RoleGranted(Any.Ada, role), new RoleRevoked(Any.Ada, role, null)]).When(new GrantRole(Role.Auditor))
            .Then(new RoleGranted(Any.Ada, Role.Auditor));
    }

    [Fact]
    public void Roles_are_for_members()
    {
        spec.Given(known).When(new GrantRole(Role.Helper)).ThenRefused(GrantRole.NotAMember);
        spec.Given(known).When(new BecomeSteward(true)).ThenRefused(GrantRole.NotAMember);
    }

    [Fact]
    public void Nobody_gives_themselves_a_role()
    {
        spec.By(Any.ByAda).Given(member).When(new GrantRole(Role.Coordinator)).ThenRefused(GrantRole.OwnRole);
        spec.By(Any.ByAda).Given(member).When(new BecomeSteward(true)).ThenRefused(GrantRole.OwnRole);
    }

    [Fact]
    public void Nobody_becomes_steward_who_is_on_probation_under_age_or_on_a_break()
    {
        spec.Given([.. member, new ProbationBegun(Any.Ada, Any.Now.AddDays(30))]).When(new BecomeSteward(true))
            .ThenRefused(GrantRole.OnProbation);
        spec.Given([.. member, new MarkedMinor(Any.Ada)]).When(new BecomeSteward(true)).ThenRefused(GrantRole.UnderAge);
        spec.Given([.. member, new BreakStarted(Any.Ada, null)]).When(new BecomeSteward(true)).ThenRefused(StartBreak.OnBreak);
    }

    [Fact]
    public void Who_is_appointed_becomes_steward() =>
        spec.Given(member).When(new BecomeSteward(true)).Then(new RoleGranted(Any.Ada, Role.Steward)).AndOnlyOnce();

    [Fact]
    public void A_role_for_one_names_no_other() =>
        spec.By(Any.ByBen.For(Any.Dev)).Given(member).When(new GrantRole(Role.Helper)).ThenRefused(Circumstances.NotConcerned);
}
