using System.Text;
using System.Text.Json;

namespace Coordination.Integration.Commands;

/// <summary>Somebody who sends commands to one community over one Host.</summary>
public sealed class Caller(HttpClient http, string community, Guid person)
{
    public HttpClient Http => http;
    public Guid Person => person;

    public string Address(string path) => $"/api/communities/{community}/{path}";

    /// <param name="path">Below the community: "requests/raise".</param>
    public Task<Reply> SendAsync(string path, object body, string? key = null, long? ifMatch = null) =>
        SendAsync(http, Address(path), body, key, TestContext.Current.CancellationToken, ifMatch);

    public static async Task<Reply> SendAsync(HttpClient http, string address, object body, string? key, CancellationToken cancellation,
        long? ifMatch = null)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"),
        };
        message.Headers.Add("Idempotency-Key", key ?? Guid.NewGuid().ToString());
        if (ifMatch is { } version) message.Headers.IfMatch.Add(new($"\"{version}\""));
        using var answer = await http.SendAsync(message, cancellation);
        return await Reply.ReadAsync(answer, cancellation);
    }

    public async Task<Guid> PersonAsync(string name = "Somebody") =>
        (await SendAsync("people/record", new { name, isNew = true })).Done().Subject;

    public async Task<Guid> RequestAsync(Guid person, int wanted = 1, string words = "a bag of food") =>
        (await SendAsync("requests/raise",
            For(person, new { person, category = "food", words, wanted = Items(wanted), ward = "E05001370" }))).Done().Subject;

    public async Task<Guid> OfferAsync(Guid helper, int offered = 1, string words = "some food") =>
        (await SendAsync("offers/make", For(helper, new { helper, category = "food", words, offered = Items(offered) }))).Done().Subject;

    public async Task<Guid> MatchAsync(Guid request, Guid offer, int quantity = 1) =>
        (await SendAsync("matches/propose", new { request, offer, quantity = Items(quantity) })).Done().Subject;

    public Task<Reply> AcceptAsync(Guid match, string side, Guid person, string? key = null) =>
        SendAsync($"matches/{match}/accept", For(person, new { side }), key);

    public async Task<Guid> SessionAsync(int places) => (await SendAsync("sessions/plan",
        new Dictionary<string, object>(Session(places, 60)) { ["category"] = "food" })).Done().Subject;

    /// <summary>How a session is to be: in seven days unless it is said when.</summary>
    public static Dictionary<string, object> Session(int places, int minutes, DateTime? starts = null) => new()
    {
        ["title"] = "Open table",
        ["starts"] = new
        {
            on = (starts ?? DateTime.UtcNow.AddDays(7)).ToString("yyyy-MM-dd", null),
            at = starts?.ToString("HH:mm", null) ?? "14:00",
        },
        ["minutes"] = minutes,
        ["ward"] = "E05001370",
        ["capacity"] = new { amount = places, unit = "person" },
    };

    public Task<Reply> BookAsync(Guid session, Guid person, string? key = null) =>
        SendAsync($"sessions/{session}/book", For(person, new { person }), key);

    /// <summary>A coordinator does it for a person, with their spoken consent.</summary>
    public static Dictionary<string, object?> For(Guid person, object body)
    {
        var members = body.GetType().GetProperties().ToDictionary(p => p.Name, p => p.GetValue(body));
        members["onBehalfOf"] = person;
        members["authority"] = "verbal-consent";
        members["channel"] = "phone";
        return members;
    }

    private static object Items(int amount) => new { amount, unit = "item" };
}
