using Coordination.Domain.Kernel;
using Coordination.Host.Reads;
using Coordination.Projections;
using Coordination.Projections.Bookings;
using Coordination.Projections.Lists;

namespace Coordination.Host.Bookings;

/// <summary>When and where a session is, for somebody's own calendar or for everybody's, and when what it says last changed.</summary>
/// <param name="Id">Of the booking where it is one, else of the session.</param>
/// <param name="Version">Of the last event of the session that changed what is said here. Places of other people count for nothing.</param>
public sealed record SessionDate(Guid Id, string Title, Moment Starts, int Minutes, Place Place, long Version, DateTimeOffset ChangedAt,
    bool IsCancelled);

/// <summary>Reads the dates of sessions for calendars: nobody is named in them.</summary>
public sealed class SessionDates(StoredFacts facts, ListReader lists)
{
    /// <summary>Every session that ends after this instant.</summary>
    public async Task<IReadOnlyList<SessionDate>> AllAsync(CommunityId community, DateTimeOffset since, CancellationToken cancellation)
    {
        var rows = await lists.ReadAsync<ListedSession>(Views.Sessions.Table, community, null, "ends_at > $3", "starts_at", ListReader.Most,
            [since], cancellation);
        var changed = await facts.LastChangesAsync(community, [.. rows.Select(r => r.Id)], null, cancellation);
        return [.. rows.Where(r => changed.ContainsKey(r.Id)).Select(r => Of(r.Id, r.Row, changed[r.Id], false))];
    }

    /// <summary>The places somebody has, and those they gave back, in sessions that end after this instant.</summary>
    public async Task<IReadOnlyList<SessionDate>> OfAsync(CommunityId community, PersonId person, DateTimeOffset since,
        CancellationToken cancellation)
    {
        var booked = await facts.BookedByAsync(community, person, cancellation);
        Guid[] sessions = [.. booked.Select(b => b.Session).Distinct()];
        if (sessions.Length == 0) return [];
        var rows = await lists.ReadAsync<ListedSession>(Views.Sessions.Table, community, null, "id = any($3) and ends_at > $4",
            "starts_at desc", ListReader.Most, [sessions, since], cancellation);
        var changed = await facts.LastChangesAsync(community, [.. rows.Select(r => r.Id)], person, cancellation);
        return [.. from row in rows
                   from booking in booked
                   where booking.Session == row.Id && changed.ContainsKey(row.Id)
                   orderby row.Row.State.Starts.Instant, booking.Booking
                   select Of(booking.Booking, row.Row, changed[row.Id], booking.IsCancelled)];
    }

    private static SessionDate Of(Guid id, ListedSession row, LastChange changed, bool isCancelled) =>
        new(id, row.Title, row.State.Starts, row.State.Minutes, row.Place, changed.Version, changed.At, isCancelled);
}
