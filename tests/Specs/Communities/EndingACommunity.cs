using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;

namespace Coordination.Specs.Communities;

public class EndingACommunity
{
    private static readonly CommunityId id = Any.Id<CommunityId>(1);
    private static readonly DateTimeOffset now = Any.ByAda.Now;
    private static readonly DateOnly today = Any.ByAda.Today, day = today.AddDays(14);
    private static readonly CommunityEvent[] founded =
    [
        new CommunityFounded(id, "calder-larder", "Calder Larder", Any.Zone), new StewardAppointed(id, Any.Ada),
        new StewardAppointed(id, Any.Ben), new StewardAppointed(id, Any.Dev),
    ];

    private static readonly WindDownProposed byAda = new(id, Any.Ada, EndingCause.TooFewPeople, day, now.AddDays(7));
    private static readonly WindDownStarted started = new(id, EndingCause.TooFewPeople, day);
    private static readonly CommunityEvent[] proposed = [.. founded, byAda], decided = [.. proposed, started];
    private static readonly ProposeWindDown proposing = new(EndingCause.TooFewPeople, day);
    private static readonly CloseCommunity closing = new([]);
    private static readonly StewardSuspended devNotedByAda = new(id, Any.Dev, Any.Ada, now.AddDays(28));

    private readonly Spec<Community, CommunityEvent> spec = new(Community.Stream, Any.ByAda);

    [Fact]
    public void One_steward_proposes_it_and_another_agrees()
    {
        spec.Given(founded).When(proposing).Then(byAda).AndOnlyOnce();
        spec.By(Any.ByBen).Given(proposed).When(new ConfirmWindDown()).Then(started).AndOnlyOnce();
    }

    [Fact]
    public void Nobody_decides_it_alone()
    {
        spec.Given(proposed).When(new ConfirmWindDown()).ThenRefused(ConfirmWindDown.BySomebodyElse);
        spec.Given(founded).When(new ConfirmWindDown()).ThenRefused(ConfirmWindDown.NotProposed);
        On(day).Given(proposed).When(closing).ThenRefused(CloseCommunity.NotWindingDown);
        spec.By(Any.ByBen).Given(proposed).When(new ProposeWindDown(EndingCause.NoMoney, day)).ThenRefused(ProposeWindDown.AlreadyProposed);
        spec.By(Any.ByBen).Given(proposed).When(proposing).ThenRefused(ProposeWindDown.AlreadyProposed);
    }

    [Fact]
    public void Only_stewards_do_any_of_it()
    {
        CommunityEvent[] former = [.. decided, new StewardStoodDown(id, Any.Ada)];
        foreach (var command in (ICommand<Community, CommunityEvent>[])[proposing, new ConfirmWindDown(), new CallOffWindDown(), closing])
        {
            spec.By(Any.ByCoordinator with { Now = now.AddDays(20) }).Given(decided).When(command).ThenRefused(AppointSteward.ForStewards);
            On(day).Given(former).When(command).ThenRefused(AppointSteward.ForStewards);
        }
    }

    [Fact]
    public void What_a_steward_proposed_who_is_none_any_more_cannot_be_agreed_to() =>
        spec.By(Any.ByBen).Given([.. proposed, new StewardStoodDown(id, Any.Ada)]).When(new ConfirmWindDown())
            .ThenRefused(ConfirmWindDown.NotProposed);

    [Fact]
    public void What_nobody_agreed_to_in_a_week_is_proposed_again()
    {
        var later = Any.ByBen with { Now = now.AddDays(7), OccurredAt = now.AddDays(7) };
        spec.By(later).Given(proposed).When(new ConfirmWindDown()).ThenRefused(ConfirmWindDown.NotProposed);
        spec.By(later with { OccurredAt = now }).Given(proposed).When(new ConfirmWindDown()).ThenRefused(ConfirmWindDown.NotProposed);
        spec.By(later).Given(proposed).When(proposing).Then(byAda with { Steward = Any.Ben, Until = now.AddDays(14) });
    }

    [Fact]
    public void The_day_is_today_or_later_and_within_a_year()
    {
        spec.Given(founded).When(proposing with { ClosesOn = today }).Then(byAda with { ClosesOn = today });
        spec.Given(founded).When(proposing with { ClosesOn = today.AddDays(-1) }).ThenRefused(ProposeWindDown.InThePast);
        spec.Given(founded).When(proposing with { ClosesOn = today.AddDays(ProposeWindDown.MostDays + 1) })
            .ThenRefused(ProposeWindDown.TooFarAhead);
        spec.By(Any.ByBen with { Now = now.AddDays(2) }).Given([.. founded, byAda with { ClosesOn = today }]).When(new ConfirmWindDown())
            .Then(started with { ClosesOn = today.AddDays(9) });
    }

    [Fact]
    public void Nothing_of_it_is_decided_while_a_steward_who_was_noted_as_dead_may_still_say_that_they_live()
    {
        spec.Given([.. founded, devNotedByAda]).When(proposing).ThenRefused(ProposeWindDown.Contested);
        spec.By(Any.ByBen).Given([.. proposed, devNotedByAda]).When(new ConfirmWindDown()).ThenRefused(ProposeWindDown.Contested);
        On(day).Given([.. decided, devNotedByAda]).When(closing).ThenRefused(ProposeWindDown.Contested);
    }

    [Fact]
    public void Nothing_of_it_is_decided_by_too_few_stewards()
    {
        StewardSuccessionRequired few = new(id);
        spec.Given([.. founded, few]).When(proposing).ThenRefused(Community.InSuccession);
        spec.By(Any.ByBen).Given([.. proposed, few]).When(new ConfirmWindDown()).ThenRefused(Community.InSuccession);
        On(day).Given([.. decided, few]).When(closing).ThenRefused(Community.InSuccession);
    }

    [Fact]
    public void The_last_two_stewards_stay_until_it_is_closed()
    {
        CommunityEvent[] two = [.. decided, new StewardStoodDown(id, Any.Dev)];
        spec.Given(two).When(new StandDown(Any.Ada)).ThenRefused(StandDown.SuccessionRequired);
        spec.Given([.. two, new CommunityClosed(id, day)]).When(new StandDown(Any.Ada)).Then(new StewardStoodDown(id, Any.Ada));
    }

    [Fact]
    public void A_steward_calls_it_off_until_it_is_closed()
    {
        spec.By(Any.ByDev).Given(proposed).When(new CallOffWindDown()).Then(new WindDownProposalStopped(id, Any.Dev)).AndOnlyOnce();
        spec.By(Any.ByDev).Given(decided).When(new CallOffWindDown()).Then(new WindDownCalledOff(id)).AndOnlyOnce();
        spec.Given([.. decided, new CommunityClosed(id, day)]).When(new CallOffWindDown()).ThenRefused(Community.IsClosed);
        On(day).Given([.. decided, new WindDownCalledOff(id)]).When(closing).ThenRefused(CloseCommunity.NotWindingDown);
    }

    [Fact]
    public void It_is_closed_on_the_day_or_later_once_nothing_is_open()
    {
        On(day.AddDays(-1)).Given(decided).When(closing).ThenRefused(CloseCommunity.TooSoon);
        On(day).Given(decided).When(new CloseCommunity([new("request", 2, "/requests"), new("review", 0, "/reviews")]))
            .ThenRefused(CloseCommunity.StillOpen);
        On(day).Given(decided).When(closing).Then(new CommunityClosed(id, day)).AndOnlyOnce();
    }

    [Fact]
    public void The_refusal_names_each_kind_that_is_still_open()
    {
        var state = decided.Aggregate(default(Community), Community.Evolve)!;
        var refused = new CloseCommunity([new("request", 2, "/requests"), new("review", 0, "/reviews")])
            .Decide(state, Any.ByAda with { Now = now.AddDays(14), OccurredAt = now.AddDays(14) });
        refused.Should().BeOfType<Decision<CommunityEvent>.Refused>().Which.Why.Hindrances.Should()
            .Equal(new Hindrance("request", 2, "/requests"));
    }

    [Fact]
    public void A_closed_community_is_not_ended_again()
    {
        CommunityEvent[] closed = [.. decided, new CommunityClosed(id, day)];
        On(day).Given(closed).When(proposing).ThenRefused(Community.IsClosed);
        On(day).Given(closed).When(new ConfirmWindDown()).ThenRefused(Community.IsClosed);
    }

    [Fact]
    public void A_community_begins_nothing_new_once_its_end_is_decided()
    {
        After(founded).MayBegin.Should().BeNull();
        After(proposed).MayBegin.Should().BeNull();
        After(decided).MayBegin.Should().Be(Community.WindingDown);
        After([.. decided, new CommunityClosed(id, day)]).MayBegin.Should().Be(Community.IsClosed);
        After([.. decided, new WindDownCalledOff(id)]).MayBegin.Should().BeNull();
    }

    private static Community After(CommunityEvent[] events) => events.Aggregate(default(Community), Community.Evolve)!;

    private Spec<Community, CommunityEvent> On(DateOnly on) =>
        spec.By(Any.ByAda with { Now = now.AddDays(on.DayNumber - today.DayNumber), OccurredAt = now });
}
