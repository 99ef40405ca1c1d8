using Coordination.Domain.Kernel;
using Coordination.Domain.Requests;

namespace Coordination.Specs.Requests;

public class BookingForARequest
{
    private static readonly RequestId id = Any.Id<RequestId>(1);
    private static readonly SessionId session = Any.Id<SessionId>(1);
    private static readonly BookingId booking = Any.Id<BookingId>(1);
    private static readonly RequestRaised raised = new(id, Any.Ada, Category.Food, Any.Words(Any.Ada), Any.Parcels(10), Any.Ward, null);
    private static readonly RequestBooked booked = new(id, session, booking);

    private readonly Spec<Request, RequestEvent> spec = new(Request.Stream, Any.ByAda);

    [Fact]
    public void It_notes_its_place() => spec.Given(raised).When(new BookForRequest(session, booking)).Then(booked).AndOnlyOnce();

    [Fact]
    public void One_id_is_one_place() =>
        spec.Given(raised, booked).When(new BookForRequest(Any.Id<SessionId>(2), booking)).ThenRefused(BookForRequest.OtherBooking);

    [Fact]
    public void What_is_over_gets_no_place() =>
        spec.Given(raised, new RequestWithdrawn(id, null)).When(new BookForRequest(session, booking)).ThenRefused(PromiseToRequest.Over);

    [Fact]
    public void It_notes_that_the_place_is_over() =>
        spec.Given(raised, booked).When(new EndBookingOfRequest(booking)).Then(new RequestBookingEnded(id, session, booking)).AndOnlyOnce();

    [Fact]
    public void A_place_of_another_is_not_its_own() =>
        spec.Given(raised, booked).When(new EndBookingOfRequest(Any.Id<BookingId>(2))).ThenNothing();

    [Fact]
    public void A_place_outlives_a_request_that_was_met_and_is_known_until_it_ends() =>
        spec.Given(raised, booked, new RequestFulfilled(id, Any.Parcels(10), null)).When(new EndBookingOfRequest(booking))
            .Then(new RequestBookingEnded(id, session, booking)).AndOnlyOnce();
}
