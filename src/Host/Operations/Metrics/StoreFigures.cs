using System.Diagnostics.Metrics;
using Coordination.Host.Deadlines;
using Coordination.Host.Live;
using Coordination.Host.Storage;
using Coordination.Projections;

namespace Coordination.Host.Operations.Metrics;

/// <summary>Figures that are counted in the store at each scrape and not in between. While the store is away they are left out.</summary>
public sealed class StoreFigures
{
    private readonly StoreCounts counts;
    private readonly ILogger<StoreFigures> log;
    private volatile StoreState? last;

    public StoreFigures(IMeterFactory meters, StoreCounts counts, LiveHub live, ParkedCommunities resting, ILogger<StoreFigures> log)
    {
        (this.counts, this.log) = (counts, log);
        var meter = meters.Create(Traces.Name);
        meter.CreateObservableGauge("coordination.list.lag", () => Each(last?.Lag, "coordination.list"), "{event}",
            "Events that a list has not applied yet.");
        meter.CreateObservableGauge("coordination.parked",
            () => Each(last?.Parked, "coordination.reader").Append(Of(resting.Count, "coordination.reader", RecordDefault.Name)), "{thing}",
            "What is parked: things in lists, communities for policies and for deadlines.");
        meter.CreateObservableGauge("coordination.deadlines.overdue",
            () => last is { } state ? [new(state.Overdue)] : Array.Empty<Measurement<long>>(), "{deadline}",
            $"Deadlines that are due and not recorded yet, at most {StoreCounts.MostCounted} of each community.");
        meter.CreateObservableUpDownCounter("coordination.live.streams", () => live.Readers, "{stream}", "Live streams open on this Host.");
    }

    public async Task LookAsync(CancellationToken cancellation)
    {
        try
        {
            last = await counts.ReadAsync(cancellation);
        }
        catch (Exception away) when (Outage.IsAway(away))
        {
            log.LogInformation("The figures of the store cannot be read now: {Reason}", away.Message);
            last = null;
        }
    }

    private static IEnumerable<Measurement<long>> Each(IReadOnlyDictionary<string, long>? counted, string tag) =>
        counted?.Select(c => Of(c.Value, tag, c.Key)) ?? [];

    private static Measurement<long> Of(long value, string tag, string name) => new(value, new KeyValuePair<string, object?>(tag, name));
}
