using System.Net;
using System.Text.RegularExpressions;

namespace Coordination.Integration.Pages;

/// <summary>A page as a browser without scripts shows it: its text, and its forms to fill in and send.</summary>
public sealed partial class SeenPage(HttpClient http, HttpResponseMessage answer, string html)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public HttpStatusCode Status => answer.StatusCode;
    public string Html => html;
    public string Text => WebUtility.HtmlDecode(Tag().Replace(html, ""));
    public string? Location => answer.Headers.Location?.ToString();
    public bool IsKeptNowhere => answer.Headers.CacheControl?.NoStore == true;

    public string Token => Field(html, "__RequestVerificationToken");

    public static async Task<SeenPage> GetAsync(HttpClient http, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync(http, request);
    }

    /// <summary>Sends the form that is posted there with its hidden fields, and these filled in.</summary>
    public async Task<SeenPage> SubmitAsync(string action, params (string Name, string Value)[] filled)
    {
        var form = Form().Matches(html).Select(m => m.Value).First(f => f.Contains($"action=\"{action}\"", StringComparison.Ordinal));
        var hidden = Hidden().Matches(form)
            .Select(m => KeyValuePair.Create(WebUtility.HtmlDecode(m.Groups["name"].Value),
            WebUtility.HtmlDecode(m.Groups["value"].Value)));
        using var request = new HttpRequestMessage(HttpMethod.Post, action)
        {
            Content = new FormUrlEncodedContent([.. hidden, .. filled.Select(f => KeyValuePair.Create(f.Name, f.Value))]),
        };
        return await SendAsync(http, request);
    }

    public async Task<SeenPage> FollowAsync()
    {
        Status.Should().Be(HttpStatusCode.SeeOther, Text);
        return await GetAsync(http, Location!);
    }

    private static async Task<SeenPage> SendAsync(HttpClient http, HttpRequestMessage request)
    {
        request.Headers.Accept.ParseAdd("text/html");
        var answer = await http.SendAsync(request, Cancellation);
        // A form that was refused is shown by a page of its own.
        if (answer.Headers.Location?.ToString() is { } page && page.Contains("?kept=", StringComparison.Ordinal))
            return await GetAsync(http, page);
        return new(http, answer, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    private static string Field(string html, string name) =>
        WebUtility.HtmlDecode(Hidden().Matches(html).First(m => m.Groups["name"].Value == name).Groups["value"].Value);

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]*)" value="(?<value>[^"]*)"[^>]*>""")]
    private static partial Regex Hidden();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();
}
