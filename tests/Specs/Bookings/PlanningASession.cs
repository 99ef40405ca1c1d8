using Coordination.Domain.Bookings;
using Coordination.Domain.Kernel;

namespace Coordination.Specs.Bookings;

public class PlanningASession
{
    private static readonly SessionId id = Any.Id<SessionId>(1);
    private static readonly PlanSession planning = new(id, "Thursday larder", Category.Food, Any.On(3, 5, 10), 120, Any.Ward, Any.Seats(2));

    private readonly Spec<Session, SessionEvent> spec = new(Session.Stream, Any.ByCoordinator);

    [Fact]
    public void People_are_told_when_where_and_how_many() =>
        spec.Given().When(planning)
            .Then(new SessionPlanned(id, "Thursday larder", Category.Food, Any.On(3, 5, 10), 120, Any.Ward, Any.Seats(2))).AndOnlyOnce();

    [Fact]
    public void It_starts_at_a_time_of_day() =>
        spec.Given().When(planning with { Starts = Any.On(3, 5) }).ThenRefused(PlanSession.NeedsTime);

    [Fact]
    public void It_is_not_over_before_it_is_planned() =>
        spec.Given().When(planning with { Starts = Any.On(3, 2, 7) }).ThenRefused(PlanSession.AlreadyOver);

    [Fact]
    public void It_may_be_planned_while_it_runs() =>
        planning.Decide(null, Any.ByCoordinator with { OccurredAt = Any.On(3, 5, 11).Instant }).Events.Should().ContainSingle();

    [Theory]
    [InlineData(0), InlineData(-60), InlineData(1441), InlineData(int.MaxValue)]
    public void It_lasts_some_time_and_no_longer_than_a_day(int minutes) =>
        spec.Given().When(planning with { Minutes = minutes }).ThenRefused(PlanSession.Length);

    [Fact]
    public void A_whole_day_and_a_whole_line_are_not_too_much() =>
        (planning with { Minutes = 1440, Title = new string('x', 120) }).Decide(null, Any.ByCoordinator).Events.Should().ContainSingle();

    [Theory]
    [InlineData(0), InlineData(-1)]
    public void It_has_a_place_at_least(int places) =>
        spec.Given().When(planning with { Capacity = Any.Seats(places) }).ThenRefused(Quantity.NotPositive);

    [Theory]
    [InlineData(0), InlineData(121)]
    public void Its_title_is_short(int length) =>
        spec.Given().When(planning with { Title = new string('x', length) }).ThenRefused(PlanSession.TitleLength);

    [Fact]
    public void It_is_planned_for_nobody_in_particular() =>
        spec.By(Any.ByCoordinator.For(Any.Ada)).Given().When(planning).ThenRefused(Circumstances.NotConcerned);
}
