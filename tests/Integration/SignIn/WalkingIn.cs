using System.Net;
using System.Text.RegularExpressions;

namespace Coordination.Integration.SignIn;

/// <summary>A browser that signs in: it keeps cookies and follows every redirect, to the issuer and back.</summary>
public sealed partial class WalkingIn(HttpClient http)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public List<string> Cookies { get; } = [];
    public List<Uri> Way { get; } = [];

    /// <summary>What it was told to forget.</summary>
    public List<string> Cleared { get; } = [];
    public HttpStatusCode Status { get; private set; }
    public string Html { get; private set; } = "";

    public async Task<WalkingIn> GoAsync(string address, HttpContent? posted = null)
    {
        var request = new HttpRequestMessage(posted is null ? HttpMethod.Get : HttpMethod.Post, address) { Content = posted };
        for (var step = 0; step < 8; step++)
        {
            request.Headers.Accept.ParseAdd("text/html");
            using var answer = await http.SendAsync(request, Cancellation);
            if (answer.Headers.TryGetValues("Set-Cookie", out var cookies)) Cookies.AddRange(cookies);
            if (answer.Headers.TryGetValues("Clear-Site-Data", out var cleared)) Cleared.AddRange(cleared);
            Way.Add(answer.RequestMessage!.RequestUri!);
            request.Dispose();
            (Status, Html) = (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
            if (answer.Headers.Location is not { } next) break;
            request = new(HttpMethod.Get, new Uri(answer.RequestMessage.RequestUri!, next));
        }
        return this;
    }

    public Task<WalkingIn> SignOutAsync() =>
        GoAsync("/sign-out", new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken",
            WebUtility.HtmlDecode(Token().Match(Html).Groups[1].Value))]));

    [GeneratedRegex("""action="/sign-out"><input type="hidden" name="__RequestVerificationToken" value="([^"]+)""")]
    private static partial Regex Token();
}
