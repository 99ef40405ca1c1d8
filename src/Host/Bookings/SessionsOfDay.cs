using Coordination.Host.Pages;
using Coordination.Projections.Bookings;
using Coordination.Projections.Lists;

namespace Coordination.Host.Bookings;

/// <summary>The sessions that begin on a day in the time of the community, and take place.</summary>
public static class SessionsOfDay
{
    public static Filter<ListedSession> Filter(DateOnly day, string zone)
    {
        var period = Days.Whole(day, zone);
        return SessionsList.StartsAt.AtLeast(period.From) & SessionsList.StartsAt.Below(period.Until) & SessionsList.IsCancelled.Is(false);
    }
}
