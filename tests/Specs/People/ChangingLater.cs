using Coordination.Domain.Kernel;
using Coordination.Domain.People;

namespace Coordination.Specs.People;

public class ChangingLater
{
    private static readonly DateTimeOffset tomorrow = Any.Now.AddDays(1);
    private static readonly DateTimeOffset nextWeek = Any.Now.AddDays(7);
    private static readonly MembershipEvent[] member =
        [new PersonRecorded(Any.Ada), new MembershipApplied(Any.Ada), new MembershipAccepted(Any.Ada), new AddressRestricted(Any.Ada)];
    private static readonly Circumstances byAnother = Any.By(Any.Ben, Role.Member, Role.Coordinator);

    private readonly Spec<Membership, MembershipEvent> spec = new(Membership.Stream, Any.ByCoordinator);

    [Theory, InlineData(PersonChange.Leave), InlineData(PersonChange.LiftAddress)]
    public void Two_take_it_down_call_back_and_it_is_made_a_day_later(PersonChange change)
    {
        var asked = new ChangeAsked(Any.Ada, change, tomorrow, Any.Cleo);
        spec.Given(member).When(new TakeDownChange(change, false)).Then(asked).AndOnlyOnce();
        var waiting = spec.By(byAnother).Given([.. member, asked]);
        waiting.When(new ConfirmChange(change, false, true)).Then(new ChangeConfirmed(Any.Ada, change, tomorrow, Any.Ben)).AndOnlyOnce();
        spec.Given([.. member, asked]).When(new ConfirmChange(change, false, true)).ThenRefused(ConfirmChange.CalledByTheSame);

        MembershipEvent[] confirmed = [.. member, asked, new ChangeConfirmed(Any.Ada, change, tomorrow, Any.Ben)];
        spec.By(Passed.At(tomorrow)).Given(confirmed).When(Passed.Of(MembershipDeadlines.ChangeIsMade))
            .Then(change is PersonChange.Leave ? new MemberLeft(Any.Ada) : new AddressRestrictionLifted(Any.Ada)).AndOnlyOnce();
        spec.By(Passed.At(tomorrow.AddTicks(-1))).Given(confirmed).When(Passed.Of(MembershipDeadlines.ChangeIsMade)).ThenNothing();
    }

    [Fact]
    public void Where_nobody_could_be_called_back_a_steward_confirms()
    {
        var asked = new ChangeAsked(Any.Ada, PersonChange.LiftAddress, tomorrow, Any.Cleo);
        var confirming = new ConfirmChange(PersonChange.LiftAddress, false, IsReachable: false);
        spec.By(byAnother).Given([.. member, asked]).When(confirming).ThenRefused(ConfirmChange.NoContact);
        spec.By(Any.By(Any.Ben, Role.Member, Role.Coordinator, Role.Steward)).Given([.. member, asked]).When(confirming)
            .Then(new ChangeConfirmed(Any.Ada, PersonChange.LiftAddress, tomorrow, Any.Ben));
    }

    [Fact]
    public void Confirmed_late_it_is_made_then_and_not_before()
    {
        var later = Any.Now.AddDays(3);
        spec.By(byAnother with { Now = later, OccurredAt = later })
            .Given([.. member, new ChangeAsked(Any.Ada, PersonChange.Leave, tomorrow, Any.Cleo)])
            .When(new ConfirmChange(PersonChange.Leave, false, true))
            .Then(new ChangeConfirmed(Any.Ada, PersonChange.Leave, later, Any.Ben));
    }

    [Fact]
    public void What_nobody_confirms_lapses()
    {
        MembershipEvent[] asked = [.. member, new ChangeAsked(Any.Ada, PersonChange.Leave, tomorrow, Any.Cleo)];
        var lapses = Any.Now + TakeDownChange.Lapses;
        spec.By(Passed.At(lapses)).Given(asked).When(Passed.Of(MembershipDeadlines.ChangeLapses))
            .Then(new ChangeDropped(Any.Ada, PersonChange.Leave)).AndOnlyOnce();
        spec.By(Passed.At(lapses)).Given(asked).When(Passed.Of(MembershipDeadlines.ChangeIsMade)).ThenNothing();
    }

    [Fact]
    public void Who_signs_in_does_it_alone_and_drops_what_others_took_down()
    {
        spec.Given(member).When(new TakeDownChange(PersonChange.Leave, true)).ThenRefused(TakeDownChange.Themself);
        spec.Given([.. member, new RoleGranted(Any.Ada, Role.Helper)]).When(new TakeDownChange(PersonChange.Leave, false))
            .ThenRefused(TakeDownChange.Themself);
        spec.By(Any.ByAda).Given([.. member, new ChangeAsked(Any.Ada, PersonChange.Leave, tomorrow, Any.Cleo)])
            .When(new DropChange(PersonChange.Leave)).Then(new ChangeDropped(Any.Ada, PersonChange.Leave)).AndOnlyOnce();
        spec.Given(member).When(new ConfirmChange(PersonChange.Leave, false, true)).ThenRefused(ConfirmChange.NotAsked);
    }

    [Fact]
    public void Whoever_changes_where_the_person_is_called_back_has_it_taken_down_anew()
    {
        string[] phone = ["phone"];
        MembershipEvent[] waiting = [.. member, new ChangeAsked(Any.Ada, PersonChange.LiftAddress, tomorrow, Any.Cleo)];
        spec.By(byAnother.For(Any.Ada)).Given(waiting).When(new ChangeContact(phone))
            .Then(new ContactGiven(Any.Ada, phone, Any.Ben, nextWeek), new ChangeDropped(Any.Ada, PersonChange.LiftAddress));
        spec.By(Any.ByAda).Given(waiting).When(new ChangeContact(phone)).Then(new ContactGiven(Any.Ada, phone));
        spec.By(byAnother.For(Any.Ada)).Given([.. member, new ChangeAsked(Any.Ada, PersonChange.LiftAddress, tomorrow, null)])
            .When(new ChangeContact(phone)).Then(new ContactGiven(Any.Ada, phone, Any.Ben, nextWeek));
    }

    [Fact]
    public void Nobody_is_called_back_where_others_said_a_week_ago_or_less()
    {
        MembershipEvent[] changed =
        [
            .. member, new ContactGiven(Any.Ada, ["phone"], Any.Dev, nextWeek),
            new ChangeAsked(Any.Ada, PersonChange.LiftAddress, tomorrow, Any.Cleo),
        ];
        var confirming = new ConfirmChange(PersonChange.LiftAddress, false, true);
        spec.By(byAnother).Given(changed).When(confirming).ThenRefused(ConfirmChange.ContactTooNew);
        spec.By(byAnother with { Now = nextWeek.AddTicks(-1), OccurredAt = nextWeek.AddTicks(-1) }).Given(changed).When(confirming)
            .ThenRefused(ConfirmChange.ContactTooNew);
        spec.By(byAnother with { Now = nextWeek, OccurredAt = nextWeek }).Given(changed).When(confirming)
            .Then(new ChangeConfirmed(Any.Ada, PersonChange.LiftAddress, nextWeek, Any.Ben));
        spec.By(byAnother).Given([.. changed, new ContactGiven(Any.Ada, ["email"])]).When(confirming)
            .Then(new ChangeConfirmed(Any.Ada, PersonChange.LiftAddress, tomorrow, Any.Ben));
        string[] address = ["address"];
        spec.By(byAnother.For(Any.Ada)).Given(member).When(new ChangeContact(address)).Then(new ContactGiven(Any.Ada, address, Any.Ben));
    }

    [Fact]
    public void Whoever_changed_where_the_person_is_called_back_does_not_take_it_down()
    {
        string[] phone = ["phone"];
        MembershipEvent[] byCleo = [.. member, new ContactGiven(Any.Ada, phone, Any.Cleo)];
        var taking = new TakeDownChange(PersonChange.LiftAddress, false);
        spec.Given(byCleo).When(taking).ThenRefused(TakeDownChange.ContactByTheSame);
        spec.Given([.. byCleo, new ContactGiven(Any.Ada, ["email"], Any.Ben)]).When(taking).ThenRefused(TakeDownChange.ContactByTheSame);
        spec.Given([.. byCleo, new ChangeAsked(Any.Ada, PersonChange.LiftAddress, tomorrow, Any.Ben)])
            .When(new ConfirmChange(PersonChange.LiftAddress, false, true)).ThenRefused(TakeDownChange.ContactByTheSame);
        spec.By(byAnother).Given(byCleo).When(taking).Then(new ChangeAsked(Any.Ada, PersonChange.LiftAddress, tomorrow, Any.Ben));
        spec.Given([.. byCleo, new ContactGiven(Any.Ada, phone, null)]).When(taking)
            .Then(new ChangeAsked(Any.Ada, PersonChange.LiftAddress, tomorrow, Any.Cleo));
    }

    [Fact]
    public void Who_signs_in_or_holds_a_role_by_then_is_not_called_back()
    {
        MembershipEvent[] asked = [.. member, new ChangeAsked(Any.Ada, PersonChange.Leave, tomorrow, Any.Cleo)];
        spec.By(byAnother).Given(asked).When(new ConfirmChange(PersonChange.Leave, true, true)).ThenRefused(TakeDownChange.Themself);
        spec.By(byAnother).Given([.. asked, new RoleGranted(Any.Ada, Role.Helper)]).When(new ConfirmChange(PersonChange.Leave, false, true))
            .ThenRefused(TakeDownChange.Themself);
        spec.By(byAnother).Given([.. asked, new MarkedDeceased(Any.Ada)]).When(new ConfirmChange(PersonChange.Leave, false, true))
            .ThenRefused(Membership.Gone);
    }

    [Fact]
    public void A_record_that_was_merged_does_not_leave_by_itself()
    {
        MembershipEvent[] confirmed = [.. member, new ChangeAsked(Any.Ada, PersonChange.Leave, tomorrow, Any.Cleo),
            new ChangeConfirmed(Any.Ada, PersonChange.Leave, tomorrow, Any.Ben), new RecordMerged(Any.Ada, Any.Dev)];
        spec.By(Passed.At(tomorrow)).Given(confirmed).When(Passed.Of(MembershipDeadlines.ChangeIsMade)).ThenNothing();
    }

    [Fact]
    public void A_child_leaves_with_a_parent_whose_authority_was_seen()
    {
        MembershipEvent[] child = [.. member, new MarkedMinor(Any.Ada)];
        spec.Given(child).When(new TakeDownChange(PersonChange.Leave, false)).ThenRefused(SpeakingFor.ParentNeeded);
        spec.Given([.. child, new AuthoritySeen(Any.Ada, Authority.Parental, Any.Dev, Any.Ben, new(2026, 3, 1), nextWeek)])
            .When(new TakeDownChange(PersonChange.Leave, false)).Then(new ChangeAsked(Any.Ada, PersonChange.Leave, tomorrow, Any.Cleo));
    }

    [Fact]
    public void Four_weeks_later_whoever_changed_a_contact_may_call_there_and_nothing_is_dropped_for_another_detail()
    {
        var settled = nextWeek.AddDays(21);
        MembershipEvent[] changed = [.. member, new ContactGiven(Any.Ada, ["phone"], Any.Cleo, nextWeek)];
        var taking = new TakeDownChange(PersonChange.LiftAddress, false);
        spec.By(Any.ByCoordinator with { Now = settled.AddTicks(-1), OccurredAt = settled.AddTicks(-1) }).Given(changed).When(taking)
            .ThenRefused(TakeDownChange.ContactByTheSame);
        spec.By(Any.ByCoordinator with { Now = settled, OccurredAt = settled }).Given(changed).When(taking)
            .Then(new ChangeAsked(Any.Ada, PersonChange.LiftAddress, settled.AddDays(1), Any.Cleo));
        string[] language = ["language"];
        spec.By(byAnother.For(Any.Ada)).Given([.. member, new ChangeAsked(Any.Ada, PersonChange.LiftAddress, tomorrow, Any.Cleo)])
            .When(new ChangeContact(language)).Then(new ContactGiven(Any.Ada, language, Any.Ben));
    }

    [Fact]
    public void There_has_to_be_something_to_change()
    {
        spec.Given(new PersonRecorded(Any.Ada)).When(new TakeDownChange(PersonChange.Leave, false))
            .Then(new ChangeAsked(Any.Ada, PersonChange.Leave, tomorrow, Any.Cleo));
        spec.Given([.. member, new MemberLeft(Any.Ada)]).When(new TakeDownChange(PersonChange.Leave, false))
            .ThenRefused(TakeDownChange.NothingToChange);
        spec.Given(new PersonRecorded(Any.Ada)).When(new TakeDownChange(PersonChange.LiftAddress, false))
            .ThenRefused(TakeDownChange.NothingToChange);
    }
}
