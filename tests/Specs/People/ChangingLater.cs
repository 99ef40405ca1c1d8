using Coordination.Domain.Kernel;
using Coordination.Domain.People;

namespace Coordination.Specs.People;

public class ChangingLater
{
    private static readonly DateTimeOffset tomorrow = Any.Now.AddDays(1);
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
        waiting.When(new ConfirmChange(change)).Then(new ChangeConfirmed(Any.Ada, change, tomorrow, Any.Ben)).AndOnlyOnce();
        spec.Given([.. member, asked]).When(new ConfirmChange(change)).ThenRefused(ConfirmChange.CalledByTheSame);

        MembershipEvent[] confirmed = [.. member, asked, new ChangeConfirmed(Any.Ada, change, tomorrow, Any.Ben)];
        spec.By(Passed.At(tomorrow)).Given(confirmed).When(Passed.Of(MembershipDeadlines.ChangeIsMade))
            .Then(change is PersonChange.Leave ? new MemberLeft(Any.Ada) : new AddressRestrictionLifted(Any.Ada)).AndOnlyOnce();
        spec.By(Passed.At(tomorrow.AddTicks(-1))).Given(confirmed).When(Passed.Of(MembershipDeadlines.ChangeIsMade)).ThenNothing();
    }

    [Fact]
    public void Confirmed_late_it_is_made_then_and_not_before()
    {
        var later = Any.Now.AddDays(3);
        spec.By(byAnother with { Now = later, OccurredAt = later })
            .Given([.. member, new ChangeAsked(Any.Ada, PersonChange.Leave, tomorrow, Any.Cleo)])
            .When(new ConfirmChange(PersonChange.Leave)).Then(new ChangeConfirmed(Any.Ada, PersonChange.Leave, later, Any.Ben));
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
        spec.Given(member).When(new ConfirmChange(PersonChange.Leave)).ThenRefused(ConfirmChange.NotAsked);
    }

    [Fact]
    public void Whoever_changes_where_the_person_is_called_back_has_it_taken_down_anew()
    {
        string[] phone = ["phone"];
        MembershipEvent[] waiting = [.. member, new ChangeAsked(Any.Ada, PersonChange.LiftAddress, tomorrow, Any.Cleo)];
        spec.By(byAnother.For(Any.Ada)).Given(waiting).When(new ChangeContact(phone))
            .Then(new ContactGiven(Any.Ada, phone), new ChangeDropped(Any.Ada, PersonChange.LiftAddress));
        spec.By(Any.ByAda).Given(waiting).When(new ChangeContact(phone)).Then(new ContactGiven(Any.Ada, phone));
        spec.By(byAnother.For(Any.Ada)).Given([.. member, new ChangeAsked(Any.Ada, PersonChange.LiftAddress, tomorrow, null)])
            .When(new ChangeContact(phone)).Then(new ContactGiven(Any.Ada, phone));
    }

    [Fact]
    public void There_has_to_be_something_to_change()
    {
        spec.Given(new PersonRecorded(Any.Ada)).When(new TakeDownChange(PersonChange.Leave, false)).ThenRefused(GrantRole.NotAMember);
        spec.Given(new PersonRecorded(Any.Ada)).When(new TakeDownChange(PersonChange.LiftAddress, false))
            .ThenRefused(TakeDownChange.NothingToChange);
    }
}
