using Coordination.Domain.Bookings;
using Coordination.Domain.Kernel;
using Coordination.Host.Pages;
using Coordination.Host.Reads;
using Coordination.Projections.Bookings;
using Coordination.Projections.Lists;

namespace Coordination.Host.Bookings;

/// <summary>A place somebody booked. In a cancelled session it is over.</summary>
/// <param name="Noted">Whether they came; absent if nothing was noted.</param>
/// <param name="IsToTell">Whether they have to be told of a change.</param>
public sealed record BookingView(BookingId Id, PersonId Person, RequestId? Request, bool Attended, Attendance? Noted, bool IsToTell);

/// <summary>A session as the API answers it. Coordinators see who comes; others see only their own place.</summary>
public sealed record SessionView(SessionId Id, string Title, Category Category, Moment Starts, int Minutes, DateTimeOffset Ends,
    string Ward, Quantity Capacity, int PlacesLeft, IReadOnlyList<BookingView> Bookings)
{
    public long? Version { get; init; }
    /// <summary>Why it was cancelled; absent if it was not.</summary>
    public CancellationReason? Cancelled { get; init; }
    /// <summary>How often its time or place has changed, or it was cancelled.</summary>
    public int Changes { get; init; }

    public static SessionView Of(ListedSession row, Func<Booking, bool> isShown, long? version = null) => new(
        row.State.Id, row.Title, row.Category, row.State.Starts, row.State.Minutes, row.State.When.Until, row.Place.Ward,
            row.State.Capacity, row.State.PlacesLeft,
        [.. row.State.Places.Values.Where(isShown).OrderBy(b => b.Id.Value).Select(b =>
            new BookingView(b.Id, b.Person, b.Request, b.Attended, b.Noted, row.State.MustBeTold(b)))])
    {
        Version = version,
        Cancelled = row.State.Cancelled,
        Changes = row.State.Earlier.Count,
    };
}

/// <summary>The reads of sessions.</summary>
public static class SessionReads
{
    private static readonly QueryParameter[] filters =
    [
        new("from", typeof(DateTimeOffset), "Only sessions that end after this instant; if absent, sessions that are not over."),
        new("until", typeof(DateTimeOffset), "Only sessions that start before this instant."),
        SessionNarrowing.OfCategory, SessionNarrowing.OfWard,
    ];

    public static void MapSessionReads(this FeatureBuilder it)
    {
        it.Read<Page<SessionView>>("/sessions", BookingsFeature.SeeSessions, "listSessions", "List sessions, soonest first", ListAsync,
            [.. filters, .. QueryParameter.Paged]);
        it.Read<SessionView>("/sessions/{id}", BookingsFeature.SeeSessions, "getSession", "Read a session and its places as they are now",
            GetAsync);
    }

    public static Filter<ListedSession> Filters(ReadQuery asked, DateTimeOffset now)
    {
        var from = asked.Instant("from") ?? asked.AsOf ?? now;
        var chosen = new List<Filter<ListedSession>> { SessionsList.EndsAt.Above(from) };
        if (asked.Instant("until") is { } until) chosen.Add(SessionsList.StartsAt.Below(until));
        if (asked.Code<Category>("category") is { } category) chosen.Add(SessionsList.Category.Is(category));
        if (asked.Ward(SessionNarrowing.OfWard.Name) is { } ward) chosen.Add(SessionsList.Ward.Is(ward));
        return Filter.All(chosen);
    }

    private static async ValueTask<Read> ListAsync(Viewer viewer, ReadQuery asked) =>
        PageAnswer.Of(await viewer.Service<PagedLists>().ReadAsync(
            SessionsList.View, viewer.In, asked, SessionsList.SoonestFirst, Filters(asked, viewer.Now), viewer.Cancellation), asked, row =>
            SessionView.Of(row, ShownTo(viewer)));

    private static async ValueTask<Read> GetAsync(Viewer viewer, ReadQuery asked) =>
        await viewer.Service<StreamRows>().FoldAsync(SessionsList.View, viewer.In, viewer.Route("id"), viewer.Cancellation) is { } session
            ? new(SessionView.Of(session.Row, ShownTo(viewer), session.Version), session.Version)
            : Read.NotFound;

    private static Func<Booking, bool> ShownTo(Viewer viewer) =>
        booking => viewer.May(BookingsFeature.SeeBookings, viewer.To(booking.Person));
}
