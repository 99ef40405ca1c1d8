using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Reads;

namespace Coordination.Host.Pages;

/// <summary>A page that can be read as of a past moment: its path, what else its address asks, and the moment; null for now.</summary>
public sealed record LookBack(string Path, IReadOnlyList<KeyValuePair<string, string?>> Others, DateTimeOffset? AsOf)
{
    private static readonly QueryParameter on = new("on", typeof(DateOnly), "The day to look back to, in the community's own time.");
    private static readonly QueryParameter time = new("time", typeof(TimeOnly), "The time of that day; its end when absent.");

    /// <summary>What such a page asks.</summary>
    public static readonly QueryParameter[] Asks = [QueryParameter.AsOf, on, time];

    /// <summary>The page as it is now.</summary>
    public string Now => Path + QueryString.Create(Others);

    public static bool IsFor(IEnumerable<QueryParameter> asks) => asks.Contains(on);

    /// <exception cref="MalformedException">The moment has not come yet.</exception>
    public static LookBack Of(HttpRequest request, ReadQuery asked, DateTimeOffset now) => new(request.Path,
        [.. request.Query.Where(q => q.Key is not ("asOf" or "on" or "time" or "at" or "after" or "language"))
            .Select(q => new KeyValuePair<string, string?>(q.Key, q.Value))],
        asked.AsOf <= now || asked.AsOf is null ? asked.AsOf : throw new MalformedException("asOf", "a moment that has passed."));

    /// <summary>The address of the moment that was chosen in a form; null if none was.</summary>
    /// <exception cref="MalformedException">There is no such day or time.</exception>
    public string? Chosen(ReadQuery asked, string zone, DateTimeOffset now)
    {
        if (asked.Day(on.Name) is not { } day) return null;
        var moment = Moment.Of(day, asked.TimeOfDay(time.Name), zone)?.Instant
            ?? throw new MalformedException(time.Name, "a time that the clocks of that day show.");
        return moment < now ? Now.AsOf(moment) : Now;
    }
}
