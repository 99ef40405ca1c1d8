using System.Net;
using System.Text.RegularExpressions;
using Coordination.Integration.Api;
using Coordination.Integration.Postgres;

namespace Coordination.Integration.Pages;

/// <summary>The offers suggested to a coordinator, and the reasons a proposal gives.</summary>
public sealed partial class SuggestingOffers(TestPostgres postgres)
{
    private const string Root = "/" + Town.Code;
    private static readonly object one = new { amount = 1, unit = "pack" };

    [Fact]
    public async Task Why_two_fit_is_said_by_the_rule_and_by_nobody_who_proposes()
    {
        await using var town = await Town.WithAClockOfItsOwnAsync(postgres);
        var (request, offer) = (await town.RaiseAsync(), await town.OfferAsync());
        var errands = (await town.Ben.PostAsync("/offers/make",
            new { category = "errand", words = "Errands", offered = one, wards = new[] { Town.Ward } })).Id;

        (await town.Ada.PostAsync("/matches/propose", new { request, offer, quantity = one, why = new[] { "same-ward" } }))
            .ShouldBeProblem(HttpStatusCode.BadRequest, "input.not-understood").Body.GetProperty("errors").TryGetProperty("why", out _)
                .Should().BeTrue();
        var browsing = new Browsing(town.Host.SignedIn("ada"));
        var page = await browsing.GetAsync($"{Root}/requests/{request}");
        (await browsing.SendAsync(page, Root + "/matches/propose", ("why[]", "same-ward"))).ShouldBe(HttpStatusCode.BadRequest);

        (await WhyAsync(town, offer, request)).Should().Equal("same-category", "enough-left");
        (await WhyAsync(town, errands, request)).Should().Equal(["same-ward"], "a coordinator may think of something else");
    }

    [Fact]
    public async Task Nobody_is_suggested_who_takes_a_break_or_was_asked_already()
    {
        await using var town = await Town.WithAClockOfItsOwnAsync(postgres);
        var (request, offer) = (await town.RaiseAsync(), await town.OfferAsync());
        await town.ListedAsync();
        var browsing = new Browsing(town.Host.SignedIn("ada"));
        foreach (var path in (string[])["/today", $"/requests/{request}"]) (await SuggestedAsync(path)).Should().Contain(offer);

        (await town.Ben.PostAsync($"/people/{town.BenId}/start-break", new { })).ShouldBe(HttpStatusCode.OK);
        foreach (var path in (string[])["/today", $"/requests/{request}"])
            (await SuggestedAsync(path)).Should().NotContain(offer, "he is on a break");

        (await town.Ben.PostAsync($"/people/{town.BenId}/end-break", new { })).ShouldBe(HttpStatusCode.OK);
        (await SuggestedAsync("/today")).Should().Contain(offer);
        var match = await town.ProposeAsync(request, offer, 1);
        (await town.Ben.PostAsync($"/matches/{match}/decline", new { side = "helper" })).ShouldBe(HttpStatusCode.OK);
        await town.ListedAsync();
        foreach (var path in (string[])["/today", $"/requests/{request}"])
            (await SuggestedAsync(path)).Should().NotContain(offer, "he said no");

        async Task<IEnumerable<string>> SuggestedAsync(string path) =>
            Offer().Matches((await browsing.GetAsync(Root + path)).ShouldBe(HttpStatusCode.OK).Html).Select(m => m.Groups[1].Value);
    }

    private static async Task<IEnumerable<string?>> WhyAsync(Town town, string offer, string request)
    {
        var match = (await town.Ada.PostAsync("/matches/propose", new { request, offer, quantity = one })).ShouldBe(HttpStatusCode.Created)
            .Id;
        return (await town.Ada.GetAsync($"/matches/{match}")).Body.GetProperty("why").EnumerateArray().Select(w => w.GetString());
    }

    [GeneratedRegex("name=\"offer\" value=\"([^\"]*)")]
    private static partial Regex Offer();
}
