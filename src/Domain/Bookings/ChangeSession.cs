using Coordination.Domain.Kernel;

namespace Coordination.Domain.Bookings;

/// <summary>
/// Change what a session is called, when and where it is, or how many can come. It says how all of it is to be; only what differs is
/// recorded.
/// </summary>
/// <param name="Seen">How often it had changed when whoever changes it looked at it; null if they do not say.</param>
public sealed record ChangeSession(string Title, Moment Starts, int Minutes, Place Place, Quantity Capacity, int? Seen = null)
    : ICommand<Session, SessionEvent>
{
    public static readonly Refusal FewerThanBooked = new("session.fewer-than-booked", "More places than that are booked already.")
    { DependsOnTime = true, Field = "capacity.amount" };
    public static readonly Refusal AttendanceNoted =
        new("session.attendance-noted", "It was noted already who came to this session. Undo that first, if it was a mistake.")
        { DependsOnTime = true };
    public static readonly Refusal ChangedSince =
        new("session.changed-since", "Somebody else has changed this session meanwhile. Look at what holds now.") { DependsOnTime = true };

    public Decision<SessionEvent> Decide(Session state, Circumstances at) => Different(state) switch
    {
        _ when at.MayName() is { } refusal => refusal,
        _ when state.Cancelled is not null => CancelSession.Cancelled,
        { Title: null, Starts: null, Minutes: null, Place: null, Capacity: null } => [],
        _ when state.When.Until <= at.OccurredAt => BookPlace.Over,
        _ when Seen is { } seen && seen != state.Earlier.Count => ChangedSince,
        _ when PlanSession.Against(Title, Starts, Minutes, Capacity, at) is { } refusal => refusal,
        _ when Capacity.Amount < state.Bookings.Count => FewerThanBooked with { Figure = state.Bookings.Count },
        { Starts: not null } when state.Bookings.Values.Any(b => b.Noted is not null) => AttendanceNoted,
        var change => [change],
    };

    private SessionReplanned Different(Session state) => new(state.Id, Title == state.Title ? null : Title,
        Starts == state.Starts ? null : Starts, Minutes == state.Minutes ? null : Minutes, Place == state.Place ? null : Place,
        Capacity == state.Capacity ? null : Capacity);
}
