using System.Net;
using Coordination.Integration.Api;
using Coordination.Integration.Pages;

namespace Coordination.Integration.Communities;

/// <summary>Two stewards decide that a community ends. From then on it begins nothing new, until one of them calls it off.</summary>
[Collection(nameof(Town))]
public sealed class WindingDown(Town town)
{
    [Fact]
    public async Task One_steward_proposes_it_and_another_agrees_and_each_sees_it()
    {
        var ends = await Ends.FoundAsync(town);
        var proposal = new { cause = "too-few-people", closesOn = ends.Day(14) };
        (await ends.StageAsync()).Should().Be("open");
        (await ends.Ada.PostAsync("/wind-down/propose", proposal)).ShouldBe(HttpStatusCode.OK);
        (await ends.StageAsync()).Should().Be("end-proposed");
        (await ends.Ada.PostAsync("/wind-down/confirm", null)).ShouldBeProblem(HttpStatusCode.Conflict, "community.wind-down-by-another");
        (await ends.Ada.PostAsync("/wind-down/close", null)).ShouldBeProblem(HttpStatusCode.Conflict, "community.not-winding-down");

        var zoe = new Browsing(ends.Zoe.Http);
        (await zoe.GetAsync($"/{ends.Code}/mine")).ShouldSay("A steward proposed that this community ends");
        var page = await zoe.GetAsync($"/{ends.Code}/wind-down");
        page.ShouldSay("Ada proposed that the community ends");
        (await zoe.SendAsync(page, $"/{ends.Code}/wind-down/confirm")).ShouldSay("Two stewards decided that the community ends");
        (await ends.StageAsync()).Should().Be("winding-down");
        (await ends.Ada.PostAsync("/wind-down/close", null)).ShouldBeProblem(HttpStatusCode.Conflict, "community.closes-later");
        (await new Browsing(ends.Ada.Http).GetAsync($"/{ends.Code}/charter")).ShouldSay("Two stewards decided that the community ends");
    }

    [Fact]
    public async Task Nobody_but_stewards_does_any_of_it()
    {
        var ends = await Ends.FoundAsync(town);
        var former = (await ends.As("fay").PostAsync("/people/join", new { name = "Fay" })).ShouldBe(HttpStatusCode.Created).Id;
        (await ends.Ada.PostAsync($"/people/{former}/appoint-steward", null)).ShouldBe(HttpStatusCode.OK);
        var cory = (await ends.As("cory").PostAsync("/people/join", new { name = "Cory" })).ShouldBe(HttpStatusCode.Created).Id;
        (await ends.Ada.PostAsync($"/people/{cory}/grant-role", new { role = "coordinator" })).ShouldBe(HttpStatusCode.OK);
        var token = (await ends.Ada.PostAsync("/programs/issue",
            new { name = "Listings", scopes = new[] { "write-requests" }, days = 1 })).ShouldBe(HttpStatusCode.Created).Body;
        (await ends.As("fay").PostAsync($"/people/{former}/give-up-role", new { role = "steward" })).ShouldBe(HttpStatusCode.OK);
        await ends.DecidedAsync();

        foreach (var (verb, body) in new (string, object)[] { ("propose", new { cause = "no-money", closesOn = ends.Day(1) }),
            ("confirm", new { }), ("call-off", new { }), ("close", new { }) })
        {
            foreach (var who in (string[])["fay", "cory"])
                (await ends.As(who).PostAsync($"/wind-down/{verb}", body)).ShouldBeProblem(HttpStatusCode.Forbidden, "caller.not-allowed");
            (await ends.As("dora").PostAsync($"/wind-down/{verb}", body)).ShouldBeProblem(HttpStatusCode.NotFound, "caller.not-found");
            (await new Caller(town.Nobody.Http, Town.Root(ends.Code)).PostAsync($"/wind-down/{verb}", body))
                .ShouldBeProblem(HttpStatusCode.Unauthorized, "caller.sign-in");
            var program = town.Host.Client();
            program.DefaultRequestHeaders.Authorization = new("Bearer", token.GetProperty("token").GetString());
            (await new Caller(program, Town.Root(ends.Code)).PostAsync($"/wind-down/{verb}", body)).Status.Should()
                .BeOneOf(HttpStatusCode.Forbidden, HttpStatusCode.BadRequest);
        }
        (await ends.As("fay").GetAsync("/wind-down")).ShouldBeProblem(HttpStatusCode.Forbidden, "caller.not-allowed");
        (await ends.As("cory").GetAsync("/wind-down")).ShouldBe(HttpStatusCode.OK);
        (await ends.StageAsync()).Should().Be("winding-down");
    }

    [Fact]
    public async Task Nothing_new_is_begun_and_who_asks_is_told_who_else_could_help()
    {
        var ends = await (await Ends.FoundAsync(town)).DecidedAsync(null);
        (await ends.Zoe.PostAsync("/offers/make", new
        {
            category = "food",
            words = "Bread",
            offered = new { amount = 1, unit = "parcel" },
            wards = new[] { Town.Ward },
        })).ShouldBeProblem(HttpStatusCode.Conflict, "community.winding-down");
        (await ends.Ada.PostAsync("/sessions/plan", new
        {
            title = "Larder",
            category = "food",
            starts = new { on = ends.Day(3), at = "10:00" },
            minutes = 60,
            ward = Town.Ward,
            capacity = new { amount = 2, unit = "seat" },
        })).ShouldBeProblem(HttpStatusCode.Conflict, "community.winding-down");
        (await ends.As("new").PostAsync("/people/join", new { name = "New" }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "community.winding-down");

        var asked = (await ends.Zoe.PostAsync("/requests/raise", Town.Asking())).ShouldBeProblem(HttpStatusCode.Conflict,
            "community.winding-down");
        asked.Body.TryGetProperty("recorded", out _).Should().BeTrue("it is kept as unmet need");
        var ask = await new Browsing(ends.As("yan").Http).GetAsync($"/{ends.Code}/ask");
        ask.ShouldBe(HttpStatusCode.OK).ShouldSay("takes nothing new on", "Mill Street");
        (await new Browsing(town.Host.Http).GetAsync($"/{ends.Code}")).ShouldSay("This community ends on").ShouldSay("Mill Street");
        (await new Browsing(town.Host.Http).GetAsync($"/{Town.Code}")).ShouldNotSay("This community ends on");
    }

    [Fact]
    public async Task It_is_called_off_by_one_steward_and_goes_on_as_before()
    {
        var ends = await (await Ends.FoundAsync(town)).DecidedAsync();
        var zoe = new Browsing(ends.Zoe.Http);
        var page = await zoe.GetAsync($"/{ends.Code}/wind-down");
        (await zoe.SendAsync(page, $"/{ends.Code}/wind-down/call-off")).ShouldSay("This community goes on");
        (await ends.Zoe.PostAsync("/requests/raise", Town.Asking())).ShouldBe(HttpStatusCode.Created);
        (await ends.As("new").PostAsync("/people/join", new { name = "New" })).ShouldBe(HttpStatusCode.Created);
        (await ends.Ada.PostAsync("/wind-down/close", null)).ShouldBeProblem(HttpStatusCode.Conflict, "community.not-winding-down");
    }

    [Fact]
    public async Task The_last_two_stewards_stay_until_it_is_closed_and_one_alone_closes_nothing()
    {
        var ends = await (await Ends.FoundAsync(town)).DecidedAsync();
        (await ends.Zoe.PostAsync($"/people/{ends.ZoeId}/leave", null))
            .ShouldBeProblem(HttpStatusCode.Conflict, "community.steward-succession-required");
        (await ends.Ada.PostAsync($"/people/{ends.ZoeId}/mark-deceased", null)).ShouldBe(HttpStatusCode.OK);
        await town.Host.SettledAsync();
        (await ends.Ada.PostAsync("/wind-down/close", null)).ShouldBeProblem(HttpStatusCode.Conflict, "community.in-succession");
        (await ends.Ada.PostAsync("/wind-down/call-off", null)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_day_in_the_past_is_said_at_its_field()
    {
        var ends = await Ends.FoundAsync(town);
        var ada = new Browsing(ends.Ada.Http);
        var page = await ada.GetAsync($"/{ends.Code}/wind-down");
        (await ada.SendAsync(page, $"/{ends.Code}/wind-down/propose", ("cause", "no-place"), ("closesOn", ends.Day(-1))))
            .ShouldBe(HttpStatusCode.Conflict).ShouldSay("The community cannot end before today.");
        (await ada.SendAsync(page, $"/{ends.Code}/wind-down/propose", ("cause", ""), ("closesOn", ends.Day(1))))
            .ShouldBe(HttpStatusCode.BadRequest);
    }
}
