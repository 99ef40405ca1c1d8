using Coordination.Domain.Bookings;
using Coordination.Host.Pages;
using Coordination.Host.Reads;
using Coordination.Projections.Bookings;

namespace Coordination.Host.Bookings;

/// <summary>Lines of sessions on pages, with who is expected.</summary>
public static class SessionLines
{
    /// <param name="page">The page that a button returns to.</param>
    public static SessionLine Of(Viewer viewer, ListedSession row, NameDisclosure disclosure, string page)
    {
        var (session, path) = (row.State, Links.Session(viewer.Caller.Code, row.State.Id.ToString()));
        Booking[] shown = [.. session.Bookings.Values.Where(b => viewer.May(BookingsFeature.SeeBookings, viewer.To(b.Person)))
            .OrderBy(b => b.Id.Value)];
        return new(session.Id.ToString(), path, row.Title, session.When.From, session.When.Until, Wards.NameOf(row.Place),
            session.Capacity.Amount, session.Bookings.Count)
        {
            People = shown.Length == 0 && !viewer.May(BookingsFeature.SeeBookings) ? null
                : [.. shown.Select(b => Expected(viewer, session, b, disclosure, path, page))],
        };
    }

    private static Expected Expected(Viewer viewer, Session session, Booking booking, NameDisclosure disclosure, string path, string page)
    {
        var at = $"{path}/bookings/{booking.Id}";
        var attends = viewer.Accepts(BookingsFeature.RecordAttendance, session, new RecordAttendance(booking.Id));
        var cancels = viewer.Accepts(BookingsFeature.EndBooking, session, new CancelPlace(booking.Id));
        return new(booking.Id.ToString(), disclosure.NameOf(booking.Person), booking.Attended,
            attends ? Buttons.To(at + "/attended", new("act.came"), page) : null,
            cancels ? Buttons.To(at + "/cancel", new("act.cancel-place"), page) : null);
    }
}
