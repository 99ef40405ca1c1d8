using Coordination.Domain.Bookings;
using Coordination.Domain.Kernel;
using Coordination.Host.Reads;
using Coordination.Projections.Bookings;
using Coordination.Projections.Lists;

namespace Coordination.Host.Bookings;

/// <summary>When and where a session is, for one person's calendar or for everybody's, and when these details last changed.</summary>
/// <param name="Id">The id of the first booking of that person in it, whatever became of it; for everybody's, of the session.</param>
/// <param name="Version">The version of the last event that changed what is said here. Other people's places do not count.</param>
public sealed record SessionDate(Guid Id, string Title, Moment Starts, int Minutes, Place Place, long Version, DateTimeOffset ChangedAt,
    bool IsCancelled);

/// <summary>Reads the dates of sessions for calendars. They name no person.</summary>
public sealed class SessionDates(StoredFacts facts, StreamLinks links, ListReader lists)
{
    private static readonly string booked = LinkMember.KindOf<PlaceBooked>(nameof(PlaceBooked.Person)),
        cancelled = LinkMember.KindOf<PlaceCancelled>(nameof(PlaceCancelled.Person));

    /// <summary>Every session that ends after this instant.</summary>
    public async Task<IReadOnlyList<SessionDate>> AllAsync(CommunityId community, DateTimeOffset since, CancellationToken cancellation)
    {
        var rows = await lists.ReadAsync(
            SessionsList.View, community, null, SessionsList.EndsAt.Above(since), SessionsList.SoonestFirst, ListReader.Most, cancellation);
        var changed = await facts.LastChangesAsync(community, [.. rows.Select(r => r.Id)], null, cancellation);
        return [.. rows.Where(r => changed.ContainsKey(r.Id)).Select(r => Of(r.Id, r.Row, changed[r.Id], false))];
    }

    /// <summary>The places of a person, also those they gave up, in sessions that end after this instant.</summary>
    /// <param name="records">All records of that person.</param>
    public async Task<IReadOnlyList<SessionDate>> OfAsync(CommunityId community, PersonId person, IEnumerable<PersonId> records,
        DateTimeOffset since, CancellationToken cancellation)
    {
        var places = new List<(Guid First, Guid Session, bool IsCancelled)>();
        foreach (var record in records) places.AddRange(await BookedByAsync(community, record, cancellation));
        Guid[] sessions = [.. places.Select(b => b.Session)];
        if (sessions.Length == 0) return [];
        var rows = await lists.ReadAsync(
            SessionsList.View, community, null, Filter.Ids<ListedSession>(sessions) & SessionsList.EndsAt.Above(since),
                SessionsList.LatestFirst, ListReader.Most, cancellation);
        var changed = await facts.LastChangesAsync(community, [.. rows.Select(r => r.Id)], person, cancellation);
        return [.. from row in rows
                   from booking in places
                   where booking.Session == row.Id && changed.ContainsKey(row.Id)
                   orderby row.Row.State.Starts.Instant, booking.First
                   select Of(booking.First, row.Row, changed[row.Id], booking.IsCancelled)];
    }

    /// <summary>
    /// Every session in which a place was ever booked by or for this person. A place given back and booked again stays one entry.
    /// </summary>
    private async Task<IReadOnlyList<(Guid First, Guid Session, bool IsCancelled)>> BookedByAsync(
        CommunityId community, PersonId person, CancellationToken cancellation)
    {
        var latestFirst = await links.TouchingAsync(community, person.Value, cancellation, booked, cancelled);
        return [.. latestFirst.GroupBy(p => p.Stream)
            .Select(p => (p.Last(e => e.Kind == booked).Part!.Value, p.Key, p.First().Kind == cancelled))];
    }

    private static SessionDate Of(Guid id, ListedSession row, LastChange changed, bool isCancelled) =>
        new(id, row.Title, row.State.Starts, row.State.Minutes, row.Place, changed.Version, changed.At,
            isCancelled || row.State.Cancelled is not null);
}
