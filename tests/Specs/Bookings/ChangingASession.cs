using Coordination.Domain.Bookings;
using Coordination.Domain.Kernel;

namespace Coordination.Specs.Bookings;

public class ChangingASession
{
    private static readonly SessionId id = Any.Id<SessionId>(1);
    private static readonly BookingId first = Any.Id<BookingId>(1), second = Any.Id<BookingId>(2);
    private static readonly Place elsewhere = new("E05001379");
    private static readonly SessionPlanned planned = new(id, "Larder", Category.Food, Any.On(3, 5, 10), 120, Any.Ward, Any.Seats(3));
    private static readonly SessionReplanned nothing = new(id, null, null, null, null, null);
    private static readonly PlaceBooked byAda = new(id, first, Any.Ada, null), byBen = new(id, second, Any.Ben, null);
    private static readonly ChangeSession same = new("Larder", Any.On(3, 5, 10), 120, Any.Ward, Any.Seats(3));

    private readonly Spec<Session, SessionEvent> spec = new(Session.Stream, Any.ByCoordinator);

    [Fact]
    public void Only_what_differs_is_recorded()
    {
        spec.Given(planned).When(same with { Title = "Pantry" }).Then(nothing with { Title = "Pantry" }).AndOnlyOnce();
        spec.Given(planned).When(same with { Starts = Any.On(3, 6, 14), Minutes = 60 })
            .Then(nothing with { Starts = Any.On(3, 6, 14), Minutes = 60 }).AndOnlyOnce();
        spec.Given(planned).When(same with { Place = elsewhere, Capacity = Any.Seats(9) })
            .Then(nothing with { Place = elsewhere, Capacity = Any.Seats(9) }).AndOnlyOnce();
        spec.Given(planned).When(same).ThenNothing();
    }

    [Fact]
    public void As_many_as_booked_still_have_a_place()
    {
        var (whole, refused) = (spec.Given(planned, byAda, byBen), same with { Capacity = Any.Seats(1) });
        whole.When(refused).ThenRefused(ChangeSession.FewerThanBooked);
        var why = whole.When(refused).Decision.Should().BeOfType<Decision<SessionEvent>.Refused>().Which.Why;
        (why.Field, why.Figure, why.Said).Should().Be(("capacity.amount", 2, "More places than that are booked already: 2."));
        (same with { Capacity = Any.Seats(2) }).Decide(Folded(planned, byAda, byBen), Any.ByCoordinator).Events.Should().ContainSingle();
    }

    [Fact]
    public void What_is_over_or_cancelled_stays_as_it_was()
    {
        spec.By(Any.ByCoordinator with { OccurredAt = Any.On(3, 5, 12).Instant }).Given(planned).When(same with { Minutes = 240 })
            .ThenRefused(BookPlace.Over);
        spec.Given(planned, new SessionCancelled(id, CancellationReason.Weather)).When(same with { Title = "Pantry" })
            .ThenRefused(CancelSession.Cancelled);
    }

    [Fact]
    public void It_is_held_to_the_rules_of_planning()
    {
        spec.Given(planned).When(same with { Starts = Any.On(3, 1, 10) }).ThenRefused(PlanSession.AlreadyOver);
        spec.Given(planned).When(same with { Starts = Any.On(3, 5) }).ThenRefused(PlanSession.NeedsTime);
        spec.Given(planned).When(same with { Minutes = 0 }).ThenRefused(PlanSession.Length);
        spec.Given(planned).When(same with { Title = "" }).ThenRefused(PlanSession.TitleLength);
        spec.Given(planned).When(same with { Capacity = Any.Seats(0) }).ThenRefused(Quantity.NotPositive);
        spec.By(Any.ByCoordinator.For(Any.Ada)).Given(planned).When(same with { Minutes = 60 }).ThenRefused(Circumstances.NotConcerned);
    }

    [Fact]
    public void Whoever_looked_before_it_moved_looks_again()
    {
        SessionEvent moved = nothing with { Minutes = 60 };
        spec.Given(planned, moved).When(same with { Seen = 0 }).ThenRefused(ChangeSession.ChangedSince);
        spec.Given(planned, moved).When(same with { Minutes = 60, Title = "Pantry", Seen = 1 }).Then(nothing with { Title = "Pantry" });
    }

    [Fact]
    public void Once_somebody_has_come_it_does_not_move()
    {
        PersonAttended came = new(id, first, Any.Ada);
        spec.Given(planned, byAda, came).When(same with { Starts = Any.On(3, 6, 10) }).ThenRefused(ChangeSession.AttendanceNoted);
        (same with { Minutes = 180 }).Decide(Folded(planned, byAda, came), Any.ByCoordinator).Events.Should().ContainSingle();
    }

    private static Session Folded(params SessionEvent[] facts) => facts.Aggregate(default(Session), Session.Evolve)!;
}
