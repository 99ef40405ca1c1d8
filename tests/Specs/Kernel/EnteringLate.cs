using Coordination.Domain.Kernel;

namespace Coordination.Specs.Kernel;

public class EnteringLate
{
    private static readonly Clause shorter = new(Any.Clause, "late-entry-days", 2, "days"),
        longer = new(new("CL-1.2"), "late-entry-reason-hours", 48, "hours");

    [Theory, InlineData(Channel.Phone), InlineData(Channel.Paper), InlineData(Channel.Sms), InlineData(Channel.Desk)]
    public void Who_takes_nothing_down_for_others_has_no_phone_or_paper(Channel channel)
    {
        (Any.ByAda with { Channel = channel }).MayBeEntered().Should().Be(Circumstances.ChannelNotYours);
        (Any.ByCoordinator with { Channel = channel }).MayBeEntered().Should().BeNull();
    }

    [Fact]
    public void What_happened_yesterday_is_entered_without_a_reason() => After(TimeSpan.FromHours(24)).MayBeEntered().Should().BeNull();

    [Fact]
    public void What_happened_before_that_needs_one()
    {
        After(TimeSpan.FromHours(25)).MayBeEntered().Should().Be(Circumstances.ReasonNeeded.Under(Charter.Floor));
        (After(TimeSpan.FromHours(25)) with { ReasonCode = "paper-first" }).MayBeEntered().Should().BeNull();
    }

    [Fact]
    public void What_happened_too_long_ago_is_not_entered()
    {
        (After(TimeSpan.FromDays(14)) with { ReasonCode = "paper-first" }).MayBeEntered().Should().BeNull();
        (After(TimeSpan.FromDays(14.1)) with { ReasonCode = "paper-first" }).MayBeEntered().Should()
            .Be(Circumstances.TooLate.Under(Charter.Floor));
    }

    [Fact]
    public void A_community_sets_its_own_limits()
    {
        After(TimeSpan.FromDays(2.1)).Under(shorter, longer).MayBeEntered().Should().Be(Circumstances.TooLate.Under(Any.Clause));
        After(TimeSpan.FromHours(47)).Under(shorter, longer).MayBeEntered().Should().BeNull();
    }

    [Fact]
    public void Clocks_may_differ_by_five_minutes_and_no_more()
    {
        After(TimeSpan.FromTicks(-1)).MayBeEntered().Should().Be(Circumstances.FromTheFuture);
        Circumstances.AsSaid(Any.Now.AddMinutes(4.9), Any.Now).Should().Be(Any.Now, "clocks differ");
        Circumstances.AsSaid(Any.Now.AddMinutes(5.1), Any.Now).Should().Be(Any.Now.AddMinutes(5.1));
        Circumstances.AsSaid(Any.Now.AddDays(-1), Any.Now).Should().Be(Any.Now.AddDays(-1));
        Circumstances.AsSaid(null, Any.Now).Should().Be(Any.Now);
    }

    [Fact]
    public void The_system_enters_what_passed_while_nobody_was_there_however_late()
    {
        (Any.BySystem with { OccurredAt = Any.Now.AddDays(-100) }).MayBeEntered().Should().BeNull();
        (Any.BySystem with { OccurredAt = Any.Now.AddHours(1) }).MayBeEntered().Should().Be(Circumstances.FromTheFuture);
        var (tooLate, then) = (Circumstances.TooLate.Under(Charter.Floor), Any.Now.AddDays(-100));
        (Any.BySystem with { OccurredAt = then, Channel = Channel.Web }).MayBeEntered().Should().Be(Circumstances.OnlyNow);
        (Any.ByCoordinator with { OccurredAt = then, Channel = Channel.System }).MayBeEntered().Should().Be(tooLate);
    }

    [Fact]
    public void Reasons_are_a_closed_list() =>
        (Any.ByAda with { ReasonCode = "ada-was-ill" }).MayBeEntered().Should().Be(Circumstances.UnknownReason);

    [Fact]
    public void Only_coordinators_say_that_it_happened_at_another_time()
    {
        var earlier = Any.Now.AddMinutes(-1);
        Any.ByAda.MayBeEntered().Should().BeNull("it happens now");
        (Any.ByAda with { OccurredAt = earlier }).MayBeEntered().Should().Be(Circumstances.OnlyNow);
        (Any.By(Any.Ben, Role.Helper, Role.Steward) with { OccurredAt = earlier }).MayBeEntered().Should().Be(Circumstances.OnlyNow);
        (Any.By(Any.Ben, Role.Program) with { OccurredAt = earlier }).MayBeEntered().Should().Be(Circumstances.OnlyNow);
        (Any.ByCoordinator with { OccurredAt = earlier }).MayBeEntered().Should().BeNull();
    }

    [Fact]
    public void Nothing_happened_before_what_it_is_about_began()
    {
        var entered = After(TimeSpan.FromHours(2));
        entered.MayFollow(Any.Now.AddHours(-1)).Should().Be(Circumstances.BeforeItBegan);
        entered.MayFollow(Any.Now.AddHours(-2)).Should().BeNull();
        entered.MayFollow(null).Should().BeNull("it begins with this");
        (Any.BySystem with { OccurredAt = Any.Now.AddHours(-2) }).MayFollow(Any.Now.AddHours(-1)).Should().BeNull();
    }

    private static Circumstances After(TimeSpan late) => Any.ByCoordinator with { OccurredAt = Any.Now - late };
}
