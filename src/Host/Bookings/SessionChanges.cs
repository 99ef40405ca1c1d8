using Coordination.Domain.Bookings;
using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Keys;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Reads;
using Coordination.Projections.Bookings;

namespace Coordination.Host.Bookings;

/// <summary>What the page of a session offers to those who change it, and whom they have to tell.</summary>
public static class SessionChanges
{
    /// <summary>Null if the reader may not change it, or nobody could.</summary>
    public static ChangeModel? FormOf(Viewer viewer, ListedSession row)
    {
        var (session, href) = (row.State, Links.Session(viewer.Caller.Code, row.State.Id.ToString()));
        var other = new ChangeSession(session.Title is "-" ? "+" : "-", session.Starts, session.Minutes, session.Place, session.Capacity);
        return !viewer.Accepts(BookingsFeature.PlanSession, session, other) ? null
            : new(href, session.Title, session.Starts.Instant, session.Minutes, session.Place.Ward, session.Capacity.Amount,
                session.Capacity.Unit.Code(), Served.By(viewer.Community.Charter).And(row.Category, session.Place).Wards,
                session.Earlier.Count)
            {
                CancelHref = MayCancel(viewer, row) ? Links.Do(href, "cancel") : null,
            };
    }

    public static bool MayCancel(Viewer viewer, ListedSession row) =>
        viewer.Accepts(BookingsFeature.PlanSession, row.State, new CancelSession(CancellationReason.Other));

    /// <summary>
    /// Null if it never changed, or the reader tells nobody. How to reach somebody is opened only while they have to be told.
    /// </summary>
    public static async ValueTask<ToTellModel?> ToTellAsync(Viewer viewer, ListedSession row, NameDisclosure disclosure)
    {
        var session = row.State;
        if (session.Earlier.Count == 0 || session.Places.Count == 0 || !viewer.May(BookingsFeature.RecordTold)) return null;
        Booking[] waiting = [.. session.ToTell];
        var known = viewer.May(Permission.OpenContact) ? await viewer.Service<Opening>()
            .ContactsAsync(viewer, [.. waiting.Select(b => b.Person)], Opening.Coordination)
            : new Dictionary<(PersonId, ContactField), PersonalValue>();
        return new(Links.Session(viewer.Caller.Code, session.Id.ToString()), session.Earlier.Count, session.Cancelled is not null,
            [.. waiting.Select(Person).ByName(p => p.Who)]);

        PersonToTell Person(Booking booking)
        {
            var knows = session.KnownTo(booking);
            return new(booking.Id.ToString(), disclosure.NameOf(booking.Person), Field(booking.Person, ContactField.Phone),
                Field(booking.Person, ContactField.ReachNotes), knows.Starts.Instant,
                knows.Starts.Instant.AddMinutes(knows.Minutes), Wards.NameOf(knows.Place));
        }

        Opened? Field(PersonId person, ContactField field) =>
            known.GetValueOrDefault((person, field)) is { } value ? disclosure.InTheVault(person, field, value) : null;
    }
}
