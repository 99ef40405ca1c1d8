using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Host.Bookings;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Parts;
using Coordination.Host.Reads;
using Coordination.Host.Requests;
using Coordination.Host.Stories;
using Coordination.Projections;
using Coordination.Projections.Lists;
using Coordination.Projections.Offers;
using Coordination.Projections.Requests;

namespace Coordination.Host.Matches;

/// <summary>An offer that may meet a request, how much of it, and why somebody might think so.</summary>
public sealed record Fitting(ListedOffer Offer, Quantity Quantity, IReadOnlyList<Fit> Why);

/// <summary>Looks for offers that may meet requests. It looks at what is needed and what is given, never at who somebody is.</summary>
public sealed class Suggestions(ListReader lists)
{
    /// <param name="tried">Pairs that were put to people already.</param>
    public async ValueTask<ILookup<RequestId, Fitting>> ForAsync(
        CommunityId community, IReadOnlyCollection<ListedRequest> requests, IReadOnlySet<(RequestId, OfferId)> tried, DateTimeOffset now,
            int most, CancellationToken cancellation)
    {
        if (requests.Count == 0) return Array.Empty<(RequestId, Fitting)>().ToLookup(f => f.Item1, f => f.Item2);
        string[] categories = [.. requests.Select(r => r.State.Category.ToString()).Distinct()];
        var offers = await lists.ReadAsync<ListedOffer>(Views.Offers.Table, community, null,
            "is_available and category = any($3) and (until is null or until > $4)", "made_at", ListReader.Most, [categories, now],
            cancellation);
        return requests.Where(r => r.IsOpen && r.State.Open.Amount > 0)
            .SelectMany(r => offers.Where(o => !tried.Contains((r.State.Id, o.Row.State.Id))).Select(o => Fit(r, o.Row)).OfType<Fitting>()
                .OrderByDescending(f => f.Why.Count).ThenBy(f => f.Offer.MadeAt).Take(most), (r, f) => (r.State.Id, f))
            .ToLookup(f => f.Id, f => f.f);
    }

    public static Suggestion Of(string community, ListedRequest request, Fitting fitting, NameDisclosure disclosure, string page) => new(
        new("suggestion.offers", disclosure.NameOf(fitting.Offer.State.Helper), fitting.Offer.State.Left.Amount()),
        new($"fits.{fitting.Why.Count}", [.. fitting.Why.Select(w => w.Coded("fit"))]),
        Buttons.To($"/{community}/matches/propose", new("act.ask", disclosure.NameOf(fitting.Offer.State.Helper)), page,
        [
            ("request", request.State.Id.ToString()), ("offer", fitting.Offer.State.Id.ToString()),
                .. Buttons.Of(fitting.Quantity, "quantity"), .. fitting.Why.Select(w => ("why[]", w.Code())),
        ]));

    private static Fitting? Fit(ListedRequest request, ListedOffer offer)
    {
        var (need, gift) = (request.State, offer.State);
        var isHere = offer.Places.Any(p => p.Ward == request.Place.Ward);
        if (need.Category != gift.Category || need.Wanted.Unit != gift.Offered.Unit || need.Person == gift.Helper
            || (offer.Places.Count > 0 && !isHere)) return null;
        var isEnough = gift.Left.Amount >= need.Open.Amount;
        var isInTime = need.NeededBy is { } by && (gift.Until is null || gift.Until.Instant >= by.Instant);
        return new(offer, isEnough ? need.Open : gift.Left,
            [Domain.Matches.Fit.SameCategory, .. isHere ? [Domain.Matches.Fit.SameWard] : (Fit[])[], .. isEnough
                ? [Domain.Matches.Fit.EnoughLeft] : (Fit[])[], .. isInTime ? [Domain.Matches.Fit.InTime] : (Fit[])[]]);
    }
}
