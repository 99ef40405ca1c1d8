using Coordination.Domain.Kernel;

namespace Coordination.Domain.Requests;

/// <summary>A request notes the place booked for it.</summary>
public sealed record BookForRequest(SessionId Session, BookingId Booking) : ICommand<Request, RequestEvent>
{
    public static readonly Refusal OtherBooking = new("request.other-booking", "That id stands for a place in another session.");

    public Decision<RequestEvent> Decide(Request state, Circumstances at) => state switch
    {
        { Outcome: not null } => PromiseToRequest.Over,
        _ when state.Booked.TryGetValue(Booking, out var session) => session == Session ? [] : OtherBooking,
        _ => [new RequestBooked(state.Id, Session, Booking)],
    };
}

/// <summary>A request notes that a place booked for it is over: used, missed or given back.</summary>
public sealed record EndBookingOfRequest(BookingId Booking) : ICommand<Request, RequestEvent>
{
    public Decision<RequestEvent> Decide(Request state, Circumstances at) =>
        state.Booked.TryGetValue(Booking, out var session) ? [new RequestBookingEnded(state.Id, session, Booking)] : [];
}
