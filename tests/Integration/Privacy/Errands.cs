using System.Net;
using System.Net.Http.Json;
using Coordination.Host.Communities;
using Coordination.Host.Demo;
using Coordination.Host.Handovers;
using Coordination.Host.Offers;
using Coordination.Host.Operations.Leaving;
using Coordination.Host.People;
using Coordination.Host.Requests;
using Coordination.Integration.Commands;
using Coordination.Integration.Pages;

namespace Coordination.Integration.Privacy;

/// <summary>
/// One community whose people put a canary into every field about a person, over the API and over pages, and read it afterwards.
/// </summary>
public sealed class Errands(TestHost host, Canaries canaries)
{
    public const string Code = "thornbridge", Name = "Neighbours of Mill Lane", Ward = "E05001370", Elsewhere = "E05009999";
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public HttpClient Founder { get; } = host.SignedIn(canaries.Of("sign-in name", "founder"));
    public HttpClient Helper { get; } = host.SignedIn(canaries.Of("sign-in name", "helper"));
    public HttpClient Asker { get; } = host.SignedIn(canaries.Of("sign-in name", "asker"));
    public HttpClient Newcomer { get; } = host.SignedIn(canaries.Of("sign-in name", "newcomer"));

    public Guid Request { get; private set; }

    public static string Api(string path) => $"/api/communities/{Code}/{path}";
    public static Task<Reply> SendAsync(HttpClient who, string address, object body, string? key = null) =>
        Caller.SendAsync(who, address, body, key, Cancellation);

    public async Task RunAsync()
    {
        object[] charter = [new { id = "CL-1", parameter = "wards", codes = new[] { Ward } }];
        (await SendAsync(Founder, "/api/communities",
            new { code = Code, name = Name, yourName = canaries.Of<FoundCommunityBody>("YourName"), charter })).Done();
        var helper = (await SendAsync(Helper, Api("people/join"),
            new { name = canaries.Of<JoinBody>("Name"), phone = canaries.PhoneOf<JoinBody>() })).Done().Subject;
        var recorded = (await SendAsync(Founder, Api("people/record"),
            new
            {
                name = canaries.Of<RecordPersonBody>("Name"),
                phone = canaries.PhoneOf<RecordPersonBody>(),
                address = canaries.Of<RecordPersonBody>("Address")
            })).Done().Subject;
        (await SendAsync(Founder, Api("requests/raise"), Caller.For(recorded, Need(canaries.Of<RaiseRequestBody>("Words"), Ward)))).Done();
        (await SendAsync(Founder, Api("requests/raise"),
            Caller.For(recorded, Need(canaries.Of<RaiseRequestBody>("Words", "declined"), Elsewhere)))).Status.Should()
            .Be(HttpStatusCode.Conflict);
        (await SendAsync(Founder, Api("requests/add"), Taken("api"))).Done();
        (await SendAsync(Founder, Api("requests/decline"), new
        {
            category = "food",
            words = canaries.Of<UnservedBody>("Words"),
            ward = Elsewhere,
            callBack = true,
            name = canaries.Of<UnservedBody>("Name"),
            phone = canaries.PhoneOf<UnservedBody>(),
            authority = "verbal-consent",
            channel = "phone",
        })).Done();
        var offer = (await SendAsync(Helper, Api("offers/make"),
            new { category = "food", words = canaries.Of<MakeOfferBody>("Words"), offered = new { amount = 3, unit = "item" } }))
            .Done().Subject;

        await OnPagesAsync();
        Request = (await SendAsync(Asker, Api("requests/raise"), Need(canaries.Of<RaiseRequestBody>("Words", "own"), Ward))).Done().Subject;
        var match = (await SendAsync(Founder, Api("matches/propose"),
            new { request = Request, offer, quantity = new { amount = 1, unit = "item" } })).Done().Subject;
        (await SendAsync(Asker, Api($"matches/{match}/accept"), new { side = "person" })).Done();
        (await SendAsync(Helper, Api($"matches/{match}/accept"), new { side = "helper" })).Done();
        (await SendAsync(Asker, Api($"requests/{Request}/change"), Need(canaries.Of<ChangeRequestBody>("Words"), Ward))).Done();
        var other = (await SendAsync(Asker, Api("requests/raise"), Need(canaries.Of<RaiseRequestBody>("Words", "other"), Ward)))
            .Done().Subject;
        (await SendAsync(Founder, Api($"requests/{other}/refer-out"), new { to = canaries.Of<ReferOutBody>("To") })).Done();
        (await SendAsync(Founder, Api("handovers/write"), new { words = canaries.Of<WriteHandoverBody>("Words"), request = other })).Done();
        (await SendAsync(Founder, Api("handovers/write"), new { words = canaries.Of<WriteHandoverBody>("Words", "of nobody") })).Done();
        await ExportAsync();
        await LookAsync(match, helper, offer);
    }

    private async Task OnPagesAsync()
    {
        var (founder, asker, newcomer) = (new Browsing(Founder), new Browsing(Asker), new Browsing(Newcomer));
        var (people, search, add, ask, join) = ($"/{Code}/people", $"/{Code}/search", $"/{Code}/requests/add", $"/{Code}/ask",
            $"/{Code}/people/join");
        (await founder.SendAsync(await founder.GetAsync(people), people + "/record",
            ("name", canaries.Of<RecordPersonBody>("Name", "page")), ("phone", canaries.PhoneOf<RecordPersonBody>("page"))))
            .ShouldBe(HttpStatusCode.OK);
        (await founder.SendAsync(await founder.GetAsync(people), search, ("search", canaries.Of("search", "nobody"))))
            .ShouldBe(HttpStatusCode.OK).ShouldSay("Nothing found");
        (await founder.SendAsync(await founder.GetAsync(people), search, ("search", canaries.Of<RecordPersonBody>("Name", "page"))))
            .ShouldBe(HttpStatusCode.OK);
        (await founder.SendAsync(await founder.GetAsync(add), add, ("name", canaries.Of<TakeDownBody>("Name", "page")),
            ("phone", canaries.PhoneOf<TakeDownBody>("page")), ("words", canaries.Of<TakeDownBody>("Words", "page")),
            ("category", "food"), ("wanted.amount", "1"), ("wanted.unit", "item"), ("ward", Ward), ("channel", "phone"),
                ("authority", "verbal-consent"))).ShouldBe(HttpStatusCode.OK);

        (await founder.SendAsync(await founder.GetAsync(add), add, ("name", canaries.Of<TakeDownBody>("Name", "refused")),
            ("words", canaries.Of<TakeDownBody>("Words", "refused")))).ShouldBe(HttpStatusCode.BadRequest);

        var what = await asker.SendAsync(await asker.GetAsync(ask), ask, ("go", "when"), ("category", "food"),
            ("words", canaries.Of<AskBody>("Words")));
        var where = await asker.SendAsync(await asker.SendAsync(what, ask, ("go", "where"), ("when", "week")), ask, ("go", "reach"),
            ("ward", Ward));
        var check = await asker.SendAsync(where, ask, ("go", "check"), ("name", canaries.Of<AskBody>("Name")),
            ("phone", canaries.PhoneOf<AskBody>()));
        (await asker.SendAsync(check, ask + "/send")).ShouldBe(HttpStatusCode.OK).ShouldSay("We have your request");
        (await newcomer.SendAsync(await newcomer.GetAsync($"/{Code}/join"), join, ("name", canaries.Of<JoinBody>("Name", "page")),
            ("phone", canaries.PhoneOf<JoinBody>("page")))).ShouldBe(HttpStatusCode.OK);

        var empty = await host.Http.PostAsJsonAsync("/dev/empty-community",
            new { code = "emptiness", name = "Emptiness", yourName = canaries.Of<EmptyCommunity.Body>("YourName") }, Cancellation);
        empty.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    /// <summary>Everybody reads, so that the names and words are opened, drawn and sent.</summary>
    private async Task ExportAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Api("export"))
        {
            Content = JsonContent.Create(new { passphrase = canaries.Of<ExportBody>("Passphrase"), withoutKeys = true }),
            Headers = { { "Idempotency-Key", "an-export" } },
        };
        using var archive = await Founder.SendAsync(request, Cancellation);
        archive.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    private async Task LookAsync(Guid match, Guid helper, Guid offer)
    {
        foreach (var path in new[] { "today", "requests", $"requests/{Request}", "offers", $"offers/{offer}", "people", $"people/{helper}",
            "matches", $"matches/{match}", "me" })
            (await Founder.GetAsync(new Uri(Api(path), UriKind.Relative), Cancellation)).StatusCode.Should().Be(HttpStatusCode.OK, path);
        (await Helper.GetAsync(new Uri(Api($"matches/{match}/contact"), UriKind.Relative), Cancellation)).StatusCode.Should()
            .Be(HttpStatusCode.OK);
        foreach (var (who, path) in new[] { (Founder, "today"), (Founder, "requests"), (Founder, $"requests/{Request}"),
            (Founder, "people"), (Founder, "handovers"), (Founder, $"offers/{offer}"), (Asker, "mine"),
            (Helper, $"requests/{Request}"), (Helper, "mine") })
            (await new Browsing(who).GetAsync($"/{Code}/{path}")).ShouldBe(HttpStatusCode.OK);
    }

    private Dictionary<string, object?> Taken(string again) => new()
    {
        ["name"] = canaries.Of<TakeDownBody>("Name", again),
        ["phone"] = canaries.PhoneOf<TakeDownBody>(again),
        ["words"] = canaries.Of<TakeDownBody>("Words", again),
        ["category"] = "food",
        ["wanted"] = new { amount = 1, unit = "item" },
        ["ward"] = Ward,
        ["authority"] = "verbal-consent",
        ["channel"] = "phone",
    };

    public static object Need(string words, string ward) =>
        new { category = "food", words, wanted = new { amount = 1, unit = "item" }, ward };
}
