using Coordination.Domain.Kernel;

namespace Coordination.Domain.Bookings;

/// <summary>Announce when and where people can come, and how many.</summary>
public sealed record PlanSession(SessionId Session, string Title, Category Category, Moment Starts, int Minutes, Place Place, Quantity Places) : ICommand<Session?, SessionEvent>
{
    public static readonly Refusal AlreadyOver = new("session.already-over", "This session would already be over.");

    public Decision<SessionEvent> Decide(Session? state, Circumstances at) => state switch
    {
        not null => [],
        _ when Starts.Instant.AddMinutes(Minutes) <= at.OccurredAt => AlreadyOver,
        _ => [new SessionPlanned(Session, Title, Category, Starts, Minutes, Place, Places)],
    };
}
