using Coordination.Domain.Agreements;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Domain.Requests;
using Coordination.Host.Commands;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Reads;
using Coordination.Projections.Lists;
using Coordination.Projections.Offers;

namespace Coordination.Host.Matches;

/// <summary>Reads what the rule about suggestions needs, and shows what it suggests.</summary>
public sealed class Suggestions(ListReader lists, Folds folds)
{
    /// <param name="tried">Pairs that have been proposed already.</param>
    public async ValueTask<ILookup<RequestId, FittingOffer>> ForAsync(
        Viewer viewer, IReadOnlyCollection<Request> requests, IReadOnlySet<(RequestId, OfferId)> tried, int most)
    {
        var mayMeet = OffersList.CanBeHad(viewer.Now) & OffersList.Category.In(requests.Select(r => r.Category));
        var offers = requests.Count == 0 ? [] : await lists.ReadAsync(
            OffersList.View, viewer.In, null, mayMeet, OffersList.OldestFirst, ListReader.Most, viewer.Cancellation);
        var rule = new SuggestMatches(offers.Select(o => o.Row.State), viewer.At) { Tried = tried };
        var people = await PeopleAsync(viewer, requests.SelectMany(r => rule.Meeting(r).Select(o => o.Helper).Append(r.Person)));
        return requests.SelectMany(r => rule.For(r, people).Take(most), (r, fitting) => (r.Id, fitting))
            .ToLookup(f => f.Id, f => f.fitting);
    }

    public static Suggestion Of(string community, Request request, FittingOffer fitting, NameDisclosure disclosure, string page) => new(
        new("suggestion.offers", disclosure.NameOf(fitting.Offer.Helper), fitting.Offer.Left.Amount()),
        new($"fits.{fitting.Why.Count}", [.. fitting.Why.Select(w => w.Coded("fit"))]),
        Buttons.To($"/{community}/matches/propose", new("act.ask", disclosure.NameOf(fitting.Offer.Helper)), page,
            [("request", request.Id.ToString()), ("offer", fitting.Offer.Id.ToString()), .. Buttons.Of(fitting.Quantity, "quantity")]));

    private async ValueTask<IReadOnlyDictionary<PersonId, Membership>> PeopleAsync(Viewer viewer, IEnumerable<PersonId> people)
    {
        var keys = people.Distinct().Select(p => StreamKey.Of(viewer.In.Value, p.Value, Membership.Stream)).ToList();
        return (await folds.FoldAsync(keys, viewer.Cancellation)).Values.Where(f => f.Unreadable is null)
            .Select(f => f.State).OfType<Membership>().ToDictionary(m => m.Id);
    }
}
