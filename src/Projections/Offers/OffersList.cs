using Coordination.Domain.Kernel;
using Coordination.Domain.Offers;
using Coordination.Projections.Lists;
using JasperFx.Events;
using NpgsqlTypes;

namespace Coordination.Projections.Offers;

/// <summary>An offer as lists show it.</summary>
public sealed record ListedOffer(Offer State, Personal Words, DateTimeOffset MadeAt);

/// <summary>All offers of a community, with how much of each is left.</summary>
public sealed class OffersList()
    : ListView<ListedOffer>("offers", EventNames.All.Select(k => k.Type).Where(typeof(OfferEvent).IsAssignableFrom),
    new("is_available", NpgsqlDbType.Boolean, o => !o.State.IsWithdrawn && o.State.Left.Amount > 0),
    new("category", NpgsqlDbType.Text, o => o.State.Category.ToString()),
    new("helper", NpgsqlDbType.Uuid, o => o.State.Helper.Value),
    new("until", NpgsqlDbType.TimestampTz, o => o.State.Until?.Instant),
    new("made_at", NpgsqlDbType.TimestampTz, o => o.MadeAt))
{
    public override ListedOffer? Evolve(ListedOffer? row, IEvent happened)
    {
        var fact = (OfferEvent)happened.Data;
        var state = Offer.Evolve(row?.State, fact);
        return fact is OfferMade made ? new(state, made.Words, happened.Envelope().OccurredAt) : row! with { State = state };
    }
}
