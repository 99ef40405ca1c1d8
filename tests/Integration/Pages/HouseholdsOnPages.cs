using System.Net;
using Coordination.Integration.Api;
using Coordination.Integration.People;

namespace Coordination.Integration.Pages;

/// <summary>With whom somebody lives, on their own page and on the page that coordinators have of them.</summary>
[Collection(nameof(Town))]
public sealed class HouseholdsOnPages(Town town)
{
    private const string Mine = $"/{Town.Code}/my-data";

    private Browsing Ada => new(town.Host.SignedIn("ada"));

    [Fact]
    public async Task Whoever_is_asked_says_yes_and_both_see_it_and_leave_again()
    {
        var ((tess, tessId), (sam, samId)) = (await town.NewcomerAsync("Tess Reed"), await town.NewcomerAsync("Sam Reed"));
        (await tess.PostAsync($"/people/{tessId}/share-household", new { with = samId })).ShouldBe(HttpStatusCode.OK);
        (await new Browsing(tess.Http).GetAsync(Mine)).ShouldSay("You said with whom you live.").ShouldNotSay("Sam Reed");

        var asked = (await new Browsing(sam.Http).GetAsync(Mine)).ShouldSay("Tess Reed says that you live together", "No, we do not");
        var shared = await new Browsing(sam.Http).SendAsync(asked, Of(samId, "share-household"));

        shared.ShouldBe(HttpStatusCode.OK).ShouldSay("Who you live with", "Tess Reed").ShouldNotSay("says that you live together");
        shared.Address.Should().StartWith(Mine);
        shared.Html.Should().NotContain($"href=\"{Of(tessId)}\"", "a member has no page of others");
        (await new Browsing(sam.Http).SendAsync(shared, Of(samId, "describe-household"), ("words", "Third floor, no lift")))
            .ShouldSay("Third floor, no lift");
        (await Ada.GetAsync(Of(tessId))).ShouldSay("Lives with", "Sam Reed", "Third floor, no lift").Html.Should().Contain(Of(samId));
        var own = (await new Browsing(tess.Http).GetAsync(Mine))
            .ShouldSay("Sam Reed", "Third floor, no lift", "Who read what is noted of your home", "Ada");
        (await new Browsing(tess.Http).SendAsync(own, Of(tessId, "leave-household"))).ShouldBe(HttpStatusCode.OK)
            .ShouldNotSay("Third floor");
    }

    [Fact]
    public async Task Whoever_is_asked_says_no_and_the_question_is_over()
    {
        var ((asking, askingId), (asked, askedId)) = (await town.NewcomerAsync("Rex Stone"), await town.NewcomerAsync("Una Vale"));
        (await asking.PostAsync($"/people/{askingId}/share-household", new { with = askedId })).ShouldBe(HttpStatusCode.OK);
        var page = await new Browsing(asked.Http).GetAsync(Mine);

        (await new Browsing(asked.Http).SendAsync(page, Of(askedId, "deny-household"))).ShouldBe(HttpStatusCode.OK)
            .ShouldNotSay("Rex Stone says");

        (await new Browsing(asking.Http).GetAsync(Mine)).ShouldNotSay("You said with whom you live.");
        (await asked.GetAsync($"/people/{askedId}/household")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Whoever_said_so_takes_it_back()
    {
        var ((asking, askingId), (_, askedId)) = (await town.NewcomerAsync("Kim Ash"), await town.NewcomerAsync("Lee Oak"));
        (await asking.PostAsync($"/people/{askingId}/share-household", new { with = askedId })).ShouldBe(HttpStatusCode.OK);
        var browsing = new Browsing(asking.Http);
        (await browsing.SendAsync(await browsing.GetAsync(Mine), Of(askingId, "deny-household"))).ShouldBe(HttpStatusCode.OK)
            .ShouldNotSay("You said with whom you live.");
    }

    [Fact]
    public async Task A_coordinator_takes_down_for_both_who_live_together_and_reads_it_back()
    {
        var (one, other) = (await town.RecordAsync("Dilys Penn"), await town.RecordAsync("Emrys Penn"));
        var ada = Ada;
        var found = await ada.SendAsync(await ada.GetAsync(Of(one)), Of(one) + "#share-household", ("search", "Emrys Penn"));
        var said = (await ada.SendAsync(found.ShouldSay("Emrys Penn"), Of(one, "share-household"), ("with", other)))
            .ShouldBe(HttpStatusCode.OK).ShouldSay("The other has not said so yet.");
        said.Address.Should().StartWith(Of(one));

        var asked = (await ada.GetAsync(Of(other))).ShouldSay("Dilys Penn", "says that they live together");
        (await ada.SendAsync(asked, Of(other, "share-household"))).ShouldBe(HttpStatusCode.OK).ShouldSay("Lives with", "Dilys Penn");
        (await ada.SendAsync(await ada.GetAsync(Of(one)), Of(one, "leave-household"))).ShouldBe(HttpStatusCode.OK)
            .ShouldNotSay("Emrys Penn");
    }

    [Fact]
    public async Task Nobody_says_for_who_signs_in_or_for_a_child_with_whom_they_live()
    {
        var ((_, signsIn), child) = (await town.NewcomerAsync("Ivy Lane"), await town.RecordAsync("Wee Lane"));
        var other = await town.RecordAsync("Olga Lane");
        (await town.Ada.PostAsync($"/people/{child}/mark-minor", null)).ShouldBe(HttpStatusCode.OK);
        foreach (var asked in (string[])[signsIn, child])
        {
            (await town.Ada.PostAsync($"/people/{other}/share-household", Newcomers.For(other, ("with", asked))))
                .ShouldBe(HttpStatusCode.OK);
            (await Ada.GetAsync(Of(asked))).ShouldSay("Olga Lane says that they live together")
                .Actions("share-household$").Should().BeEmpty();
        }
    }

    [Fact]
    public async Task Somebody_at_risk_puts_another_out_of_the_home_and_nobody_else_sees_that_button()
    {
        var ((faye, fayeId), (glen, glenId)) = (await town.NewcomerAsync("Faye Moor"), await town.NewcomerAsync("Glen Moor"));
        (await faye.PostAsync($"/people/{fayeId}/share-household", new { with = glenId })).ShouldBe(HttpStatusCode.OK);
        (await glen.PostAsync($"/people/{glenId}/share-household", new { with = fayeId })).ShouldBe(HttpStatusCode.OK);
        (await faye.PostAsync($"/people/{fayeId}/describe-household", new { words = "The blue door" })).ShouldBe(HttpStatusCode.OK);
        var browsing = new Browsing(faye.Http);
        (await browsing.GetAsync(Mine)).Actions("leave-household$").Should().Equal(Of(fayeId, "leave-household"));
        (await faye.PostAsync($"/people/{fayeId}/restrict-address", null)).ShouldBe(HttpStatusCode.OK);

        (await new Browsing(glen.Http).GetAsync(Mine)).Actions("leave-household$").Should().Equal(Of(glenId, "leave-household"));
        var seen = await Ada.GetAsync(Of(glenId));
        seen.ShouldNotSay("The blue door").Actions("leave-household$").Should().BeEmpty();
        var after = await browsing.SendAsync(await browsing.GetAsync(Mine), Of(glenId, "leave-household"));
        after.ShouldBe(HttpStatusCode.OK).Address.Should().StartWith(Mine);
        (await glen.GetAsync($"/people/{glenId}/household")).ShouldBe(HttpStatusCode.NotFound);
    }

    private static string Of(string person, string? verb = null) => $"/{Town.Code}/people/{person}" + (verb is null ? "" : "/" + verb);
}
