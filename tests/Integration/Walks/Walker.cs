using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Coordination.Integration.Walks;

/// <summary>The kinds of answer of an endpoint.</summary>
public enum Said { Yes, SignIn, NotFound, Joins, NotAllowed, Refused, NotUnderstood, Broke, Other }

/// <summary>An answer: its kind, the code of its problem, and its text as far as it was read.</summary>
public sealed record Heard(Said Said, int Status, string? Code, string Text, string? MediaType)
{
    public override string ToString() => $"{Said} ({Status} {Code})";
}

/// <summary>A caller of endpoints of any kind: reads, commands as JSON or by a form, pages, live streams.</summary>
public sealed partial class Walker(HttpClient http)
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(10);
    private string? token;

    /// <param name="path">The address with its parameters filled.</param>
    public async Task<Heard> GoAsync(Door door, string path, JsonObject? body)
    {
        using var request = new HttpRequestMessage(new(door.Method), path);
        if (door.Method is "POST")
        {
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
            request.Content = door.IsOfPrograms || door.Pattern.StartsWith("/dev", StringComparison.Ordinal) ? Json(body) : null;
        }
        if (!door.IsOfPrograms) request.Headers.Accept.ParseAdd("text/html");
        if (door.Method is "POST" && request.Content is null)
        {
            request.Headers.Add("RequestVerificationToken", token ??= await TokenAsync());
            request.Content = door.Below is "/open" ? Json(body)
                : new FormUrlEncodedContent([new("_refused", path.Split('/') is [_, var community, ..] && door.IsInside
                ? $"/{community}/mine" : "/"), .. Fields("", body ?? [])]);
        }
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        waiting.CancelAfter(patience);
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, waiting.Token);
        if (answer.StatusCode is not HttpStatusCode.SeeOther || answer.Headers.Location?.ToString() is not { } to
            || !to.Contains("?kept=", StringComparison.Ordinal)) return await HearAsync(answer, waiting.Token);
        // A form that was refused is shown by a page of its own.
        using var page = await http.GetAsync(to, HttpCompletionOption.ResponseHeadersRead, waiting.Token);
        return await HearAsync(page, waiting.Token);
    }

    private static async Task<Heard> HearAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        var (status, type) = ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType);
        if (type == "text/event-stream") return new(Said.Yes, status, null, await FirstAsync(answer, cancellation), type);
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        var code = type == "application/problem+json" ? JsonNode.Parse(text)!["code"]!.GetValue<string>() : null;
        return new(status switch
        {
            303 when answer.Headers.Location?.ToString() is { } to && (to == "/" || to.StartsWith("/?then=", StringComparison.Ordinal)) =>
                Said.SignIn,
            303 when answer.Headers.Location?.ToString().Contains("/join?then=", StringComparison.Ordinal) is true => Said.Joins,
            >= 200 and < 400 => Said.Yes,
            401 => Said.SignIn,
            403 => Said.NotAllowed,
            404 => Said.NotFound,
            400 => Said.NotUnderstood,
            409 => Said.Refused,
            >= 500 => Said.Broke,
            _ => Said.Other,
        }, status, code, text, type);
    }

    /// <summary>The first lines of a live stream.</summary>
    private static async Task<string> FirstAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(cancellation));
        var text = new StringBuilder();
        while (await lines.ReadLineAsync(cancellation) is { Length: > 0 } line) text.AppendLine(line);
        return text.ToString();
    }

    private async Task<string> TokenAsync()
    {
        using var front = await http.GetAsync("/", TestContext.Current.CancellationToken);
        return TokenIn(await front.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The antiforgery token of a form of this page, or an invalid one where the page has none.</summary>
    public static string TokenIn(string html) =>
        TokenField().Match(html) is { Success: true } found ? WebUtility.HtmlDecode(found.Groups[1].Value) : "none";

    private static StringContent Json(JsonObject? body) => new((body ?? []).ToJsonString(), Encoding.UTF8, "application/json");

    /// <summary>The body as a form sends it: nested members have names with dots.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Fields(string prefix, JsonObject body) =>
        body.SelectMany(member => member.Value switch
    {
        JsonObject inner => Fields(prefix + member.Key + ".", inner),
        JsonArray many => many.Select(one => KeyValuePair.Create(prefix + member.Key + "[]", one!.ToString())),
        var value => [KeyValuePair.Create(prefix + member.Key, value!.ToString())],
    });

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();
}
