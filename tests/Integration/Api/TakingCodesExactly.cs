using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Integration.Walks;

namespace Coordination.Integration.Api;

/// <summary>
/// Every member of every command that holds a code, and every such parameter of every read, takes its own codes and nothing like them.
/// </summary>
[Collection(nameof(Town))]
public sealed class TakingCodesExactly(Town town)
{
    /// <summary>Where a code stands in a body: the names that lead to it.</summary>
    private sealed record Spot(string Below, string[] Path, bool IsList, string[] Codes)
    {
        public string Field => string.Join('.', Path) + (IsList ? "[0]" : "");
    }

    private static readonly Dictionary<string, string> nothing = [];

    [Fact]
    public async Task In_the_body_of_every_command()
    {
        var document = await DocumentAsync();
        var (bodies, spots) = (new Bodies(document), Spots(document));
        spots.Select(s => s.Field).Should().Contain(["role", "category", "scopes[0]", "authority", "channel", "wanted.unit", "cause",
            "recipients[0]", "dataClasses[0]", "purpose", "evidence.level"]);
        foreach (var spot in spots)
            foreach (var like in Like(spot.Codes))
            {
                var body = bodies.Fill(spot.Below, nothing, [spot.Path[0]])!;
                Put(body, spot, like);
                (await town.Ada.PostAsync(Filled(spot.Below), body.ToJsonString())).ShouldName(spot.Field);
            }
    }

    [Fact]
    public async Task In_every_form()
    {
        var document = await DocumentAsync();
        var (bodies, walker) = (new Bodies(document), new Walker(town.Host.SignedIn("ada")));
        // The form that founds a community is on a page outside of communities: BeginningACommunity.
        foreach (var spot in Spots(document).Where(s => !s.Below.StartsWith("/api/communities", StringComparison.Ordinal))
            .DistinctBy(s => (s.Field, string.Join(',', s.Codes))))
        {
            (await SendAsync(spot.Codes[^1])).Said.Should().NotBe(Said.NotUnderstood, $"{spot.Below} takes {spot.Field}={spot.Codes[^1]}");
            foreach (var like in Like(spot.Codes).Where(l => l.GetValueKind() is JsonValueKind.String))
                (await SendAsync(like)).Said.Should().Be(Said.NotUnderstood, $"{spot.Below} was sent {spot.Field}={like}");

            Task<Heard> SendAsync(JsonNode code)
            {
                var body = bodies.Fill(spot.Below, nothing, [spot.Path[0]])!;
                Put(body, spot, code);
                var path = Filled(spot.Below);
                return walker.GoAsync(new("POST", "/{community}" + spot.Below),
                    path.StartsWith(Town.Root(""), StringComparison.Ordinal) ? path[(Town.Root("").Length - 1)..] : path[4..], body);
            }
        }
    }

    [Fact]
    public async Task In_every_address()
    {
        var asked = 0;
        foreach (var path in (await DocumentAsync()).GetProperty("paths").EnumerateObject())
            if (path.Value.TryGetProperty("get", out var read) && read.TryGetProperty("parameters", out var parameters))
                foreach (var one in parameters.EnumerateArray().Where(p => p.GetProperty("schema").TryGetProperty("enum", out _)))
                    foreach (var like in Like(Codes(one.GetProperty("schema").GetProperty("enum"))))
                    {
                        var name = one.GetProperty("name").GetString()!;
                        (await town.Ada.GetAsync($"{Filled(path.Name)}?{name}={Uri.EscapeDataString(like.ToString())}")).ShouldName(name);
                        asked++;
                    }
        asked.Should().BeGreaterThan(10);
    }

    /// <summary>In other letters, with blanks, joined, as a number, in words of the program, cut, and none.</summary>
    private static IEnumerable<JsonNode> Like(string[] codes)
    {
        var (first, last) = (codes[0], codes[^1]);
        return [char.ToUpperInvariant(first[0]) + first[1..], first.ToUpperInvariant(), $" {first} ", first + " ", $"{first},{last}",
            $"{first}, {last}", "1", 1, last[..^1], last.Replace("-", "", StringComparison.Ordinal) + "s", "none-of-them"];
    }

    private static void Put(JsonObject body, Spot spot, JsonNode code)
    {
        var owner = spot.Path[..^1].Aggregate(body, (at, name) => at[name] as JsonObject ?? (JsonObject)(at[name] = new JsonObject()));
        owner[spot.Path[^1]] = spot.IsList ? new JsonArray(code) : code;
    }

    private static List<Spot> Spots(JsonElement document)
    {
        var spots = new List<Spot>();
        foreach (var path in document.GetProperty("paths").EnumerateObject())
            if (path.Value.TryGetProperty("post", out var command) && command.TryGetProperty("requestBody", out var body))
                Look(path.Name.Replace("/api/communities/{community}", "", StringComparison.Ordinal), [],
                    body.GetProperty("content").GetProperty("application/json").GetProperty("schema"));
        return spots;

        void Look(string below, string[] at, JsonElement of)
        {
            var schema = Resolved(of);
            var item = schema.TryGetProperty("items", out var items) ? Resolved(items) : schema;
            if (item.TryGetProperty("enum", out var codes))
                spots.Add(new(below, at, item.GetRawText() != schema.GetRawText(), Codes(codes)));
            else if (schema.TryGetProperty("properties", out var members))
                foreach (var member in members.EnumerateObject()) Look(below, [.. at, member.Name], member.Value);
        }

        JsonElement Resolved(JsonElement schema) => schema.TryGetProperty("$ref", out var to)
            ? document.GetProperty("components").GetProperty("schemas").GetProperty(to.GetString()!.Split('/')[^1]) : schema;
    }

    private static string[] Codes(JsonElement of) => [.. of.EnumerateArray().Select(code => code.GetString()!)];

    private static string Filled(string below) => System.Text.RegularExpressions.Regex.Replace(
        below.StartsWith("/api", StringComparison.Ordinal) ? below.Replace("{community}", Town.Code, StringComparison.Ordinal)
            : Town.Root(Town.Code) + below,
        @"\{\w+\}", _ => Guid.NewGuid().ToString());

    private async Task<JsonElement> DocumentAsync() => (await town.Nobody.GetAsync("//openapi/v1.json")).Body;
}
