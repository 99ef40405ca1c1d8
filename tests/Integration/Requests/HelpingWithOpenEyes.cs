using System.Net;
using Coordination.Integration.Api;
using Coordination.Integration.Pages;

namespace Coordination.Integration.Requests;

/// <summary>Whoever helps sees what is asked before they answer, gives a part, or says that they can't.</summary>
[Collection(nameof(Town))]
public sealed class HelpingWithOpenEyes(Town town)
{
    private const string Mine = "/" + Town.Code + "/mine";

    [Fact]
    public async Task Before_the_answer_the_day_and_the_ward_are_shown_and_the_words_are_not()
    {
        var on = DateTime.UtcNow.AddDays(12);
        var request = await town.RaiseAsync(body: Town.Asking("Only for those who help", neededBy: new
        { on = on.ToString("yyyy-MM-dd", null), at = "14:30" }));
        await town.ProposeAsync(request, await town.OfferAsync());

        var page = await new Browsing(town.Host.SignedIn("ben")).GetAsync(Mine);

        page.ShouldBe(HttpStatusCode.OK).ShouldSay("14:30", "Baby things", "2 packs").ShouldNotSay("Only for those who help");
    }

    [Fact]
    public async Task A_part_is_promised_with_one_form_and_the_rest_stays_open()
    {
        var request = await town.RaiseAsync(body: Town.Asking("Four jars", amount: 4));
        var match = await town.ProposeAsync(request, await town.OfferAsync(), 4);
        (await town.Cleo.PostAsync($"/matches/{match}/accept", new { side = "person" })).ShouldBe(HttpStatusCode.OK);
        await town.ListedAsync();
        var (ben, accept) = (new Browsing(town.Host.SignedIn("ben")), $"/{Town.Code}/matches/{match}/accept");
        var page = await ben.GetAsync(Mine);

        var after = await ben.PostAsync(accept, page.Form(accept), ("part.amount", "3"), ("part.unit", "pack"), ("_form", $"part-{match}"));

        after.ShouldBe(HttpStatusCode.OK).ShouldSay("Four jars", "07700 900002", "You give 3 packs");
        var body = (await town.Ada.GetAsync($"/requests/{request}")).Body;
        body.GetProperty("promised").GetProperty("amount").GetInt32().Should().Be(3);
        body.GetProperty("open").GetProperty("amount").GetInt32().Should().Be(1);
    }

    [Fact]
    public async Task Whoever_cannot_says_so_and_it_is_open_again()
    {
        var request = await town.RaiseAsync(body: Town.Asking("A bath seat"));
        var match = await town.ConfirmAsync(request, await town.OfferAsync());
        var (ben, dissolve) = (new Browsing(town.Host.SignedIn("ben")), $"/{Town.Code}/matches/{match}/dissolve");
        var page = (await ben.GetAsync(Mine)).ShouldSay("A bath seat", "Cleo");

        (await ben.SendAsync(page, dissolve)).ShouldBe(HttpStatusCode.OK).ShouldNotSay("A bath seat");

        (await town.Ada.GetAsync($"/requests/{request}")).Body.GetProperty("open").GetProperty("amount").GetInt32().Should().Be(2);
    }
}
