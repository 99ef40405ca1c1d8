using System.Diagnostics;
using System.Globalization;
using Coordination.Host.Reads;
using Coordination.Projections;

namespace Coordination.Host.Pages;

/// <summary>The span of a page. It links to the reader's own command that led to it, if there was one.</summary>
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
