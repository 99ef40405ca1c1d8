using System.Net;
using Coordination.Integration.Api;
using Coordination.Integration.People;

namespace Coordination.Integration.Pages;

/// <summary>What somebody consents to, on the page that coordinators have of them, and who speaks for a child.</summary>
[Collection(nameof(Town))]
public sealed class ConsentsOnPages(Town town)
{
    private const string Mine = $"/{Town.Code}/my-data";

    private Browsing Ada => new(town.Host.SignedIn("ada"));

    [Fact]
    public async Task A_coordinator_reads_what_somebody_agreed_to_since_when_and_by_whose_word()
    {
        var ((wyn, id), ada) = (await town.NewcomerAsync("Wyn Hart"), Ada);
        (await ada.GetAsync(Of(id))).ShouldSay("They have not been asked for any other consent.");
        var own = new Browsing(wyn.Http);
        var agreed = await own.SendAsync(await own.GetAsync(Mine), Of(id, "consents/give"), ("purpose", "news"),
            ("recipients[]", "community"), ("dataClasses[]", "phone"));
        agreed.ShouldBe(HttpStatusCode.OK).ShouldSay("What you agreed to", "since").ShouldNotSay("No permissions recorded yet.");

        var seen = (await ada.GetAsync(Of(id))).ShouldSay("What they consent to", "news : yes", "their number, and when to ring",
            "since", "said by the person themself").ShouldNotSay("your number");
        (await ada.SendAsync(seen, Of(id, "consents/withdraw"))).ShouldBe(HttpStatusCode.OK).ShouldSay("news : no");
        (await own.GetAsync(Mine)).ShouldSay("news : no");
    }

    [Fact]
    public async Task Only_what_somebody_wrote_on_paper_can_be_recorded_and_by_another_than_who_saw_it()
    {
        var id = await town.RecordAsync("Moss Field", "07700 900861");
        (await Ada.GetAsync(Of(id))).ShouldSay("A steward first has to see the evidence of who may agree to this for the person.")
            .Actions("consents/give$").Should().BeEmpty();
        await town.SeeAsync(id, "written-consent", purpose: "news");
        (await Ada.GetAsync(Of(id))).ShouldSay("You saw the evidence for this authority. Somebody else acts on it.")
            .Actions("consents/give$").Should().BeEmpty();

        var nell = new Browsing((await town.CoordinatorAsync("Nell")).Http);
        var offered = await nell.GetAsync(Of(id));
        offered.Actions("consents/give$").Should().ContainSingle();
        offered.Form(Of(id, "consents/give"))["purpose"].Should().Be("news");
        (await nell.SendAsync(offered, Of(id, "consents/give"), ("authority", "written-consent"), ("how", "written"),
            ("channel", "paper"))).ShouldBe(HttpStatusCode.BadRequest);
        (await nell.SendAsync(offered, Of(id, "consents/give"), ("authority", "written-consent"), ("how", "written"),
            ("channel", "paper"), ("dataClasses[]", "phone"))).ShouldBe(HttpStatusCode.OK)
            .ShouldSay("news : yes", "on paper, which a steward has seen");
    }

    [Fact]
    public async Task For_a_child_nothing_is_offered_before_the_parent_was_looked_up_and_seen()
    {
        var (child, parent) = (await town.RecordAsync("Kit Sandle"), await town.RecordAsync("Petra Sandle-Jones", "07700 900862"));
        (await town.Ada.PostAsync($"/people/{child}/mark-minor", null)).ShouldBe(HttpStatusCode.OK);
        var ada = Ada;
        var page = await ada.GetAsync(Of(child));
        page.ShouldSay("A parent or guardian agrees, whose authority a steward has seen.").Actions("consents/give$").Should().BeEmpty();
        page.Html.Should().NotContain(parent, "nobody was looked up yet");

        var found = (await ada.SendAsync(page, Of(child) + "#authority", ("search", "petra sand"))).ShouldSay("Petra Sandle-Jones");
        found.Address.Should().NotContain("petra");
        var refused = await ada.SendAsync(found, Of(child, "see-authority"), ("shown", "parental"), ("holder", parent),
            ("seenOn", Day(0)), ("validUntil", Day(500)));
        refused.ShouldBe(HttpStatusCode.Conflict).ShouldSay("looked at again at least once a year").Html.Should()
            .Contain($"<option value=\"{parent}\" selected", "whoever was found is still chosen");
        (await ada.SendAsync(refused, Of(child, "see-authority"), ("shown", "parental"), ("holder", parent), ("seenOn", Day(0)),
            ("validUntil", Day(300)))).ShouldBe(HttpStatusCode.OK).ShouldSay("Petra Sandle-Jones");

        var nell = new Browsing((await town.CoordinatorAsync("Nell")).Http);
        var offered = await nell.GetAsync(Of(child));
        offered.Actions("consents/give$").Should().HaveCount(6);
        (await nell.SendAsync(offered, Of(child, "consents/give"), ("authority", "parental"), ("how", "verbal"), ("channel", "phone"),
            ("dataClasses[]", "phone"))).ShouldBe(HttpStatusCode.OK).ShouldSay("said by a parent or guardian");
    }

    [Fact]
    public async Task A_child_who_signs_in_is_told_that_a_parent_agrees_with_them()
    {
        var (tim, id) = await town.NewcomerAsync("Tim Young");
        (await town.Ada.PostAsync($"/people/{id}/mark-minor", null)).ShouldBe(HttpStatusCode.OK);
        var own = (await new Browsing(tim.Http).GetAsync(Mine)).ShouldSay("You are under 18. A parent or guardian agrees with you");
        own.Actions("consents/give$").Should().BeEmpty();
        own.Actions("consents/withdraw$").Should().NotBeEmpty();
    }

    private string Day(int ahead) => town.Clock.GetUtcNow().AddDays(ahead).ToString("yyyy-MM-dd", null);

    private static string Of(string person, string? verb = null) => $"/{Town.Code}/people/{person}" + (verb is null ? "" : "/" + verb);
}
