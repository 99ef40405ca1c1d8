namespace Coordination.Benchmarks;

/// <summary>
/// The ways a request comes in most often: somebody asks for themselves, or rings and a coordinator takes it down, known here or not.
/// </summary>
public static class Commands
{
    private static readonly string spoken = Town.Raise[..^1] + ""","authority":"verbal-consent","channel":"phone",""";

    public static readonly IReadOnlyList<Loaded> All =
    [
        new("raise a request", "/requests/raise", Town.Raise, (_, _) => "", "''"),
        new("take a request down by phone", "/requests/add", spoken,
            (_, number) => $$"""
                "name":"Caller {{number % 200}}","phone":"07700 9{{number % 200:D5}}"}
                """,
            """string.format('"name":"Caller %d","phone":"07700 9%05d"}', calls % 200, calls % 200)"""),
        new("take a request down for somebody new", "/requests/add", spoken,
            (run, number) => $$"""
                "name":"New {{run}} {{number}}","phone":"07700 8{{number:D6}}"}
                """,
            """string.format('"name":"New %s %d","phone":"07700 8%06d"}', run, calls, calls)"""),
    ];
}

/// <summary>
/// A command as it is sent again and again: what every body begins with, and how each ends, in C# and in the language of wrk.
/// </summary>
public sealed record Loaded(string Name, string Path, string Beginning, Func<string, int, string> End, string LuaEnd)
{
    public Sent To(Town town)
    {
        var (run, number) = (Guid.NewGuid().ToString("n"), 0);
        return new(() => town.Host.Port, $"/api/communities/{town.Code}{Path}", () => Script(town),
            () => town.Post(Path, Beginning + End(run, Interlocked.Increment(ref number)), town.Token));
    }

    private string Script(Town town) => $$"""
        local beginning = [[{{Beginning}}]]
        local headers = { ["Content-Type"] = "application/json", ["Authorization"] = "Bearer {{town.Token}}" }
        function request()
          headers["Idempotency-Key"] = key()
          return wrk.format("POST", nil, headers, beginning .. {{LuaEnd}})
        end
        """;
}
