using Coordination.Domain.Bookings;
using Coordination.Host.Desk;
using Coordination.Host.Reads;
using Coordination.Host.Web;
using Coordination.Host.Web.Lists;
using Coordination.Host.Wiring;
using Coordination.Projections.Bookings;
using Act = Coordination.Host.Wiring.Act;
using Press = Coordination.Host.Web.Forms.Act;

namespace Coordination.Host.Bookings;

/// <summary>Sessions as pages list them.</summary>
public static class SessionLines
{
    private static readonly TimeSpan early = TimeSpan.FromHours(12);

    public static SessionLine Of(string community, ListedSession row) => new(
        row.State.Id.ToString(), Links.Session(community, row.State.Id.ToString()), row.Title, row.State.When.From, row.State.When.Until,
        Wards.NameOf(row.Place), row.State.Capacity.Amount, row.State.Bookings.Count);

    /// <summary>With those expected whom the viewer may see, each with what the viewer may do for them. Null where that is nobody.</summary>
    public static SessionLine WithPeople(Viewer viewer, ListedSession row, Sight sight)
    {
        var line = Of(viewer.Call.Code, row);
        Booking[] shown = [.. row.State.Bookings.Values.Where(b => viewer.May(Act.SeeBookings, viewer.To(b.Person))).OrderBy(b => b.Id.Value)];
        return line with { People = shown.Length == 0 && !viewer.May(Act.SeeBookings) ? null : [.. shown.Select(b => Expected(viewer, row.State, b, line.Href, sight))] };
    }

    private static Expected Expected(Viewer viewer, Session session, Booking booking, string href, Sight sight)
    {
        var mayKeep = viewer.May(Act.RecordAttendance) && !booking.Kept && session.When.From - viewer.Now <= early;
        var mayGiveBack = !booking.Kept && session.When.Until > viewer.Now && (viewer.May(Act.RecordAttendance) || booking.Person == viewer.Person);
        return new(booking.Id.ToString(), sight.NameOf(booking.Person), booking.Kept, mayKeep ? Press("keep", "act.came") : null, mayGiveBack ? Press("give-back", "act.give-back") : null);

        Press Press(string verb, string says) => new($"{href}/bookings/{booking.Id}/{verb}", new Sentence(says), ("_return", href), ("_refused", href));
    }
}
