using System.Net;

namespace Coordination.Integration.Pages;

/// <summary>Somebody at a plain browser: follows redirects, keeps cookies, sends forms, runs no script.</summary>
public sealed class Browsing(HttpClient http)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public Task<Shown> GetAsync(string path) => FollowAsync(new HttpRequestMessage(HttpMethod.Get, path));

    public Task<Shown> PostAsync(string path, IReadOnlyDictionary<string, string> fields, params (string Name, string Value)[] typed)
    {
        var pairs = fields.Where(f => !typed.Any(t => t.Name == f.Key)).Concat(typed.Select(t => KeyValuePair.Create(t.Name, t.Value)));
        return FollowAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(pairs) });
    }

    /// <summary>Fills the form of this page that is posted there, and sends it.</summary>
    public Task<Shown> SendAsync(Shown page, string action, params (string Name, string Value)[] typed) =>
        PostAsync(action, page.Form(action), typed);

    private async Task<Shown> FollowAsync(HttpRequestMessage request)
    {
        for (var followed = 0; ; followed++)
        {
            request.Headers.Accept.ParseAdd("text/html");
            using var response = await http.SendAsync(request, Cancellation);
            var address = request.RequestUri!.IsAbsoluteUri ? request.RequestUri.PathAndQuery : request.RequestUri.ToString();
            request.Dispose();
            if (response.StatusCode is HttpStatusCode.SeeOther or HttpStatusCode.Found && followed < 5)
                request = new(HttpMethod.Get, response.Headers.Location);
            else return new(response.StatusCode, address, await response.Content.ReadAsStringAsync(Cancellation),
                response.Headers.CacheControl?.NoStore == true);
        }
    }
}
