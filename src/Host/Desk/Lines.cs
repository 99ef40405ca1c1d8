using Coordination.Domain.Bookings;
using Coordination.Domain.Requests;
using Coordination.Host.Reads;
using Coordination.Host.Web;
using Coordination.Host.Web.Lists;
using Coordination.Host.Wiring;
using Coordination.Projections.Bookings;
using Coordination.Projections.Requests;

namespace Coordination.Host.Desk;

/// <summary>Rows of lists as pages show them.</summary>
public static class Lines
{
    public static string StatusOf(Request request) => request switch
    {
        { Outcome: { } outcome } => outcome.Code(),
        { Given.Amount: > 0 } => "partly-fulfilled",
        { Promised.Count: > 0, Open.Amount: 0 } => "matched",
        { Promised.Count: > 0 } => "partly-matched",
        _ => "open",
    };

    public static RequestLine Of(string community, ListedRequest row, Sight sight) =>
        new(row.State.Id.ToString(), Links.Request(community, row.State.Id.ToString()), row.State.Category.Code(), sight.Of(row.Words), StatusOf(row.State), row.RaisedAt, row.Channel.Code())
        {
            Wanted = row.State.Wanted.Amount(),
            Ward = Wards.NameOf(row.Place),
            NeededBy = row.State.NeededBy?.Instant,
            IsWholeDay = row.State.NeededBy is { At: null },
        };

    /// <param name="page">Where a press leads back to.</param>
    public static SessionLine Of(Viewer viewer, ListedSession row, Sight sight, string page)
    {
        var (session, path) = (row.State, Links.Session(viewer.Call.Code, row.State.Id.ToString()));
        Booking[] shown = [.. session.Bookings.Values.Where(b => viewer.May(Act.SeeBookings, viewer.To(b.Person))).OrderBy(b => b.Id.Value)];
        return new(session.Id.ToString(), path, row.Title, session.When.From, session.When.Until, Wards.NameOf(row.Place), session.Capacity.Amount, session.Bookings.Count)
        {
            People = shown.Length == 0 && !viewer.May(Act.SeeBookings) ? null : [.. shown.Select(b => Expected(viewer, session, b, sight, path, page))],
        };
    }

    private static Expected Expected(Viewer viewer, Session session, Booking booking, Sight sight, string path, string page)
    {
        var at = $"{path}/bookings/{booking.Id}";
        var keeps = !booking.Kept && viewer.May(Act.RecordAttendance) && session.Starts.Instant - viewer.Now <= TimeSpan.FromHours(12);
        var gives = !booking.Kept && session.When.Until > viewer.Now && viewer.May(Act.EndBooking);
        return new(booking.Id.ToString(), sight.NameOf(booking.Person), booking.Kept,
            keeps ? Presses.To(at + "/keep", new("act.came"), page) : null,
            gives ? Presses.To(at + "/give-back", new("act.give-back"), page) : null);
    }
}
