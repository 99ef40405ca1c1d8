using Coordination.Domain.Kernel;

namespace Coordination.Domain.Bookings;

/// <summary>Announce when and where people can come, and how many.</summary>
public sealed record PlanSession(SessionId Session, string Title, Category Category, Moment Starts, int Minutes, Place Place,
    Quantity Capacity) : ICommand<Session?, SessionEvent>
{
    public static readonly OneCodeParameter PublicSessions = new("public-sessions", ["yes", "no"], floor: "no",
        "Whether anybody may read when and where sessions are, without signing in.");

    public static readonly Refusal AlreadyOver = new("session.already-over", "This session would already be over.") { Field = "starts.on" };
    public static readonly Refusal NeedsTime = new("session.needs-time", "Say at what time of day the session starts.");
    public static readonly Refusal Length = new("session.length", "A session lasts between one minute and a day.");
    public static readonly Refusal TitleLength =
        new("session.title-length", "A session's title has between one and 120 characters, on one line.");

    public Decision<SessionEvent> Decide(Session? state, Circumstances at) => state switch
    {
        not null => [],
        _ when (at.MayName() ?? at.NothingNew) is { } refusal => refusal,
        _ when Against(Title, Starts, Minutes, Capacity, at) is { } refusal => refusal,
        _ => [new SessionPlanned(Session, Title, Category, Starts, Minutes, Place, Capacity)],
    };

    /// <summary>Null if there may be such a session.</summary>
    internal static Refusal? Against(string title, Moment starts, int minutes, Quantity capacity, Circumstances at) => minutes switch
    {
        _ when title.Length > Bookings.Session.LongestTitle || !OneLine.Is(title) => TitleLength,
        _ when starts.At is null => NeedsTime,
        < Bookings.Session.FewestMinutes or > Bookings.Session.MostMinutes => Length,
        _ when capacity.Amount <= 0 => Quantity.NotPositive,
        _ when starts.Instant.AddMinutes(minutes) <= at.OccurredAt => AlreadyOver,
        _ => null,
    };
}
