using Coordination.Domain.Kernel;
using Coordination.Host.Pages;
using Coordination.Projections.Bookings;
using Coordination.Projections.Lists;

namespace Coordination.Host.Bookings;

/// <summary>The sessions of a day in the time of the community.</summary>
public static class SessionsOfDay
{
    public const string Today = "today";

    /// <summary>Those that begin on it, and take place.</summary>
    public static Filter<ListedSession> Filter(DateOnly day, string zone)
    {
        var period = Days.Whole(day, zone);
        return SessionsList.StartsAt.AtLeast(period.From) & Before(period) & TakesPlace;
    }

    /// <summary>The day of a moment: what begins on it, and what has begun before and is not over.</summary>
    public static Filter<ListedSession> At(DateTimeOffset now, string zone)
    {
        var period = Days.Whole(Days.Of(now, TimeZoneInfo.FindSystemTimeZoneById(zone)), zone);
        return Before(period) & (SessionsList.StartsAt.AtLeast(period.From) | SessionsList.EndsAt.Above(now));
    }

    public static Filter<ListedSession> TakesPlace { get; } = SessionsList.IsCancelled.Is(false);

    private static Filter<ListedSession> Before(Period period) => SessionsList.StartsAt.Below(period.Until);
}
