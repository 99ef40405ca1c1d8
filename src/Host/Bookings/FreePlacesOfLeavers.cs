using Coordination.Domain.Agreements;
using Coordination.Domain.Bookings;
using Coordination.Domain.Kernel;
using Coordination.Domain.Policies;
using Coordination.Host.Commands;
using Coordination.Host.Policies;
using Coordination.Host.Reads;
using Coordination.Projections.Lists;

namespace Coordination.Host.Bookings;

/// <summary>
/// Carries out <see cref="WhenPersonGoesThenSetFree"/> for places: those of a person who has gone, in sessions to come, are free again.
/// </summary>
public sealed class FreePlacesOfLeavers(CarryOut carryOut, StreamLinks links, Folds folds) : SettingFree(StoredAs, carryOut, folds)
{
    public const string StoredAs = "free-places-of-leavers";
    private static readonly string booked = LinkMember.KindOf<PlaceBooked>(nameof(PlaceBooked.Person));

    protected override async Task SetFreeAsync(StoredEvent happened, Guid[] records, bool hasDied, CancellationToken cancellation)
    {
        foreach (var record in records)
            foreach (var id in await links.StreamsTouchingAsync(happened.Community, record, cancellation, booked))
                await FreeAsync(happened, id, new(record), cancellation);
    }

    private async Task FreeAsync(StoredEvent happened, Guid id, PersonId person, CancellationToken cancellation)
    {
        var (session, _) = await Folds.FoldAsync(Session.Stream, happened.Community, id, cancellation);
        if (session is null || session.When.Until <= happened.Envelope().OccurredAt) return;
        foreach (var booking in session.Places.Values.Where(b => b.Person == person && !b.Attended))
            await CarryOut.BecauseAsync(
                Name, happened, booking.Id.Value, SessionRoutes.Over(id, booking.Id, BookingAgreements.Cancel).Decide);
    }
}
