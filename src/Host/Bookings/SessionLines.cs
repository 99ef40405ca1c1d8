using Coordination.Domain.Bookings;
using Coordination.Domain.Kernel;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Reads;
using Coordination.Projections.Bookings;

namespace Coordination.Host.Bookings;

/// <summary>Lines of sessions on pages, with who is expected.</summary>
public static class SessionLines
{
    /// <param name="page">The page that a button returns to.</param>
    /// <param name="open">The requests of those who arrived that are open; null where nobody is shown.</param>
    public static SessionLine Of(Viewer viewer, ListedSession row, NameDisclosure disclosure, string page,
        IReadOnlySet<RequestId>? open = null)
    {
        var (session, path) = (row.State, Links.Session(viewer.Caller.Code, row.State.Id.ToString()));
        Booking[] shown = [.. session.Bookings.Values.Where(b => viewer.May(BookingsFeature.SeeBookings, viewer.To(b.Person)))
            .ByName(b => disclosure.NameOf(b.Person))];
        return new(session.Id.ToString(), path, row.Title, session.When.From, session.When.Until, Wards.NameOf(row.Place),
            session.Capacity.Amount, session.Bookings.Count)
        {
            People = shown.Length == 0 && !viewer.May(BookingsFeature.SeeBookings) ? null
                : [.. shown.Select(b => Expected(viewer, session, b, disclosure, path, page) with { GivenHref = GivenHref(b) })],
            Cancelled = session.Cancelled?.Code(),
            ToTell = viewer.May(BookingsFeature.RecordTold) ? session.ToTell.Count() : 0,
        };

        string? GivenHref(Booking booking) => booking is { Attended: true, Request: { } request } && open?.Contains(request) is true
            ? Links.RecordGiven(viewer.Caller.Code, request.ToString()) : null;
    }

    private static Expected Expected(Viewer viewer, Session session, Booking booking, NameDisclosure disclosure, string path, string page)
    {
        var at = $"{path}/bookings/{booking.Id}";
        var cancels = viewer.Accepts(BookingsFeature.EndBooking, session, new CancelPlace(booking.Id));
        return new(booking.Id.ToString(), disclosure.NameOf(booking.Person), booking.Noted,
            cancels ? Buttons.To(at + "/cancel", new("act.cancel-place"), page) : null)
        {
            Notes = Notes(viewer, session, booking.Id, page),
            WhoHref = viewer.HrefOf(booking.Person),
        };
    }

    /// <summary>What can be noted of somebody with a place, now.</summary>
    public static IReadOnlyList<Button> Notes(Viewer viewer, Session session, BookingId booking, string page)
    {
        var at = $"{Links.Session(viewer.Caller.Code, session.Id.ToString())}/bookings/{booking}";
        return
        [
            .. If(new NoteAbsence(booking), "absent", "act.absent"), .. If(new RecordAttendance(booking), "attended", "act.came"),
            .. If(new UndoAttendance(booking), "undo-attendance", "act.undo-attendance", ("reasonCode", "correction")),
        ];

        IEnumerable<Button> If(ICommand<Session, SessionEvent> command, string verb, string says, params (string, string)[] fields) =>
            viewer.Accepts(BookingsFeature.RecordAttendance, session, command)
                ? [Buttons.To($"{at}/{verb}", new(says), page, fields)] : [];
    }
}
