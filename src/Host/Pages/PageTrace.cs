using System.Diagnostics;
using System.Globalization;
using Coordination.Host.Reads;
using Coordination.Projections;

namespace Coordination.Host.Pages;

/// <summary>The span of a page. Where the reader's own command led to it, it links to that.</summary>
internal static class PageTrace
{
    public static Activity? Begin(Viewer viewer)
    {
        var span = Traces.Begin("page");
        if (span is not null && viewer.Caller.Http.Request.Query["at"] is [{ } text]
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && RecentCommands.At(viewer.In.Value, at) is { } recorded)
            span.AddLink(new(recorded)).SetTag(Traces.Position, at);
        return span;
    }
}
