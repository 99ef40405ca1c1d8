using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Coordination.Host.Reads;

namespace Coordination.Integration.Browser;

/// <summary>One of the demo's people, signed in, with the things of the demo that they may see.</summary>
public sealed partial class Guest
{
    public const string Community = "calder-larder";
    private static readonly (string Role, string? Name)[] everybody =
        [("coordinator", "Marek"), ("steward", "Priya"), ("helper", "Sam"), ("person", "Nadia"), ("stranger", null)];
    private readonly Dictionary<string, IReadOnlyList<string>> known;

    private Guest(string role, string subject, HttpClient http, Dictionary<string, IReadOnlyList<string>> known) =>
        (Role, Subject, Http, this.known) = (role, subject, http, known);

    public string Role { get; }
    public string Subject { get; }
    public HttpClient Http { get; }

    public static async Task<IReadOnlyList<Guest>> AllAsync(TestHost demo)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var people = await demo.Http.GetFromJsonAsync<JsonElement>("/dev/people", cancellation);
        var (guests, listed) = (new List<Guest>(), TestFeatures.Declared.All<ReadDeclaration>().Select(read => read.Pattern.Split('/'))
            .Where(parts => parts is [_, _, "{id}"]).Select(parts => parts[1]).Distinct().ToList());
        foreach (var (role, name) in everybody)
        {
            var subject = name is null ? Guid.NewGuid().ToString()
                : people.EnumerateArray().First(p => p.GetProperty("name").GetString()!.StartsWith(name, StringComparison.Ordinal))
                .GetProperty("person").GetString()!;
            var http = demo.SignedIn(subject);
            guests.Add(new(role, subject, http, await KnownAsync(http, subject, listed, cancellation)));
        }
        return guests;
    }

    /// <summary>The addresses to try for a route, the likeliest first; none where the demo has nothing for one of its parameters.</summary>
    public IReadOnlyList<string> Fill(string pattern)
    {
        var paths = new List<string> { "" };
        string before = "";
        foreach (var segment in pattern.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var values = Parameter().Match(segment) is { Success: true } parameter ? ValuesOf(before, parameter.Groups[1].Value)
                : [segment];
            paths = [.. from path in paths from value in values select $"{path}/{value}"];
            before = segment;
        }
        return [.. paths.Select(p => p.Length == 0 ? "/" : p)];
    }

    private IReadOnlyList<string> ValuesOf(string before, string parameter) =>
        known.GetValueOrDefault($"{before}/{parameter}") ?? known.GetValueOrDefault(parameter) ?? [];

    private static async Task<Dictionary<string, IReadOnlyList<string>>> KnownAsync(
        HttpClient http, string subject, IReadOnlyList<string> listed, CancellationToken cancellation)
    {
        var known = new Dictionary<string, IReadOnlyList<string>> { ["community"] = [Community], ["code"] = ["session.full"] };
        var own = await JsonAsync("/me");
        if (own.ValueKind is JsonValueKind.Undefined) return known;
        IReadOnlyList<string> Own(string things, string id = "id") =>
            [.. own.GetProperty(things).EnumerateArray().Select(t => t.GetProperty(id).GetString()!)];
        known["requests/id"] = [.. Own("requests").Take(2), .. Own("matches", "request").Take(2), .. await ListAsync("/requests?limit=20")];
        known["done/id"] = [.. Own("requests").Take(1)];
        known["offers/id"] = [.. Own("offers").Take(2), .. Own("matches", "offer").Take(2), .. await ListAsync("/offers?limit=5")];
        known["sessions/id"] = [.. Own("sessions").Take(1), .. await ListAsync("/sessions?limit=3")];
        known["people/id"] = [.. await ListAsync("/people?limit=50"), subject];
        known["programs/id"] = [.. await ListAsync("/programs")];
        foreach (var things in listed)
            if (!known.ContainsKey(things + "/id")) known[things + "/id"] = [.. await ListAsync($"/{things}?limit=3")];
        return known;

        async Task<JsonElement> JsonAsync(string path)
        {
            using var answer = await http.GetAsync($"/api/communities/{Community}{path}", cancellation);
            return answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation) : default;
        }

        async Task<IEnumerable<string>> ListAsync(string path) =>
            await JsonAsync(path) is { ValueKind: JsonValueKind.Object } page
                ? page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString()!) : [];
    }

    [GeneratedRegex(@"^\{\*{0,2}(\w+)")]
    private static partial Regex Parameter();
}
