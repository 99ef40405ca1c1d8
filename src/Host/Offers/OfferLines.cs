using Coordination.Domain.Offers;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Reads;
using Coordination.Projections.Offers;

namespace Coordination.Host.Offers;

/// <summary>Lines of offers on pages.</summary>
public static class OfferLines
{
    public static OfferLine Of(string community, ListedOffer row, NameDisclosure disclosure, DateTimeOffset now) => new(
        row.State.Id.ToString(), Links.Offer(community, row.State.Id.ToString()), row.State.Category.Code(), disclosure.Of(row.Words),
            disclosure.NameOf(row.State.Helper),
        StatusOf(row.State, now), row.State.Left.Amount(), row.State.Offered.Amount())
    {
        Wards = [.. row.State.Places.Select(Wards.NameOf)],
        Until = row.State.Until?.Instant,
    };

    public static string StatusOf(Offer offer, DateTimeOffset now) => offer switch
    {
        { IsWithdrawn: true } => "withdrawn",
        _ when offer.Until?.Instant <= now => "over",
        { Left.Amount: > 0 } => "available",
        { Committed.Count: > 0 } => "promised",
        _ => "used",
    };
}
