using System.Globalization;
using System.Text.Json;

namespace Coordination.Benchmarks;

/// <summary>Everything that can be read: what the description of the API names, and the pages that people look at.</summary>
public static class Reads
{
    private const string Community = "/api/communities/{community}";

    private static readonly string[] pages =
    [
        "/today", "/requests", "/requests/{id}", "/people", "/people/{id}", "/offers", "/offers/{id}", "/sessions", "/sessions/{id}",
        "/mine", "/call-list", "/charter", "/settings", "/programs",
    ];

    /// <summary>Each under its name, with the address it has in this life.</summary>
    public static async Task<IReadOnlyList<(string Name, Func<Life, string> Address)>> AllAsync(Installed host)
    {
        var (_, text, _) = await host.GetAsync("/openapi/v1.json");
        using var description = JsonDocument.Parse(text);
        var reads = new List<(string, Func<Life, string>)>();
        foreach (var path in description.RootElement.GetProperty("paths").EnumerateObject())
        {
            if (!path.Name.StartsWith(Community, StringComparison.Ordinal) || !path.Value.TryGetProperty("get", out var get)) continue;
            var pattern = path.Name[Community.Length..];
            var name = pattern.Length == 0 ? "GET the community" : $"GET {pattern}";
            reads.Add((name, life => $"/api/communities/{life.Town.Code}{Filled(pattern, life)}"));
            if (!Knows(get, "asOf")) continue;
            reads.Add(($"GET {pattern} as of long ago", life => AsOf(life, pattern, life.LongAgo)));
            reads.Add(($"GET {pattern} as of just now", life => AsOf(life, pattern, life.JustNow)));
            reads.Add(($"GET {pattern} as of now", life => AsOf(life, pattern, DateTimeOffset.UtcNow)));
        }
        reads.Add(("GET /requests?open=true", life => $"/api/communities/{life.Town.Code}/requests?open=true"));
        reads.Add(("GET /requests?person=…", life => $"/api/communities/{life.Town.Code}/requests?person={life.Examples["people"]}"));
        reads.AddRange(pages.Select(page => ($"page {page}", (Func<Life, string>)(life => "/" + life.Town.Code + Filled(page, life)))));
        return reads;
    }

    private static bool Knows(JsonElement read, string parameter) => read.TryGetProperty("parameters", out var known)
        && known.EnumerateArray().Any(p => p.TryGetProperty("name", out var name) && name.ValueEquals(parameter));

    private static string AsOf(Life life, string pattern, DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture,
        $"/api/communities/{life.Town.Code}{Filled(pattern, life)}?asOf={at.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}");

    private static string Filled(string pattern, Life life) =>
        pattern.Contains("{id}", StringComparison.Ordinal) && life.Examples.TryGetValue(pattern.Split('/')[1], out var id)
            ? pattern.Replace("{id}", id, StringComparison.Ordinal) : pattern;
}
