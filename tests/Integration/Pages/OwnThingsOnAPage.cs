using System.Net;
using Coordination.Integration.Api;

namespace Coordination.Integration.Pages;

[Collection(nameof(Town))]
public sealed class OwnThingsOnAPage(Town town)
{
    private const string Mine = "/mill-street/mine";

    [Fact]
    public async Task A_proposal_waits_for_an_answer_and_is_accepted_with_one_press()
    {
        var request = await town.RaiseAsync(body: Town.Asking("A cot"));
        var match = await town.ProposeAsync(request, await town.OfferAsync());
        var cleo = new Browsing(town.Host.SignedIn("cleo"));
        var page = await cleo.GetAsync($"{Mine}?at={(await town.Ada.GetAsync("/today")).Body.GetProperty("position").GetInt64()}");

        var after = await cleo.SendAsync(await WithAsync(cleo, $"/mill-street/matches/{match}/accept"),
            $"/mill-street/matches/{match}/accept");

        after.ShouldBe(HttpStatusCode.OK).ShouldSay("It waits for the other side");
        after.Actions($"{match}/accept").Should().BeEmpty();
        page.IsKeptNowhere.Should().BeTrue();
    }

    [Fact]
    public async Task What_was_withdrawn_is_shown_so_at_once()
    {
        var request = await town.RaiseAsync(body: Town.Asking("A pram to borrow"));
        var cleo = new Browsing(town.Host.SignedIn("cleo"));

        var after = await cleo.SendAsync(await WithAsync(cleo, $"/mill-street/requests/{request}/withdraw"),
            $"/mill-street/requests/{request}/withdraw");

        after.ShouldBe(HttpStatusCode.OK).ShouldSay("A pram to borrow");
        after.Actions($"{request}/withdraw").Should().BeEmpty();
    }

    [Fact]
    public async Task Nobody_sees_anothers()
    {
        await town.RaiseAsync(body: Town.Asking("Only Cleo may read this"));

        (await new Browsing(town.Host.SignedIn("ben")).GetAsync(Mine)).ShouldBe(HttpStatusCode.OK).Text.Should()
            .NotContain("Only Cleo may read this");
        (await new Browsing(town.Host.SignedIn("dora")).GetAsync(Mine)).ShouldBe(HttpStatusCode.OK)
            .Address.Should().Be("/mill-street/join?then=%2Fmill-street%2Fmine");
    }

    /// <summary>The page once its lists include the change.</summary>
    private static async Task<Shown> WithAsync(Browsing who, string action)
    {
        while (true)
        {
            var page = await who.GetAsync(Mine);
            if (page.Actions($"^{action}$").Count > 0) return page;
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }
    }
}
