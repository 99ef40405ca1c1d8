using Coordination.Domain.Kernel;
using Coordination.Domain.Offers;
using Coordination.Projections.Lists;

namespace Coordination.Projections.Offers;

/// <summary>An offer as lists show it.</summary>
public sealed record ListedOffer(Offer State, Personal Words, DateTimeOffset MadeAt)
{
    /// <summary>Who entered it; null if a program did.</summary>
    public PersonId? EnteredBy { get; init; }
}

/// <summary>All offers of a community, with how much of each is left.</summary>
public sealed class OffersList()
    : ListView<ListedOffer>("offers", 5, EventNames.Under<OfferEvent>(),
    [IsAvailable, Category, Helper, Until, MadeAt, Wards, EnteredBy],
    new("available", NewestFirst, IsAvailable.Is(true)), new("newest", NewestFirst),
    new("ends", EndingFirst, IsAvailable.Is(true)), new("entered", new(EnteredBy.Ascending, MadeAt.Descending), !EnteredBy.IsNull),
    new("helper", new(Helper.Ascending, MadeAt.Descending)))
{
    public static readonly Column<ListedOffer, bool> IsAvailable =
        Column.Flag<ListedOffer>("is_available", o => !o.State.IsWithdrawn && o.State.Left.Amount > 0);
    public static readonly Column<ListedOffer, Category> Category = Column.Code<ListedOffer, Category>("category", o => o.State.Category);
    public static readonly Column<ListedOffer, Guid> Helper = Column.Id<ListedOffer>("helper", o => o.State.Helper.Value);
    public static readonly Column<ListedOffer, DateTimeOffset> Until = Column.Instant<ListedOffer>("until", o => o.State.Until?.Instant);
    public static readonly Column<ListedOffer, DateTimeOffset> MadeAt = Column.Past<ListedOffer>("made_at", o => o.MadeAt);

    public static readonly WardsColumn<ListedOffer> Wards = Column.Wards<ListedOffer>("wards", o => o.State.Places);
    public static readonly Column<ListedOffer, Guid> EnteredBy = Column.Id<ListedOffer>("entered_by", o => o.EnteredBy?.Value);

    public static readonly Order<ListedOffer> NewestFirst = new(MadeAt.Descending);
    public static readonly Order<ListedOffer> OldestFirst = new(MadeAt.Ascending);

    /// <summary>Those without an end come last.</summary>
    public static readonly Order<ListedOffer> EndingFirst = new(Until.Ascending, MadeAt.Ascending);

    public static OffersList View { get; } = new();

    /// <summary>Offers of which something can still be had.</summary>
    public static Filter<ListedOffer> CanBeHad(DateTimeOffset now) => IsAvailable.Is(true) & (Until.IsNull | Until.Above(now));

    public override ListedOffer? Evolve(ListedOffer? row, StoredEvent happened)
    {
        var fact = (OfferEvent)happened.Data;
        var state = Offer.Evolve(row?.State, fact);
        return fact is not OfferMade made ? row! with { State = state }
            : new(state, made.Words, happened.Envelope().OccurredAt) { EnteredBy = happened.Envelope().Actor.AsPerson };
    }
}
