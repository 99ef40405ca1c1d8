using System.Text;

namespace Coordination.Benchmarks;

/// <summary>The community that is measured: its founder, and the requests that are sent as bytes.</summary>
public sealed record Town(Servers Servers, string Code, string Token, string HelperToken)
{
    public const string Raise =
        """{"category":"food","words":"Emergency parcel for a family of four, halal, no nuts please","wanted":{"amount":1,"unit":"parcel"},"ward":"E05009367"}""";

    public static async Task<Town> FoundAsync(Servers servers, string code)
    {
        var (founder, helper) = (await servers.TokenAsync("bench-founder"), await servers.TokenAsync("bench-helper"));
        await servers.PostAsync("/api/communities", new { code, name = "Bench Town", yourName = "Bea" }, founder);
        await servers.PostAsync($"/api/communities/{code}/people/join", new { name = "Hal" }, helper);
        return new(servers, code, founder, helper);
    }

    /// <summary>A community as large as ours are: some hundred open requests, and matches that wait.</summary>
    public async Task LiveAsync()
    {
        foreach (var _ in Enumerable.Range(0, 200))
            await MadeAsync("/requests/raise", System.Text.Json.JsonDocument.Parse(Raise).RootElement, Token);
        await HalfAgreedAsync(100);
    }

    public byte[] Post(string path, string body, string token) => Encoding.ASCII.GetBytes(
        $"POST /api/communities/{Code}{path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\nIdempotency-Key: {Guid.NewGuid()}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");

    public byte[] Get(string path) =>
        Encoding.ASCII.GetBytes($"GET /api/communities/{Code}{path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {Token}\r\n\r\n");

    public static byte[] Plain() =>
        Encoding.ASCII.GetBytes(
            $"POST /requests HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {Raise.Length}\r\n\r\n{Raise}");

    /// <summary>Matches that want only the second yes: one request and one offer each.</summary>
    public async Task<Queue<string>> HalfAgreedAsync(int count)
    {
        var matches = new Queue<string>();
        foreach (var chunk in Enumerable.Range(0, count).Chunk(64))
            foreach (var match in await Task.WhenAll(chunk.Select(_ => HalfAgreedAsync()))) matches.Enqueue(match);
        return matches;
    }

    private async Task<string> HalfAgreedAsync()
    {
        var request = await MadeAsync("/requests/raise", System.Text.Json.JsonDocument.Parse(Raise).RootElement, Token);
        var offer = await MadeAsync("/offers/make",
            new { category = "food", words = "One parcel", offered = new { amount = 1, unit = "parcel" } }, HelperToken);
        var match = await MadeAsync("/matches/propose", new { request, offer, quantity = new { amount = 1, unit = "parcel" } }, Token);
        await Servers.PostAsync($"/api/communities/{Code}/matches/{match}/accept", new { side = "person" }, Token);
        return match;
    }

    /// <summary>
    /// Raises a request that has to be shown: due soonest, so that it is on the first page; what is waited for is its number in the list of
    /// events.
    /// </summary>
    public async Task<long> RaiseOnScreenAsync(Streams streams)
    {
        var due = DateTime.UtcNow.AddMinutes(10);
        var body = new
        {
            category = "food",
            words = "On the screen, please",
            wanted = new { amount = 1, unit = "parcel" },
            ward = "E05009367",
            neededBy = new
            {
                on = due.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                at = due.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture)
            }
        };
        var position = await Servers.PositionAsync() + 1;
        streams.Await($"event-{position}");
        var made = await Servers.PostAsync($"/api/communities/{Code}/requests/raise", body, Token);
        return made.GetProperty("position").GetInt64() == position ? position
            : throw new InvalidOperationException("Somebody else wrote meanwhile.");
    }

    private async Task<string> MadeAsync(string path, object body, string token) =>
        (await Servers.PostAsync($"/api/communities/{Code}{path}", body, token)).GetProperty("subject").GetString()!;
}
