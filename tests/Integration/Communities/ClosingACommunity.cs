using System.Net;
using Coordination.Integration.Api;
using Coordination.Integration.Pages;
using Coordination.Integration.Postgres;

namespace Coordination.Integration.Communities;

/// <summary>A community is closed once nothing is open there. Then it can be read and taken away, and people keep their rights.</summary>
public sealed class ClosingACommunity(TestPostgres postgres) : IAsyncLifetime
{
    private Town? opened;

    private Town Here => opened!;

    [Fact]
    public async Task What_is_open_is_named_with_its_count_and_leads_to_its_list()
    {
        var ends = await Ends.FoundAsync(Here);
        var request = (await ends.Zoe.PostAsync("/requests/raise", Town.Asking())).ShouldBe(HttpStatusCode.Created).Id;
        var session = (await ends.Ada.PostAsync("/sessions/plan", Larder(ends))).ShouldBe(HttpStatusCode.Created).Id;
        (await ends.Zoe.PostAsync($"/sessions/{session}/book", null)).Status.Should().BeOneOf(HttpStatusCode.OK, HttpStatusCode.Created);
        foreach (var who in (string[])["yan", "xia"])
        {
            var more = (await ends.As(who).PostAsync("/people/join", new { name = who })).ShouldBe(HttpStatusCode.Created).Id;
            (await ends.Ada.PostAsync($"/people/{more}/appoint-steward", null)).ShouldBe(HttpStatusCode.OK);
        }
        (await ends.Ada.PostAsync("/emergency-access/open",
            new { person = ends.ZoeId, emergency = "urgent-contact", words = "She left her keys." })).ShouldBe(HttpStatusCode.Created);
        await ends.DueAsync();

        var refused = (await ends.Ada.PostAsync("/wind-down/close", null)).ShouldBeProblem(HttpStatusCode.Conflict, "community.still-open");
        KindsOf(refused).Should().Contain([("request", 1), ("session", 1), ("emergency-access", 1)]);
        var page = await new Browsing(ends.Ada.Http).GetAsync($"/{ends.Code}/wind-down");
        page.ShouldSay("Open requests").ShouldSay("Sessions to come").ShouldSay("Emergency accesses that nobody has reviewed");
        foreach (var kind in refused.Body.GetProperty("open").EnumerateArray())
            (await new Browsing(ends.Ada.Http).GetAsync(kind.GetProperty("at").GetString()!)).ShouldBe(HttpStatusCode.OK);

        (await ends.Zoe.PostAsync($"/requests/{request}/withdraw", null)).ShouldBe(HttpStatusCode.OK);
        (await ends.Ada.PostAsync($"/sessions/{session}/cancel", new { reason = "other" })).ShouldBe(HttpStatusCode.OK);
        await Here.Host.SettledAsync();
        KindsOf((await ends.Ada.PostAsync("/wind-down/close", null)).ShouldBeProblem(HttpStatusCode.Conflict, "community.still-open"))
            .Should().NotContain(kind => kind.Kind == "request").And.Contain(kind => kind.Kind == "emergency-access");
    }

    [Fact]
    public async Task Nothing_is_done_any_more_but_reading_taking_away_and_what_people_are_owed()
    {
        var ends = await Ends.FoundAsync(Here);
        var token = (await ends.Ada.PostAsync("/programs/issue", new { name = "Listings", scopes = new[] { "write-requests" }, days = 1 }))
            .ShouldBe(HttpStatusCode.Created).Body;
        (await ends.Zoe.PostAsync($"/people/{ends.ZoeId}/consents/give",
            new { purpose = "contact-sharing", recipients = new[] { "matched" }, dataClasses = new[] { "phone" } }))
            .ShouldBe(HttpStatusCode.OK);
        var before = Town.Instant(Here.Clock.GetUtcNow());
        await ends.ClosedAsync();
        (await ends.StageAsync()).Should().Be("closed");

        foreach (var (path, body) in new (string, object)[]
        {
            ("/requests/raise", Town.Asking()), ("/offers/make", new { }), ("/sessions/plan", Larder(ends)),
            ("/people/record", new { name = "Late", occurredAt = before, reasonCode = "paper-first" }),
            ("/handovers/write", new { }), ("/wind-down/call-off", new { }), ("/wind-down/close", new { }),
            ("/charter/set-rule", new { rule = "purpose", words = "We go on." }), ("/programs/issue", new { }),
        })
            (await ends.Ada.PostAsync(path, body)).Code.Should().BeOneOf("community.is-closed", "input.not-understood");
        (await ends.Ada.PostAsync("/people/record", new { name = "Late", occurredAt = before, reasonCode = "paper-first" }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "community.is-closed");
        (await ends.Zoe.PostAsync("/requests/raise", Town.Asking())).ShouldBeProblem(HttpStatusCode.Conflict, "community.is-closed");
        (await ends.As("new").PostAsync("/people/join", new { name = "New" }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "community.is-closed");
        var program = Here.Host.Client();
        program.DefaultRequestHeaders.Authorization = new("Bearer", token.GetProperty("token").GetString());
        (await new Caller(program, Town.Root(ends.Code)).PostAsync("/requests/raise", new
        {
            category = "baby",
            words = "Nappies",
            wanted = new { amount = 1, unit = "pack" },
            ward = Town.Ward,
            onBehalfOf = ends.ZoeId,
            authority = "verbal-consent",
        })).ShouldBeProblem(HttpStatusCode.Conflict, "community.is-closed");

        (await ends.Ada.GetAsync("/requests")).ShouldBe(HttpStatusCode.OK);
        var zoe = new Browsing(ends.Zoe.Http);
        (await zoe.GetAsync($"/{ends.Code}/my-data")).ShouldBe(HttpStatusCode.OK).ShouldSay("This community has been closed since");
        (await zoe.GetAsync($"/{ends.Code}/mine")).ShouldBe(HttpStatusCode.OK);
        (await ends.Zoe.PostAsync($"/people/{ends.ZoeId}/consents/withdraw", new { purpose = "contact-sharing" }))
            .ShouldBe(HttpStatusCode.OK);
        (await ends.Zoe.PostAsync($"/people/{ends.ZoeId}/change-contact", new { phone = "07700 900 987" })).ShouldBe(HttpStatusCode.OK);
        (await ends.Zoe.PostAsync($"/people/{ends.ZoeId}/restrict-address", null)).ShouldBe(HttpStatusCode.OK);
        (await ends.Zoe.PostAsync($"/people/{ends.ZoeId}/leave", null)).ShouldBe(HttpStatusCode.OK);
        (await ends.Ada.PostAsync("/export", new { passphrase = "four words are enough", withoutKeys = true })).ShouldBe(HttpStatusCode.OK);
        (await ends.Ada.PostAsync("/export/agree", null)).ShouldBe(HttpStatusCode.OK);
        (await ends.Ada.PostAsync($"/programs/{token.GetProperty("subject").GetString()}/revoke", null)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Its_page_says_that_it_is_closed_and_whom_to_ask_instead()
    {
        var ends = await (await Ends.FoundAsync(Here)).ClosedAsync();
        var page = await new Browsing(Here.Host.Http).GetAsync($"/{ends.Code}");
        page.ShouldSay("This community has been closed since", "Mill Street").ShouldNotSay("Offer help", "Ask for help");
        (await new Browsing(ends.As("yan").Http).GetAsync($"/{ends.Code}/ask")).ShouldSay("This community has been closed since");
        foreach (var path in (string[])["offers/new", "join"])
            (await new Browsing(ends.As("xia").Http).GetAsync($"/{ends.Code}/{path}")).ShouldSay("Nobody answers here any more");
        (await new Browsing(ends.Ada.Http).GetAsync($"/{ends.Code}/requests")).ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>Whatever comes first, a closed community holds no open request.</summary>
    [Fact]
    public async Task A_request_that_opens_while_it_is_closed_is_not_left_behind()
    {
        var (closed, opened) = (0, 0);
        for (var round = 0; round < 8; round++)
        {
            var ends = await Ends.FoundAsync(Here);
            var request = (await ends.Zoe.PostAsync("/requests/raise", Town.Asking())).ShouldBe(HttpStatusCode.Created).Id;
            (await ends.Zoe.PostAsync($"/requests/{request}/withdraw", null)).ShouldBe(HttpStatusCode.OK);
            await ends.DueAsync();
            Task<Answered> Reopen() => ends.Zoe.PostAsync($"/requests/{request}/reopen", new { reason = "still-needed" });
            Task<Answered> Close() => ends.Ada.PostAsync("/wind-down/close", null);
            var both = round % 2 == 0 ? (Task<Answered>[])[Reopen(), Close()] : [Close(), Reopen()];
            await Task.WhenAll(both);
            var isClosed = await ends.StageAsync() is "closed";
            var isOpen = !(await ends.Zoe.GetAsync($"/requests/{request}")).Body.TryGetProperty("outcome", out _);
            (isClosed && isOpen).Should().BeFalse($"round {round}");
            (closed, opened) = (closed + (isClosed ? 1 : 0), opened + (isOpen ? 1 : 0));
        }
        (closed + opened).Should().BeGreaterThan(0);
    }

    public async ValueTask InitializeAsync() => opened = await Town.WithAClockOfItsOwnAsync(postgres);

    public async ValueTask DisposeAsync()
    {
        if (opened is not null) await opened.DisposeAsync();
    }

    private static object Larder(Ends ends) => new
    {
        title = "Larder",
        category = "food",
        starts = new { on = ends.Day(12), at = "10:00" },
        minutes = 60,
        ward = Town.Ward,
        capacity = new { amount = 2, unit = "seat" },
    };

    private static IEnumerable<(string Kind, int Count)> KindsOf(Answered refused) => [.. refused.Body.GetProperty("open").EnumerateArray()
        .Select(kind => (kind.GetProperty("kind").GetString()!, kind.GetProperty("count").GetInt32()))];
}
