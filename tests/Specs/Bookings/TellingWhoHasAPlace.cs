using Coordination.Domain.Bookings;
using Coordination.Domain.Kernel;

namespace Coordination.Specs.Bookings;

public class TellingWhoHasAPlace
{
    private static readonly SessionId id = Any.Id<SessionId>(1);
    private static readonly BookingId ada = Any.Id<BookingId>(1), ben = Any.Id<BookingId>(2);
    private static readonly SessionEvent[] booked =
        [new SessionPlanned(id, "Larder", Category.Food, Any.On(3, 5, 10), 120, Any.Ward, Any.Seats(3)),
            new PlaceBooked(id, ada, Any.Ada, null)];
    private static readonly SessionReplanned nothing = new(id, null, null, null, null, null);
    private static readonly SessionReplanned moved = nothing with { Starts = Any.On(3, 6, 14) };
    private static readonly PersonTold told = new(id, ada, Any.Ada, 1, ToldBy.Phone);
    private static readonly SessionCancelled cancelled = new(id, CancellationReason.Weather);

    private readonly Spec<Session, SessionEvent> spec = new(Session.Stream, Any.ByCoordinator);

    [Fact]
    public void Another_time_or_place_or_none_at_all_has_to_be_told()
    {
        ToTell([.. booked, moved]).Should().Equal(ada);
        ToTell([.. booked, nothing with { Minutes = 60 }]).Should().Equal(ada);
        ToTell([.. booked, nothing with { Place = new("E05001379") }]).Should().Equal(ada);
        ToTell([.. booked, cancelled]).Should().Equal(ada);
    }

    [Fact]
    public void Another_title_or_more_places_need_no_call() =>
        ToTell([.. booked, nothing with { Title = "Pantry", Capacity = Any.Seats(9) }]).Should().BeEmpty();

    [Fact]
    public void Who_books_afterwards_knows_already() =>
        ToTell([.. booked, moved, new PlaceBooked(id, ben, Any.Ben, null)]).Should().Equal(ada);

    [Fact]
    public void Who_gave_their_place_back_or_came_is_not_called() =>
        new SessionEvent[] { new PlaceCancelled(id, ada, Any.Ada), new PersonAttended(id, ada, Any.Ada) }
            .Should().AllSatisfy(since => ToTell([.. booked, moved, since]).Should().BeEmpty());

    [Fact]
    public void Somebody_is_told_once() =>
        spec.Given([.. booked, moved]).When(new RecordTold(ada, 1, ToldBy.Phone)).Then(told).AndOnlyOnce();

    [Fact]
    public void Who_was_told_of_the_first_change_is_told_of_the_second_too()
    {
        SessionEvent[] twice = [.. booked, moved, told, nothing with { Minutes = 60 }];
        ToTell([.. booked, moved, told]).Should().BeEmpty();
        ToTell(twice).Should().Equal(ada);
        ToTell([.. twice, told with { Change = 2, By = ToldBy.Email }]).Should().BeEmpty();
        spec.Given([.. booked, moved, nothing with { Minutes = 60 }]).When(new RecordTold(ada, 1, ToldBy.Phone)).Then(told);
        ToTell([.. booked, moved, nothing with { Minutes = 60 }, told]).Should().Equal([ada], "they were told what no longer holds");
    }

    [Fact]
    public void Who_never_heard_of_it_need_not_hear_that_it_is_as_before()
    {
        SessionEvent[] back = [.. booked, moved, nothing with { Starts = Any.On(3, 5, 10) }];
        ToTell(back).Should().BeEmpty();
        ToTell([.. booked, moved, told, nothing with { Starts = Any.On(3, 5, 10) }]).Should().Equal(ada);
    }

    [Fact]
    public void Who_had_a_place_is_told_that_it_is_cancelled()
    {
        spec.Given([.. booked, cancelled]).When(new RecordTold(ada, 1, ToldBy.Letter)).Then(told with { By = ToldBy.Letter }).AndOnlyOnce();
        ToTell([.. booked, cancelled, told]).Should().BeEmpty();
    }

    [Fact]
    public void Who_has_gone_need_not_be_told_that_it_is_cancelled()
    {
        PlaceCancelled gone = new(id, ada, Any.Ada);
        spec.By(Any.BySystem).Given([.. booked, cancelled]).When(new CancelPlace(ada)).Then(gone);
        ToTell([.. booked, cancelled, gone]).Should().BeEmpty();
        spec.By(Any.BySystem).Given([.. booked, cancelled, gone]).When(new CancelPlace(ada)).ThenRefused(CancelPlace.NoSuchBooking);
        spec.By(Any.ByAda).Given([.. booked, cancelled]).When(new CancelPlace(ada)).ThenRefused(CancelSession.Cancelled);
    }

    [Fact]
    public void Nobody_is_told_of_what_never_changed()
    {
        spec.Given(booked).When(new RecordTold(ada, 1, ToldBy.Phone)).ThenRefused(RecordTold.NoSuchChange);
        spec.Given([.. booked, moved]).When(new RecordTold(ada, 2, ToldBy.Phone)).ThenRefused(RecordTold.NoSuchChange);
        spec.Given([.. booked, moved]).When(new RecordTold(ada, 0, ToldBy.Phone)).ThenRefused(RecordTold.NoSuchChange);
        spec.Given([.. booked, moved]).When(new RecordTold(ben, 1, ToldBy.Phone)).ThenRefused(CancelPlace.NoSuchBooking);
        spec.By(Any.ByCoordinator.For(Any.Ben)).Given([.. booked, moved]).When(new RecordTold(ada, 1, ToldBy.Phone))
            .ThenRefused(Circumstances.NotConcerned);
    }

    private static IEnumerable<BookingId> ToTell(SessionEvent[] facts) =>
        facts.Aggregate(default(Session), Session.Evolve)!.ToTell.Select(b => b.Id);
}
