using System.Globalization;
using System.Text;

namespace Coordination.Benchmarks;

/// <summary>The community that is measured: its founder, and the requests that are sent as bytes.</summary>
public sealed record Town(Installed Host, string Code, string Token, string HelperToken)
{
    public const string Raise = $$"""
        {"category":"food","words":"{{Words}}","wanted":{"amount":1,"unit":"parcel"},"ward":"E05009367"}
        """;

    private const string Words = "Emergency parcel for a family of four, halal, no nuts please";

    private static readonly object parcel = new { amount = 1, unit = "parcel" };

    public static async Task<Town> FoundAsync(Installed host, string code, params object[] charter)
    {
        var (founder, helper) = (await host.TokenAsync("bench-founder"), await host.TokenAsync("bench-helper"));
        await host.PostAsync("/api/communities", new { code, name = code, yourName = "Bea", charter }, founder);
        var town = new Town(host, code, founder, helper);
        await town.PostAsync("/people/join", new { name = "Hal" }, helper);
        return town;
    }

    /// <summary>A community as large as ours are: some hundred open requests, and matches that wait.</summary>
    public async Task LiveAsync()
    {
        foreach (var chunk in Enumerable.Range(0, 200).Chunk(16))
            await Task.WhenAll(chunk.Select(_ => RaiseAsync(Token)));
        await HalfAgreedAsync(100);
    }

    public async Task<string> IdAsync() =>
        (string)await Host.ScalarAsync($"select id::text from host.community where code = '{Code}'");

    public byte[] Post(string path, string body, string token) => Encoding.ASCII.GetBytes(
        $"POST /api/communities/{Code}{path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\n"
        + $"Idempotency-Key: {Guid.NewGuid()}\r\n"
        + $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");

    public byte[] Get(string path) =>
        Encoding.ASCII.GetBytes($"GET /api/communities/{Code}{path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {Token}\r\n\r\n");

    public static byte[] Plain() => Encoding.ASCII.GetBytes(
        $"POST /requests HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: {Raise.Length}\r\n\r\n{Raise}");

    /// <summary>Matches that want only the second yes: one request and one offer each.</summary>
    public async Task<Queue<string>> HalfAgreedAsync(int count)
    {
        var matches = new Queue<string>();
        foreach (var chunk in Enumerable.Range(0, count).Chunk(64))
            foreach (var match in await Task.WhenAll(chunk.Select(_ => ProposedAsync(Token, HelperToken))))
                matches.Enqueue(match.Match);
        return matches;
    }

    /// <summary>A request, an offer, and a match of the two that the person has said yes to.</summary>
    public async Task<(string Request, string Offer, string Match)> ProposedAsync(string person, string helper)
    {
        var request = await RaiseAsync(person);
        var offer = await MadeAsync("/offers/make", new { category = "food", words = "One parcel", offered = parcel }, helper);
        var match = await MadeAsync("/matches/propose", new { request, offer, quantity = parcel }, Token);
        await PostAsync($"/matches/{match}/accept", new { side = "person" }, person);
        return (request, offer, match);
    }

    /// <param name="days">In how many days it is needed, if it is known.</param>
    public Task<string> RaiseAsync(string token, int? days = null) => MadeAsync("/requests/raise", Asked(
        Words, days is { } some ? DateTime.UtcNow.AddDays(some) : null), token);

    /// <summary>
    /// Raises a request that has to be shown: due soonest, so that it is on the first page; what is waited for is its number in the list of
    /// events.
    /// </summary>
    public async Task<long> RaiseOnScreenAsync(Streams streams)
    {
        var position = await Host.PositionAsync() + 1;
        streams.Await($"event-{position}");
        var made = await PostAsync("/requests/raise", Asked("On the screen, please", DateTime.UtcNow.AddMinutes(10)), Token);
        return made.GetProperty("position").GetInt64() == position ? position
            : throw new InvalidOperationException("Somebody else wrote meanwhile.");
    }

    public Task<System.Text.Json.JsonElement> PostAsync(string path, object body, string token) =>
        Host.PostAsync($"/api/communities/{Code}{path}", body, token);

    public async Task<string> MadeAsync(string path, object body, string token) =>
        (await PostAsync(path, body, token)).GetProperty("subject").GetString()!;

    private static object Asked(string words, DateTime? due) => due is not { } at
        ? new { category = "food", words, wanted = parcel, ward = "E05009367" }
        : new { category = "food", words, wanted = parcel, ward = "E05009367", neededBy = Moment(at) };

    public static object Moment(DateTime at) => new
    {
        on = at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        at = at.ToString("HH:mm", CultureInfo.InvariantCulture),
    };
}
