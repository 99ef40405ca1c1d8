using System.Collections.Concurrent;
using System.Diagnostics;
using Coordination.Projections;

namespace Coordination.Integration.Operations;

/// <summary>Collects every span of this program that ends meanwhile, from all Hosts in this process.</summary>
public sealed class HeardSpans : IDisposable
{
    private readonly ConcurrentQueue<Activity> ended = [];
    private readonly ActivityListener listener;

    public HeardSpans()
    {
        listener = new()
        {
            ShouldListenTo = source => source.Name == Traces.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
    }

    public IEnumerable<Activity> All => ended;

    public IEnumerable<Activity> Of(ActivityTraceId trace) => ended.Where(span => span.TraceId == trace);

    /// <summary>Everything of a span that an exporter could write.</summary>
    public static IEnumerable<string> WrittenOf(Activity span) =>
    [
        span.DisplayName, span.OperationName, span.StatusDescription ?? "", span.TraceStateString ?? "", span.Id ?? "", span.ParentId ?? "",
        .. span.TagObjects.SelectMany(Both), .. span.Baggage.SelectMany(b => new[] { b.Key, b.Value ?? "" }),
        .. span.Events.SelectMany(e => e.Tags.SelectMany(Both).Append(e.Name)),
        .. span.Links.SelectMany(l => (l.Tags ?? []).SelectMany(Both).Append(l.Context.TraceState ?? "")),
    ];

    public void Dispose() => listener.Dispose();

    private static IEnumerable<string> Both(KeyValuePair<string, object?> tag) =>
        [tag.Key, tag.Value is IEnumerable<string> many ? string.Join(' ', many) : tag.Value?.ToString() ?? ""];
}
