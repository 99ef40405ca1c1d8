using Coordination.Domain.Kernel;
using Coordination.Domain.People;

namespace Coordination.Specs.People;

public class JoiningACommunity
{
    private static readonly Clause byApplication = new(Any.Clause, "joining", Codes: ["application"]);
    private static readonly PersonRecorded recorded = new(Any.Ada);
    private static readonly MembershipApplied applied = new(Any.Ada);
    private static readonly MembershipAccepted accepted = new(Any.Ada);

    private readonly Spec<Membership, MembershipEvent> spec = new(Membership.Stream, Any.ByAda);
    private readonly JoinCommunity joining = new(Any.Ada);

    [Fact]
    public void Where_joining_is_open_one_is_in_at_once() =>
        spec.Given().When(joining).Then(recorded, applied, accepted).Under("FLOOR").AndOnlyOnce();

    [Fact]
    public void Elsewhere_one_applies() =>
        spec.By(Any.ByAda.Under(byApplication)).Given().When(joining).Then(recorded, applied).AndOnlyOnce();

    [Fact]
    public void Somebody_already_known_joins_under_the_same_record() =>
        spec.Given(recorded).When(joining).Then(applied, accepted).AndOnlyOnce();

    [Fact]
    public void Somebody_already_known_applies_where_that_is_asked() =>
        spec.By(Any.ByAda.Under(byApplication)).Given(recorded).When(joining).Then(applied);

    [Fact]
    public void Nobody_joins_for_somebody_else() =>
        spec.By(Any.ByCoordinator.For(Any.Ada)).Given().When(joining).ThenRefused(Circumstances.NotYours);

    [Fact]
    public void Nobody_is_named_who_does_not_join() =>
        spec.By(Any.ByAda.For(Any.Ben)).Given().When(joining).ThenRefused(Circumstances.NotConcerned);

    [Fact]
    public void An_import_brings_members_along() =>
        spec.By(Any.BySystem with { Channel = Channel.Import }).Given().When(joining).Then(recorded, applied, accepted);

    [Fact]
    public void The_system_itself_makes_nobody_a_member() =>
        spec.By(Any.BySystem).Given().When(joining).ThenRefused(Circumstances.NotYours);

    [Fact]
    public void A_steward_accepts_who_applied() =>
        spec.By(Any.ByBen).Given(recorded, applied).When(new AcceptMember()).Then(accepted).AndOnlyOnce();

    [Fact]
    public void Nobody_is_made_a_member_unasked() =>
        spec.By(Any.ByBen).Given(recorded).When(new AcceptMember()).ThenRefused(AcceptMember.NotApplied);

    [Fact]
    public void Accepting_one_names_no_other() =>
        spec.By(Any.ByBen.For(Any.Dev)).Given(recorded, applied).When(new AcceptMember()).ThenRefused(Circumstances.NotConcerned);
}
