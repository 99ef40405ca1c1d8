using Coordination.Domain.Messages;

namespace Coordination.Specs.Messages;

public class ChoosingARoute
{
    private static readonly MessageRoute
        email = new MessageRoute.Sent(MessageChannel.Email), text = new MessageRoute.Sent(MessageChannel.Sms);

    /// <summary>Somebody who has everything, where everything is sent.</summary>
    private static readonly Reach all = new() { HasEmail = true, HasMobile = true, HasPhone = true, SendsEmail = true, SendsSms = true };

    [Fact]
    public void Whoever_asked_to_be_rung_is_rung_and_the_caller_reads_what_to_mind()
    {
        var asked = new Reach { AskedToBeRung = true, HasPhone = true, HasEmail = true, SendsEmail = true };
        MessageRoute.Of(asked).Should().Be(Told(CallReason.Chosen));
        MessageRoute.Of(asked with { Choice = ContactChoice.None }).Should().Be(Told(CallReason.Chosen));
        MessageRoute.Of(asked with { IsAtRisk = true }).Should().Be(Told(CallReason.AtRisk));
        MessageRoute.Of(asked with { HasNotes = true }).Should().Be(Told(CallReason.NotesOnReaching));
        MessageRoute.Of(asked with { HasPhone = false }).Should().Be(Told(CallReason.NoContact));
    }

    private static MessageRoute.Told Told(CallReason reason) => new(reason);

    [Fact]
    public void Whoever_wants_no_messages_gets_none_and_no_call() =>
        MessageRoute.Of(all with { Choice = ContactChoice.None }).Should().Be(new MessageRoute.Nowhere(DropReason.NotWanted));

    [Fact]
    public void Whoever_wants_to_be_called_is_called() =>
        MessageRoute.Of(all with { Choice = ContactChoice.Phone }).Should().Be(Told(CallReason.Chosen));

    [Fact]
    public void The_choice_holds_also_for_whoever_is_at_risk_or_has_a_note()
    {
        var atRisk = all with { IsAtRisk = true, HasNotes = true };
        MessageRoute.Of(atRisk with { Choice = ContactChoice.Sms }).Should().Be(text);
        MessageRoute.Of(atRisk with { Choice = ContactChoice.Email }).Should().Be(email);
    }

    [Fact]
    public void Another_way_than_the_chosen_one_is_never_taken_by_the_system()
    {
        MessageRoute.Of(all with { Choice = ContactChoice.Email, HasEmail = false }).Should().Be(Told(CallReason.NoContact));
        MessageRoute.Of(all with { Choice = ContactChoice.Sms, HasMobile = false }).Should().Be(Told(CallReason.NoContact));
        MessageRoute.Of(all with { Choice = ContactChoice.Email, SendsEmail = false }).Should().Be(Told(CallReason.NotSentHere));
        MessageRoute.Of(all with { Choice = ContactChoice.Sms, SendsSms = false }).Should().Be(Told(CallReason.NotSentHere));
    }

    [Fact]
    public void Nothing_is_sent_unasked_to_whoever_is_at_risk_nor_past_a_note_on_how_to_reach_them()
    {
        MessageRoute.Of(all with { IsAtRisk = true }).Should().Be(Told(CallReason.AtRisk));
        MessageRoute.Of(all with { HasNotes = true }).Should().Be(Told(CallReason.NotesOnReaching));
    }

    [Fact]
    public void Who_chose_nothing_gets_mail_else_a_text_else_a_call()
    {
        MessageRoute.Of(all).Should().Be(email);
        MessageRoute.Of(all with { HasEmail = false }).Should().Be(text);
        MessageRoute.Of(all with { HasEmail = false, SendsSms = false }).Should().Be(Told(CallReason.PhoneOnly));
        MessageRoute.Of(all with { HasEmail = false, HasMobile = false }).Should().Be(Told(CallReason.PhoneOnly));
        MessageRoute.Of(all with { SendsEmail = false, SendsSms = false }).Should().Be(Told(CallReason.PhoneOnly));
        MessageRoute.Of(new Reach { HasEmail = true }).Should().Be(Told(CallReason.NotSentHere));
        MessageRoute.Of(new Reach()).Should().Be(Told(CallReason.NoContact));
    }
}
