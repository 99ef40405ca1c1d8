using System.Diagnostics;

namespace Coordination.Projections;

/// <summary>
/// Begins the spans of this program. A span holds names from the code, numbers and ids of commands. It never holds a person's words or id,
/// an address beyond its template, a query or SQL. Where nobody listens there is no span.
/// </summary>
public static class Traces
{
    public const string Name = "Coordination";
    public const string Command = "coordination.command.id", Correlation = "coordination.correlation.id", Outcome = "coordination.outcome",
        Position = "coordination.position", Events = "coordination.events";
    private static readonly ActivitySource source = new(Name);

    public static bool HaveListeners => source.HasListeners();

    /// <summary>Whether a span of this program is open.</summary>
    private static bool IsOpen => Activity.Current?.Source == source;

    /// <summary>A span below the open one; null where none is open.</summary>
    public static Activity? Begin(string name) => IsOpen ? source.StartActivity(name) : null;

    /// <summary>A span below the open one, or below none where none is open. To be called like <see cref="BeginAlone"/>.</summary>
    public static Activity? BeginAnywhere(string name) => IsOpen ? source.StartActivity(name) : BeginAlone(name);

    /// <summary>
    /// A span below none, whatever is open. A trace begun by another program is not continued, because its state may hold anything.
    /// To be called in an asynchronous method, so that the caller's current span stays.
    /// </summary>
    public static Activity? BeginAlone(string name, ActivityKind kind = ActivityKind.Internal, DateTimeOffset begun = default,
        IEnumerable<ActivityLink>? links = null)
    {
        if (!HaveListeners) return null;
        Activity.Current = null;
        return source.StartActivity(name, kind, default(ActivityContext), null, links, begun);
    }

    /// <summary>A span below another one, which may have ended.</summary>
    public static Activity? BeginBelow(ActivityContext parent, string name, ActivityKind kind, DateTimeOffset begun) =>
        parent == default ? null : source.StartActivity(name, kind, parent, null, null, begun);
}
