using Coordination.Domain.Kernel;
using Coordination.Domain.Messages;

namespace Coordination.Specs.Messages;

public class TellingPeople
{
    private static readonly MessageId id = Any.Id<MessageId>(7);
    private static readonly ThingId match = Any.Id<ThingId>(8);
    private static readonly DateTimeOffset until = Any.Now.AddDays(7), later = Any.Now.AddDays(2);
    private static readonly PlanMessage plan = new(id, Any.Ben, "proposal", match, until);
    private static readonly MessagePlanned planned = new(id, Any.Ben, "proposal", match, until),
        reminder = new(id, Any.Ben, "session-reminder", match, until, later);
    private static readonly MessageCallNeeded toCall = new(id, CallReason.PhoneOnly);
    private static readonly MessageSent sent = new(id, MessageChannel.Email);
    private static readonly MessageDropped dropped = new(id, DropReason.Outdated);

    private readonly Spec<Message, MessageEvent>
        system = new(Message.Stream, Any.BySystem), people = new(Message.Stream, Any.ByCoordinator);

    [Fact]
    public void A_message_is_planned_once() => system.Given().When(plan).Then(planned).AndOnlyOnce();

    [Fact]
    public void What_is_no_longer_worth_telling_is_not_planned() =>
        system.Given().When(plan with { Until = Any.Now }).ThenNothing();

    [Fact]
    public void A_reminder_whose_moment_has_passed_is_told_at_once()
    {
        system.Given().When(plan with { SendAt = later }).Then(planned with { SendAt = later });
        system.Given().When(plan with { SendAt = Any.Now }).Then(planned);
    }

    [Fact]
    public void It_is_sent_once()
    {
        system.Given(planned).When(new RecordSent(MessageChannel.Email)).Then(sent).AndOnlyOnce();
        system.Given(planned, dropped).When(new RecordSent(MessageChannel.Email)).Then(sent).AndOnlyOnce();
    }

    [Fact]
    public void That_it_left_is_recorded_even_if_somebody_told_it_at_the_same_moment() =>
        system.Given(planned, new MessageTold(id, ToldBy.Phone)).When(new RecordSent(MessageChannel.Email)).Then(sent);

    [Fact]
    public void What_cannot_be_sent_is_left_to_somebody_once() =>
        system.Given(planned).When(new NeedCall(CallReason.PhoneOnly)).Then(toCall).AndOnlyOnce();

    [Fact]
    public void Nobody_calls_about_what_was_sent() => system.Given(planned, sent).When(new NeedCall(CallReason.NotAccepted)).ThenNothing();

    [Fact]
    public void What_does_not_hold_any_more_is_let_go_once()
    {
        system.Given(planned).When(new DropMessage(DropReason.Outdated)).Then(dropped).AndOnlyOnce();
        system.Given(planned, toCall).When(new DropMessage(DropReason.Outdated)).Then(dropped);
        system.Given(reminder).When(new DropMessage(DropReason.Outdated)).Then(dropped);
        system.Given(planned, sent).When(new DropMessage(DropReason.Outdated)).ThenNothing();
    }

    [Fact]
    public void Whoever_called_says_so_once() =>
        people.Given(planned, toCall).When(new RecordMessageTold(ToldBy.Phone)).Then(new MessageTold(id, ToldBy.Phone)).AndOnlyOnce();

    [Fact]
    public void Whoever_told_it_before_it_was_sent_says_so_too() =>
        people.Given(planned).When(new RecordMessageTold(ToldBy.InPerson)).Then(new MessageTold(id, ToldBy.InPerson));

    [Fact]
    public void What_was_sent_need_not_be_told() => people.Given(planned, sent).When(new RecordMessageTold(ToldBy.Phone)).ThenNothing();

    [Fact]
    public void What_does_not_hold_any_more_is_not_told()
    {
        people.Given(planned, toCall, dropped).When(new RecordMessageTold(ToldBy.Phone)).ThenRefused(RecordMessageTold.Over);
        people.By(Any.ByCoordinator with { Now = until, OccurredAt = until }).Given(planned, toCall)
            .When(new RecordMessageTold(ToldBy.Phone)).ThenRefused(RecordMessageTold.Over);
    }

    [Fact]
    public void A_reminder_is_not_told_before_its_moment() =>
        people.Given(reminder).When(new RecordMessageTold(ToldBy.Phone)).ThenRefused(RecordMessageTold.NotYet);

    [Fact]
    public void What_was_told_is_said_now_and_not_for_another_time() =>
        people.By(Any.ByCoordinator with { OccurredAt = Any.Now.AddHours(-2) }).Given(planned, toCall)
            .When(new RecordMessageTold(ToldBy.Phone)).ThenRefused(Circumstances.OnlyNow);

    [Fact]
    public void Nobody_but_the_system_plans_sends_or_drops()
    {
        people.Given().When(plan).ThenRefused(Circumstances.NotYours);
        people.Given(planned).When(new RecordSent(MessageChannel.Sms)).ThenRefused(Circumstances.NotYours);
        people.Given(planned).When(new NeedCall(CallReason.Chosen)).ThenRefused(Circumstances.NotYours);
        people.Given(planned).When(new DropMessage(DropReason.Gone)).ThenRefused(Circumstances.NotYours);
    }

    [Fact]
    public void From_its_moment_on_a_reminder_is_told()
    {
        var then = Any.BySystem with { Now = later, OccurredAt = later };
        system.By(then).Given(reminder).When(new PassDeadline<Message, MessageEvent>(MessageDeadlines.All, MessageDeadlines.ComesDue))
            .Then(new MessageCameDue(id)).AndOnlyOnce();
    }

    [Fact]
    public void A_reminder_comes_due_at_its_moment_and_whatever_is_open_ends_when_it_is_no_longer_worth_telling()
    {
        MessageDeadlines.All.Of(Message.Evolve(null, reminder)).Select(d => (d.Code, d.DueAt)).Should()
            .BeEquivalentTo([(MessageDeadlines.ComesDue, later), (MessageDeadlines.Ends, until)]);
        MessageDeadlines.All.Of(Message.Evolve(Message.Evolve(null, planned), toCall)).Select(d => (d.Code, d.DueAt)).Should()
            .BeEquivalentTo([(MessageDeadlines.Ends, until)]);
        MessageDeadlines.All.Of(Message.Evolve(Message.Evolve(null, planned), sent)).Should().BeEmpty();
    }
}
