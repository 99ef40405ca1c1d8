using Coordination.Domain.Kernel;
using Coordination.Domain.Requests;
using Coordination.Host.Pages;
using Coordination.Host.Requests;
using Coordination.Projections.Requests;

namespace Coordination.Host.Charts;

/// <summary>
/// Counts open requests by ward. Whoever sees no single requests is not shown small counts: together with the ward they may point at
/// somebody.
/// </summary>
public static class WardCounts
{
    /// <summary>Fewer are hidden.</summary>
    public const int FewestShown = 3;

    public static RequestNarrowing Only(string ward) => new() { Ward = new(ward) };

    /// <summary>Each ward that the community serves, and any other from which a request is open, by name.</summary>
    public static async ValueTask<Counted<WardNeed>> CountAsync(ChartMoment moment)
    {
        var viewer = moment.Viewer;
        var served = Wards.Served(viewer.Community.Charter.Of(RaiseRequest.Wards).Value);
        var (batch, reached, parked) = moment.Ask();
        var tally = batch.Tally(RequestsList.View, RequestFilters.Open, RequestsList.Ward);
        var counts = served.ToDictionary(ward => ward, ward => batch.Count(RequestsList.View,
            RequestFilters.Open & Only(ward).Filter(RequestsList.RaisedAt, moment.Zone)));
        await batch.RunAsync(viewer.Cancellation);
        var seesRequests = viewer.May(RequestsFeature.SeeRequests);
        var needs = counts.Select(c => new WardNeed(c.Key, Wards.NameOf(c.Key), Shown(c.Value.Value)))
            // That another ward is named at all says that a request from it is open.
            .Concat(tally.Value.Where(t => Place.IsWard(t.Key) && !counts.ContainsKey(t.Key) && Shown(t.Value) is not null)
                .Select(t => new WardNeed(t.Key, Wards.NameOf(t.Key), t.Value)));
        return new([.. needs.OrderBy(n => n.Name, StringComparer.Ordinal)], moment.UpTo(reached.Value), parked.Value == 0);

        long? Shown(long open) => seesRequests || open >= FewestShown ? open : null;
    }
}
