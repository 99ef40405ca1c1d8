using Coordination.Domain.Handovers;
using Coordination.Domain.Kernel;

namespace Coordination.Specs.Handovers;

public class HandingOver
{
    private static readonly HandoverId id = Any.Id<HandoverId>(7);
    private static readonly Personal words = Any.Words(id.AsSubject);
    private static readonly WriteHandover write = new(id, words);
    private static readonly HandoverWritten written = new(id, Any.Cleo, words, Any.Now.AddHours(12));
    private static readonly Circumstances byDev = Any.By(Any.Dev, Role.Member, Role.Coordinator);

    private readonly Spec<Handover, HandoverEvent> spec = new(Handover.Stream, Any.ByCoordinator);
    private Spec<Handover, HandoverEvent> ByDev => spec.By(byDev);

    [Fact]
    public void A_coordinator_writes_a_note_that_somebody_else_has_to_see_within_twelve_hours() =>
        spec.Given().When(write).Then(written).AndOnlyOnce();

    [Theory]
    [InlineData(1)]
    [InlineData(72)]
    public void The_charter_says_within_how_many_hours(int hours) =>
        spec.By(Any.ByCoordinator.Under(new Clause(Any.Clause, "handover-alert-hours", hours))).Given().When(write)
            .Then(written with { DueAt = Any.Now.AddHours(hours) }).Under("CL-1.1");

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(72, true)]
    [InlineData(73, false)]
    public void A_charter_allows_one_to_seventy_two_hours(int hours, bool isAllowed) =>
        (WriteHandover.AlertHours.Against(new Clause(Any.Clause, "handover-alert-hours", hours)) is null).Should().Be(isAllowed);

    [Fact]
    public void A_note_is_about_nothing_in_particular_or_about_one_thing()
    {
        var (person, request, session) = (Any.Ada, Any.Id<RequestId>(8), Any.Id<SessionId>(9));
        spec.Given().When(write with { Person = person }).Then(written with { Person = person });
        spec.Given().When(write with { Request = request }).Then(written with { Request = request });
        spec.Given().When(write with { Session = session }).Then(written with { Session = session });
        spec.Given().When(write with { Person = person, Request = request }).ThenRefused(WriteHandover.AboutOneThing);
        spec.Given().When(write with { Session = session, Request = request }).ThenRefused(WriteHandover.AboutOneThing);
    }

    [Fact]
    public void Another_coordinator_has_seen_it_once() =>
        ByDev.Given(written).When(new AcknowledgeHandover()).Then(new HandoverSeen(id, Any.Dev)).AndOnlyOnce();

    [Fact]
    public void Several_see_it_each_for_themselves() =>
        ByDev.Given(written, new HandoverSeen(id, Any.Ben)).When(new AcknowledgeHandover()).Then(new HandoverSeen(id, Any.Dev));

    [Fact]
    public void That_its_author_has_seen_it_does_not_count()
    {
        spec.Given(written).When(new AcknowledgeHandover()).ThenRefused(AcknowledgeHandover.OwnNote);
        var otherRecord = byDev with { ActorsDuplicates = new HashSet<PersonId> { Any.Cleo } };
        spec.By(otherRecord).Given(written).When(new AcknowledgeHandover()).ThenRefused(AcknowledgeHandover.OwnNote);
    }

    [Fact]
    public void It_is_an_alert_once_its_time_has_passed_unless_somebody_else_has_seen_it()
    {
        Of(written).IsAlertAt(Any.Now.AddHours(12).AddTicks(-1)).Should().BeFalse();
        Of(written).IsAlertAt(Any.Now.AddHours(12)).Should().BeTrue();
        Of(written, new HandoverSeen(id, Any.Dev)).IsAlertAt(Any.Now.AddHours(12)).Should().BeFalse();
        Of(written, new HandoverWithdrawn(id)).IsAlertAt(Any.Now.AddHours(12)).Should().BeFalse();
    }

    [Fact]
    public void A_note_written_by_mistake_is_withdrawn_by_its_author_or_a_steward()
    {
        spec.Given(written).When(new WithdrawHandover()).Then(new HandoverWithdrawn(id)).AndOnlyOnce();
        spec.By(Any.By(Any.Dev, Role.Steward)).Given(written, new HandoverSeen(id, Any.Ben)).When(new WithdrawHandover())
            .Then(new HandoverWithdrawn(id)).AndOnlyOnce();
        ByDev.Given(written).When(new WithdrawHandover()).ThenRefused(WithdrawHandover.NotTheirs);
        ByDev.Given(written, new HandoverWithdrawn(id)).When(new AcknowledgeHandover()).ThenRefused(AcknowledgeHandover.Withdrawn);
    }

    [Fact]
    public void Notes_are_written_and_seen_now_and_in_nobody_elses_name()
    {
        var late = byDev with { OccurredAt = Any.Now.AddMinutes(-30) };
        spec.By(late).Given().When(write).ThenRefused(Circumstances.OnlyNow);
        spec.By(byDev.For(Any.Ada)).Given().When(write).ThenRefused(Circumstances.NotConcerned);
        foreach (var command in (ICommand<Handover, HandoverEvent>[])[new AcknowledgeHandover(), new WithdrawHandover()])
        {
            spec.By(late).Given(written).When(command).ThenRefused(Circumstances.OnlyNow);
            spec.By(byDev.For(Any.Ada)).Given(written).When(command).ThenRefused(Circumstances.NotConcerned);
        }
    }

    private static Handover Of(params HandoverEvent[] facts) => facts.Aggregate(default(Handover), Handover.Evolve)!;
}
