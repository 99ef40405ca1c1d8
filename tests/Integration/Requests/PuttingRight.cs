using System.Net;
using Coordination.Integration.Api;
using Coordination.Integration.Pages;

namespace Coordination.Integration.Requests;

/// <summary>A coordinator puts right what was recorded, and every figure and list follows.</summary>
[Collection(nameof(Town))]
public sealed class PuttingRight(Town town)
{
    private const string Root = "/" + Town.Code;

    [Fact]
    public async Task A_wrong_quantity_is_put_right_on_its_page_and_the_story_shows_both()
    {
        var request = await town.RaiseAsync(body: Town.Asking("Wipes for a week"));
        await GivenAsync(request, 2);
        var (ada, page) = (new Browsing(town.Host.SignedIn("ada")), $"{Root}/requests/{request}");

        var after = await ada.SendAsync(await ada.GetAsync(page), page + "/correct-given", ("given.amount", "1"), ("shortfall", "no-stock"),
            ("reason", "miscounted"));

        after.ShouldBe(HttpStatusCode.OK).ShouldSay("Given: 2 packs, everything asked for", "Put right later", "Put right. Given: 1 pack",
            "It was counted wrongly", "Still open 1 pack");
        (await ReadAsync(request)).Should().Be((true, 1, 0, 1));
        await town.ListedAsync();
        (await OpenAsync()).Should().Contain(request);
    }

    [Fact]
    public async Task What_was_given_under_a_promise_is_put_right_for_all_three()
    {
        var (request, offer) = (await town.RaiseAsync(), await town.OfferAsync());
        var match = await town.ConfirmAsync(request, offer);
        (await town.Ada.PostAsync($"/matches/{match}/complete", Given(2))).ShouldBe(HttpStatusCode.OK);

        (await CorrectAsync(request, 4, 1)).ShouldBeProblem(HttpStatusCode.Conflict, "request.no-such-giving");
        (await CorrectAsync(request, 3, 1)).ShouldBe(HttpStatusCode.OK);

        (await ReadAsync(request)).Should().Be((true, 1, 0, 1));
        (await town.Ada.GetAsync($"/offers/{offer}")).Body.GetProperty("left").GetProperty("amount").GetInt32().Should().Be(9);
        (await town.Ada.PostAsync($"/requests/{request}/void-given", new { corrects = 3, reason = "never-happened" }))
            .ShouldBe(HttpStatusCode.OK);
        (await ReadAsync(request)).Should().Be((true, 0, 2, 0));
        (await town.Ada.GetAsync($"/matches/{match}")).Body.GetProperty("phase").GetString().Should().Be("confirmed");
        (await town.Ada.PostAsync($"/matches/{match}/complete", Given(2))).ShouldBe(HttpStatusCode.OK);
        (await ReadAsync(request)).Should().Be((false, 2, 0, 0));
    }

    [Fact]
    public async Task What_was_recorded_for_the_wrong_request_is_voided_and_recorded_anew()
    {
        var (wrong, right) = (await town.RaiseAsync(), await town.RaiseAsync());
        await GivenAsync(wrong, 2);

        (await town.Ada.PostAsync($"/requests/{wrong}/void-given", new { corrects = 2, reason = "other-request" }))
            .ShouldBe(HttpStatusCode.OK);
        await GivenAsync(right, 2);

        (await ReadAsync(wrong)).Should().Be((true, 0, 0, 2));
        (await ReadAsync(right)).Should().Be((false, 2, 0, 0));
    }

    [Fact]
    public async Task Nothing_is_put_right_beyond_what_was_asked_or_by_others()
    {
        var request = await town.RaiseAsync();
        await GivenAsync(request, 2);

        (await CorrectAsync(request, 2, 3)).ShouldBeProblem(HttpStatusCode.Conflict, "request.more-than-asked");
        (await CorrectAsync(request, 2, 0)).ShouldName("given.amount");
        (await town.Cleo.PostAsync($"/requests/{request}/correct-given", Correction(2, 1)))
            .ShouldBeProblem(HttpStatusCode.Forbidden, "caller.not-allowed");
        (await ReadAsync(request)).Should().Be((false, 2, 0, 0));
    }

    [Fact]
    public async Task The_cause_of_an_end_is_put_right_and_counted_so()
    {
        var request = await town.RaiseAsync();
        (await town.Ada.PostAsync($"/requests/{request}/close-as-unmet", new { cause = "no-stock" })).ShouldBe(HttpStatusCode.OK);
        (await town.Ada.PostAsync($"/requests/{request}/correct-cause", new { cause = "unreachable", reason = "learned-later" }))
            .ShouldBe(HttpStatusCode.OK);

        (await town.Ada.GetAsync($"/requests/{request}")).Body.GetProperty("cause").GetString().Should().Be("unreachable");
    }

    [Fact]
    public async Task What_is_entered_late_says_why_and_not_for_ever()
    {
        var request = (await town.Ada.PostAsync("/requests/raise", new
        {
            onBehalfOf = town.CleoId,
            authority = "verbal-consent",
            channel = "phone",
            category = "baby",
            words = "Nappies, told on paper",
            wanted = new { amount = 2, unit = "pack" },
            ward = Town.Ward,
            occurredAt = Ago(240),
            reasonCode = "paper-first",
        })).ShouldBe(HttpStatusCode.Created).Id;
        (await town.Ada.PostAsync($"/requests/{request}/give", new
        { given = new { amount = 2, unit = "pack" }, occurredAt = Ago(200), reasonCode = "paper-first" })).ShouldBe(HttpStatusCode.OK);

        (await CorrectAsync(request, 2, 1, Ago(100))).ShouldBeProblem(HttpStatusCode.Conflict, "entry.reason-needed");
        (await CorrectAsync(request, 2, 1, Ago(24 * 30), "correction")).ShouldBeProblem(HttpStatusCode.Conflict, "entry.too-late");
        (await CorrectAsync(request, 2, 1, Ago(220), "correction")).ShouldBeProblem(HttpStatusCode.Conflict, "entry.contradicts");
        (await ReadAsync(request)).Should().Be((false, 2, 0, 0));
        (await CorrectAsync(request, 2, 1, Ago(100), "correction")).ShouldBe(HttpStatusCode.OK);
        (await ReadAsync(request)).Should().Be((true, 1, 0, 1));
    }

    private static string Ago(int hours) => Town.Instant(DateTimeOffset.UtcNow.AddHours(-hours));

    private static object Given(int amount) => new { given = new { amount, unit = "pack" } };

    private async Task GivenAsync(string request, int amount) =>
        (await town.Ada.PostAsync($"/requests/{request}/give", Given(amount))).ShouldBe(HttpStatusCode.OK);

    private static object Correction(int corrects, int amount, string? occurredAt = null, string? reasonCode = null) =>
        new { corrects, given = new { amount, unit = "pack" }, shortfall = "no-stock", reason = "miscounted", occurredAt, reasonCode };

    private Task<Answered> CorrectAsync(string request, int corrects, int amount, string? occurredAt = null, string? reasonCode = null) =>
        town.Ada.PostAsync($"/requests/{request}/correct-given", Correction(corrects, amount, occurredAt, reasonCode));

    private async Task<IReadOnlyList<string?>> OpenAsync() =>
        [.. (await town.Ada.GetAsync("/requests?open=true&limit=200")).Body.GetProperty("items").EnumerateArray()
            .Select(item => item.GetProperty("id").GetString())];

    private async Task<(bool IsOpen, int Given, int Promised, int Open)> ReadAsync(string request)
    {
        var body = (await town.Ada.GetAsync($"/requests/{request}")).Body;
        return (body.GetProperty("isOpen").GetBoolean(), Amount("given"), Amount("promised"), Amount("open"));

        int Amount(string member) => body.GetProperty(member).GetProperty("amount").GetInt32();
    }
}
