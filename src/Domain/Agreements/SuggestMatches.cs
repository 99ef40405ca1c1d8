using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.Offers;
using Coordination.Domain.People;
using Coordination.Domain.Requests;

namespace Coordination.Domain.Agreements;

/// <summary>An offer that may meet a request, how much of it, and why the two fit.</summary>
public sealed record FittingOffer(Offer Offer, Quantity Quantity, IReadOnlyList<Fit> Why);

/// <summary>Finds offers that may meet requests, by what is needed, what is given and who may help now.</summary>
/// <param name="offers">Equally good offers are suggested in this order.</param>
public sealed class SuggestMatches(IEnumerable<Offer> offers, Circumstances at)
{
    private readonly ILookup<(Category, Unit), Offer> byKind =
        offers.Where(o => o is { IsWithdrawn: false, Left.Amount: > 0 } && !(o.Until?.Instant <= at.Now))
            .ToLookup(o => (o.Category, o.Offered.Unit));

    /// <summary>Pairs that were proposed to people before.</summary>
    public IReadOnlySet<(RequestId, OfferId)> Tried { get; init; } = new HashSet<(RequestId, OfferId)>();

    /// <summary>Two people who are never brought together. Nobody is told that they are kept apart.</summary>
    public IReadOnlySet<(PersonId Person, PersonId Helper)> Excluded { get; init; } = new HashSet<(PersonId, PersonId)>();

    /// <summary>Why these two fit.</summary>
    public static IReadOnlyList<Fit> Why(Request request, Offer offer) =>
    [
        .. If(request.Category == offer.Category, Fit.SameCategory),
        .. If(offer.Places.Contains(request.Place), Fit.SameWard),
        .. If(request.Wanted.Unit == offer.Offered.Unit && request.Open.Amount > 0
            && offer.Left.Amount >= request.Open.Amount, Fit.EnoughLeft),
        .. If(request.NeededBy is { } by && IsThere(offer, by), Fit.InTime),
    ];

    /// <summary>The offers that meet the request, before their helpers are looked at.</summary>
    public IEnumerable<Offer> Meeting(Request request) => request is { Outcome: null, Open.Amount: > 0, Booked.IsEmpty: true }
        ? byKind[(request.Category, request.Wanted.Unit)].Where(offer => Meets(request, offer))
        : [];

    /// <summary>The offers to suggest, the best first.</summary>
    /// <param name="people">The person in need and the helpers, as they stand now. Offers of a helper who is missing are left out.</param>
    public IEnumerable<FittingOffer> For(Request request, IReadOnlyDictionary<PersonId, Membership> people) =>
        people.GetValueOrDefault(request.Person) is not { MayBegin: null } ? []
            : Meeting(request)
                .Where(o => people.GetValueOrDefault(o.Helper) is { } helper
                    && MatchAgreements.MayHelp(helper, request.Category, at) is null)
                .Select(o => new FittingOffer(o, o.Left.Amount < request.Open.Amount ? o.Left : request.Open, Why(request, o)))
                .OrderByDescending(fitting => fitting.Why.Count);

    private bool Meets(Request request, Offer offer) =>
        request.Person != offer.Helper
        && (offer.Places.Count == 0 || offer.Places.Contains(request.Place))
        && (request.NeededBy is not { } by || IsThere(offer, by))
        && !Tried.Contains((request.Id, offer.Id))
        && !Excluded.Contains((request.Person, offer.Helper));

    /// <summary>Whether the offer stands when it is needed. Where only a day was said, any time of that day will do.</summary>
    private static bool IsThere(Offer offer, Moment by) =>
        !(offer.Until is { } until && (by.At is null ? until.On < by.On : until.Instant < by.Instant))
        && !(offer.From is { } from && (by.At is null || from.At is null ? from.On > by.On : from.Instant > by.Instant));

    private static Fit[] If(bool isTrue, Fit fit) => isTrue ? [fit] : [];
}
