using System.Net;
using Coordination.Integration.Api;
using Coordination.Integration.Pages;
using Coordination.Integration.Postgres;

namespace Coordination.Integration.Requests;

/// <summary>Whoever asked changes what they asked for, or opens it again; those who help see it.</summary>
[Collection(nameof(Town))]
public sealed class ChangingARequest(Town town, TestPostgres postgres)
{
    private const string Root = "/" + Town.Code;

    [Fact]
    public async Task Whoever_asked_changes_it_in_a_form_that_is_filled_in()
    {
        var request = await town.RaiseAsync(body: Town.Asking("A high chair"));
        var (cleo, page) = (new Browsing(town.Host.SignedIn("cleo")), $"{Root}/requests/{request}");
        var form = (await cleo.GetAsync(page + "/change")).ShouldBe(HttpStatusCode.OK).ShouldSay("A high chair");
        form.Form(page + "/change").Should().Contain("wanted.amount", "2");

        var after = await cleo.SendAsync(form, page + "/change", Fields("A high chair and a cot", "3"));

        after.ShouldBe(HttpStatusCode.OK).ShouldSay("A high chair and a cot", "The request was changed. Now: other words, 3 packs",
            "Asked for 3 packs");
        await town.ListedAsync();
        (await cleo.GetAsync(Root + "/mine")).ShouldSay("A high chair and a cot");
    }

    [Fact]
    public async Task No_less_than_is_promised_and_the_field_says_how_much()
    {
        var request = await town.RaiseAsync(body: Town.Asking("Blankets", amount: 5));
        await town.ConfirmAsync(request, await town.OfferAsync());
        var (ada, page) = (new Browsing(town.Host.SignedIn("ada")), $"{Root}/requests/{request}");

        var refused = await ada.SendAsync(await ada.GetAsync(page + "/change"), page + "/change", Fields("Fewer blankets", "1"));

        refused.ShouldBe(HttpStatusCode.Conflict).ShouldSay("That is less than is given or promised already: 2.");
        refused.Html.Should().Contain("Fewer blankets").And.Contain("href=\"#wanted.amount\"");
        (await town.Cleo.PostAsync($"/requests/{request}/change", Now(1)))
            .ShouldBeProblem(HttpStatusCode.Conflict, "request.less-than-held").Body
            .GetProperty("errors").GetProperty("wanted.amount")[0].GetString().Should()
            .Be("That is less than is given or promised already: 2.");
    }

    [Fact]
    public async Task The_same_again_records_nothing()
    {
        var request = await town.RaiseAsync();
        var before = (await town.Ada.GetAsync($"/requests/{request}")).Body.GetProperty("version").GetInt64();

        (await town.Cleo.PostAsync($"/requests/{request}/change", Now(2, words: "Nappies, size 4"))).ShouldBe(HttpStatusCode.OK);

        (await town.Ada.GetAsync($"/requests/{request}")).Body.GetProperty("version").GetInt64().Should().Be(before);
    }

    [Fact]
    public async Task Nobody_else_changes_it()
    {
        var request = await town.RaiseAsync();
        (await town.Ben.PostAsync($"/requests/{request}/change", Now(1))).ShouldBeProblem(HttpStatusCode.Conflict, "person.not-yours");
        (await new Browsing(town.Host.SignedIn("ben")).GetAsync($"{Root}/requests/{request}/change")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Whoever_promised_sees_that_it_was_changed()
    {
        var request = await town.RaiseAsync(body: Town.Asking("A travel cot"));
        await town.ConfirmAsync(request, await town.OfferAsync());
        var ben = new Browsing(town.Host.SignedIn("ben"));
        (await ben.GetAsync(Root + "/mine")).ShouldSay("A travel cot");

        (await town.Cleo.PostAsync($"/requests/{request}/change", Now(2, neededBy: 9))).ShouldBe(HttpStatusCode.OK);

        (await ben.GetAsync(Root + "/mine")).ShouldSay("The request was changed after you both agreed");
    }

    [Fact]
    public async Task Whoever_was_only_asked_is_let_go_if_the_day_changes()
    {
        var request = await town.RaiseAsync();
        var match = await town.ProposeAsync(request, await town.OfferAsync());

        (await town.Cleo.PostAsync($"/requests/{request}/change", Now(3))).ShouldBe(HttpStatusCode.OK);
        (await PhaseAsync(match)).Should().Be("proposed");
        (await town.Cleo.PostAsync($"/requests/{request}/change", Now(3, neededBy: 9))).ShouldBe(HttpStatusCode.OK);

        await Until.HoldsAsync(async () => await PhaseAsync(match) == "dissolved", within: TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task What_was_withdrawn_is_opened_again_for_28_days()
    {
        await using var own = await Town.WithAClockOfItsOwnAsync(postgres);
        var request = await own.RaiseAsync();
        (await own.Cleo.PostAsync($"/requests/{request}/withdraw", new { })).ShouldBe(HttpStatusCode.OK);
        (await own.Cleo.PostAsync($"/requests/{request}/reopen", new { reason = "still-needed" })).ShouldBe(HttpStatusCode.OK);
        (await own.Ada.GetAsync($"/requests/{request}")).Body.GetProperty("isOpen").GetBoolean().Should().BeTrue();
        (await own.Cleo.PostAsync($"/requests/{request}/withdraw", new { })).ShouldBe(HttpStatusCode.OK);

        await own.MoveClockAsync(own.Clock.GetUtcNow().AddDays(28).AddMinutes(5));

        (await own.Cleo.PostAsync($"/requests/{request}/reopen", new { reason = "still-needed" }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "request.ended-long-ago");
    }

    [Fact]
    public async Task A_duplicate_names_the_other_and_is_listed_so()
    {
        var (first, again) = (await town.RaiseAsync(), await town.RaiseAsync(body: Town.Asking("Nappies, asked twice")));
        var ada = new Browsing(town.Host.SignedIn("ada"));
        var page = $"{Root}/requests/{again}";

        (await ada.SendAsync(await ada.GetAsync(page), page + "/close-as-duplicate", ("original", first))).ShouldBe(HttpStatusCode.OK)
            .ShouldSay("Closed: another request asks for the same");

        await town.ListedAsync();
        (await ada.GetAsync(Root + "/requests?show=duplicate")).ShouldSay("Nappies, asked twice");
        (await town.Ada.GetAsync($"/requests/{again}")).Body.GetProperty("original").GetString().Should().Be(first);
    }

    [Fact]
    public async Task Who_is_referred_on_is_sealed_and_listed_so()
    {
        var request = await town.RaiseAsync(body: Town.Asking("Somebody to talk to about debts"));
        var ada = new Browsing(town.Host.SignedIn("ada"));
        var page = $"{Root}/requests/{request}";

        (await ada.SendAsync(await ada.GetAsync(page), page + "/refer-out", ("to", "The advice shop"), ("mayBeContacted", "true")))
            .ShouldBe(HttpStatusCode.OK)
            .ShouldSay("Somebody outside looks after it now, and may be told how to reach Cleo", "The advice shop");
        (await town.Ada.PostAsync($"/requests/{await town.RaiseAsync()}/refer-out", new { to = "The advice shop", mayBeContacted = true }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "person.not-yours");

        await town.ListedAsync();
        (await ada.GetAsync(Root + "/requests?show=referred-out")).ShouldSay("Somebody to talk to about debts");
    }

    private async Task<string?> PhaseAsync(string match) =>
        (await town.Ada.GetAsync($"/matches/{match}")).Body.GetProperty("phase").GetString();

    private static (string, string)[] Fields(string words, string amount) =>
        [("category", "baby"), ("words", words), ("wanted.amount", amount), ("wanted.unit", "pack"), ("ward", Town.Ward)];

    private static object Now(int amount, int? neededBy = null, string? words = null) => new
    {
        category = "baby",
        words,
        wanted = new { amount, unit = "pack" },
        ward = Town.Ward,
        neededBy = neededBy is { } days ? new { on = DateTime.UtcNow.AddDays(days).ToString("yyyy-MM-dd", null) } : null,
    };
}
