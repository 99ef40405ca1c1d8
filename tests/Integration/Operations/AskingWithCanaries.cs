using System.Net;
using Coordination.Integration.Api;
using Coordination.Integration.Pages;
using Coordination.Integration.Privacy;

namespace Coordination.Integration.Operations;

/// <summary>Somebody new asks for help in words that occur nowhere else, and puts more such words into addresses and headers.</summary>
public sealed class AskingWithCanaries(Town town)
{
    private const string Ask = "/mill-street/ask";
    private readonly string again = Guid.NewGuid().ToString();
    private readonly Canaries canaries = new();
    private readonly List<string> ids = [];

    /// <summary>What no span may hold.</summary>
    public IEnumerable<string> Words => canaries.Words.Concat(ids).Concat(["mill-street", Town.Ward]);

    public HttpClient Http => town.Host.SignedIn(Subject);

    private string Subject => "asking " + again;

    public async Task<Shown> SendAsync()
    {
        var browser = new Browsing(Http);
        var what = await browser.GetAsync(Ask);
        var when = await browser.SendAsync(what, Ask, ("go", "when"), ("category", "food"), ("words", canaries.Of("words", again)));
        var where = await browser.SendAsync(when, Ask, ("go", "where"), ("when", "week"));
        var reach = await browser.SendAsync(where, Ask, ("go", "reach"), ("ward", Town.Ward));
        var check = await browser.SendAsync(reach, Ask, ("go", "check"), ("name", canaries.Of("name", again)),
            ("phone", canaries.PhoneOf<AskingWithCanaries>(again)[..12]));
        var done = await browser.SendAsync(check, Ask + "/send");
        done.ShouldBe(HttpStatusCode.OK).ShouldSay("We have your request");
        var me = (await town.As(Subject).GetAsync("/me")).ShouldBe(HttpStatusCode.OK).Body;
        ids.AddRange([me.GetProperty("person").GetProperty("id").GetString()!, done.Address.Split('?')[0].Split('/')[^1]]);
        return done;
    }

    /// <summary>Addresses, queries, headers and methods, good and bad.</summary>
    public async Task WanderAsync()
    {
        var ada = town.Host.SignedIn("ada");
        ada.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", canaries.PlainOf("agent"));
        ada.DefaultRequestHeaders.TryAddWithoutValidation("tracestate", "from=" + canaries.PlainOf("state"));
        ada.DefaultRequestHeaders.TryAddWithoutValidation("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        ada.DefaultRequestHeaders.TryAddWithoutValidation("baggage", "who=" + canaries.PlainOf("baggage"));
        string[] addresses =
        [
            $"/mill-street/people/{ids[0]}", $"/mill-street/people/{canaries.PlainOf("path")}",
            $"/mill-street/today?{canaries.PlainOf("query name")}={canaries.PlainOf("query")}",
            $"/mill-street/requests?at={canaries.PlainOf("at")}",
            $"/{canaries.PlainOf("community")}/today", $"/no/such/{canaries.PlainOf("place")}",
        ];
        foreach (var address in addresses) (await ada.GetAsync(new Uri(address, UriKind.Relative))).Dispose();
        using var odd = new HttpRequestMessage(new(canaries.PlainOf("method").ToUpperInvariant()), "/mill-street/today");
        (await ada.SendAsync(odd)).Dispose();
        (await town.Ada.PostAsync("/requests/raise", $$"""{"{{canaries.PlainOf("member")}}": 1}""")).Status.Should()
            .Be(HttpStatusCode.BadRequest);
    }
}
