using System.Collections.Immutable;
using System.Diagnostics;
using Coordination.Domain.Kernel;

namespace Coordination.Domain.Offers;

/// <summary>Everything that can happen to an offer. Names and fields are stored for ever.</summary>
public abstract record OfferEvent
{
    private protected OfferEvent() { }
}

/// <summary>Without a time of day, an offer begins with its first day and ends with its last.</summary>
[StoredAs("offer.made"), Visible(To.Coordinators)]
public sealed record OfferMade(
    OfferId Offer, [property: Links] PersonId Helper, Category Category,
    [property: SeenBy(Role.Coordinator, Role.Program)] Personal Words, Quantity Offered,
    IReadOnlyList<Place> Places, Moment? From, Moment? Until) : OfferEvent;

[StoredAs("offer.committed"), Visible(To.Coordinators)]
public sealed record OfferCommitted(OfferId Offer, [property: Links] MatchId Match, Quantity Quantity) : OfferEvent;

[StoredAs("offer.released"), Visible(To.Coordinators)]
public sealed record OfferReleased(OfferId Offer, [property: Links] MatchId Match, Quantity Quantity) : OfferEvent;

[StoredAs("offer.used"), Visible(To.Coordinators)]
public sealed record OfferUsed(OfferId Offer, [property: Links] MatchId Match, Quantity Quantity) : OfferEvent;

/// <summary>Less or more of the offer was given than was recorded.</summary>
[StoredAs("offer.use-corrected"), Visible(To.Coordinators)]
public sealed record OfferUseCorrected(
    OfferId Offer, [property: Links] MatchId Match, Quantity Quantity, CorrectionReason Reason) : OfferEvent;

/// <summary>Nothing was given under the match, although it was recorded: it is set aside as before.</summary>
[StoredAs("offer.use-voided"), Visible(To.Coordinators)]
public sealed record OfferUseVoided(OfferId Offer, [property: Links] MatchId Match, CorrectionReason Reason) : OfferEvent;

[StoredAs("offer.withdrawn"), Visible(To.Coordinators)]
public sealed record OfferWithdrawn(OfferId Offer) : OfferEvent;

/// <summary>What was given of an offer under one match, and what had been set aside for it.</summary>
public sealed record OfferUse(Quantity Given, Quantity Committed);

/// <summary>What one person is ready to give. It owns how much of it is left.</summary>
public sealed record Offer(OfferId Id, PersonId Helper, Category Category, Quantity Offered, Moment? Until)
{
    public static readonly StreamOf<Offer, OfferEvent> Stream = new("offer", Evolve, (offer, _) => [offer.Helper]);

    /// <summary>Where it can be given; anywhere when empty.</summary>
    public IReadOnlyList<Place> Places { get; init; } = [];
    public Moment? From { get; init; }
    public Quantity Used { get; init; } = Offered.None;
    public ImmutableDictionary<MatchId, OfferUse> Uses { get; init; } = ImmutableDictionary<MatchId, OfferUse>.Empty;
    public ImmutableDictionary<MatchId, Quantity> Committed { get; init; } = ImmutableDictionary<MatchId, Quantity>.Empty;
    public bool IsWithdrawn { get; init; }

    public Quantity Left => Committed.Values.Aggregate(Offered - Used, (left, committed) => left - committed);

    public static Offer Evolve(Offer? offer, OfferEvent happened) => (offer, happened) switch
    {
        (null, OfferMade e) => new(e.Offer, e.Helper, e.Category, e.Offered, e.Until) { Places = e.Places, From = e.From },
        ({ }, OfferCommitted e) => offer with { Committed = offer.Committed.SetItem(e.Match, e.Quantity) },
        ({ }, OfferReleased e) => offer with { Committed = offer.Committed.Remove(e.Match) },
        ({ }, OfferUsed e) => offer with
        {
            Committed = offer.Committed.Remove(e.Match),
            Used = offer.Used + e.Quantity,
            Uses = offer.Uses.SetItem(e.Match, new(e.Quantity, offer.Committed.GetValueOrDefault(e.Match, e.Quantity))),
        },
        ({ }, OfferUseCorrected e) => offer with
        {
            Used = offer.Used - offer.Uses[e.Match].Given + e.Quantity,
            Uses = offer.Uses.SetItem(e.Match, offer.Uses[e.Match] with { Given = e.Quantity }),
        },
        ({ }, OfferUseVoided e) => offer with
        {
            Committed = offer.Committed.SetItem(e.Match, offer.Uses[e.Match].Committed),
            Used = offer.Used - offer.Uses[e.Match].Given,
            Uses = offer.Uses.Remove(e.Match),
        },
        ({ }, OfferWithdrawn) => offer with { IsWithdrawn = true },
        _ => throw new UnreachableException($"{happened} cannot follow {offer}"),
    };
}
