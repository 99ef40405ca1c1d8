using System.Net;
using Coordination.Integration.Api;
using Coordination.Integration.People;

namespace Coordination.Integration.Pages;

[Collection(nameof(Town))]
public sealed class APersonOnAPage(Town town)
{
    private Browsing Ada => new(town.Host.SignedIn("ada"));

    [Fact]
    public async Task A_coordinator_looks_after_a_person()
    {
        var (ada, id) = (Ada, await town.RecordAsync("Ines Field", "07700 900811", "4 Mill Street"));
        var page = $"/mill-street/people/{id}";
        var shown = (await ada.GetAsync(page)).ShouldBe(HttpStatusCode.OK)
            .ShouldSay("Ines Field", "07700 900811", "4 Mill Street", "was added");
        shown.IsKeptNowhere.Should().BeTrue();

        (await ada.SendAsync(shown, $"{page}/invite")).ShouldSay("Invited", "/mill-street/join?invitation=");
        (await ada.SendAsync(shown, $"{page}/restrict-address")).ShouldSay("kept from everybody").ShouldNotSay("4 Mill Street");
        (await ada.SendAsync(await ada.GetAsync($"{page}/mark-deceased"), $"{page}/mark-deceased")).ShouldSay("Has died");
        (await ada.SendAsync(await ada.GetAsync(page), $"{page}/void-deceased",
            ("words", "It was her sister"))).ShouldNotSay("this was a mistake");
    }

    [Fact]
    public async Task A_member_is_given_a_role_with_evidence_and_it_is_taken_back()
    {
        var (_, id) = await town.NewcomerAsync("Jack Lowe");
        var (ada, page) = (Ada, $"/mill-street/people/{id}");
        var until = town.Clock.GetUtcNow().AddDays(30).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var seen = town.Clock.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        (await ada.SendAsync(await ada.GetAsync($"{page}/grant-role?role=helper"), $"{page}/grant-role", ("evidence.level", "dbs-basic"),
            ("evidence.seenOn", seen), ("evidence.validUntil", until))).ShouldSay("basic DBS check", "holds until");
        (await ada.SendAsync(await ada.GetAsync(page), $"{page}/revoke-role", ("role", "helper"), ("words", "Moved away")))
            .ShouldNotSay("holds until");
    }

    [Fact]
    public async Task Others_have_no_page_of_a_person()
    {
        var id = await town.RecordAsync("Nobody In Particular");
        (await new Browsing(town.Host.SignedIn("ben")).GetAsync($"/mill-street/people/{id}")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Everybody_reads_what_is_held_of_them_who_looked_and_takes_it_back()
    {
        var (caller, id) = await town.NewcomerAsync("Kit Marsh", "07700 900812");
        await Ada.GetAsync($"/mill-street/people/{id}");
        var kit = new Browsing(caller.Http);
        var mine = (await kit.GetAsync("/mill-street/my-data")).ShouldBe(HttpStatusCode.OK)
            .ShouldSay("Kit Marsh", "07700 900812", "Who looked at my data", "Ada", "how to reach you, to coordinate help");

        (await kit.SendAsync(mine, $"/mill-street/people/{id}/change-contact", ("email", "kit@example.org"))).ShouldSay("kit@example.org");
        (await kit.SendAsync(mine, $"/mill-street/people/{id}/consents/withdraw", ("purpose", "contact-sharing")))
            .ShouldSay("What stays:", "Coordinators can still reach you");
        (await kit.SendAsync(mine, $"/mill-street/people/{id}/start-break")).ShouldSay("Takes a break", "I am back");
        (await kit.GetAsync($"/mill-street/people/{id}")).Address.Should().Be("/mill-street/my-data");
    }

    [Fact]
    public async Task The_charter_is_read_in_plain_words() =>
        (await new Browsing(town.Host.SignedIn("cleo")).GetAsync("/mill-street/charter")).ShouldBe(HttpStatusCode.OK)
            .ShouldSay("The rules of Mill Street", "Anybody may join.", "can see for 3 days how to reach each other", "CL-2",
                "There is no probation.", "We serve: E05001370.", "People have to sign in to read when and where sessions are.")
            .ShouldNotSay("rule.");

    [Fact]
    public async Task Stewards_have_a_page_and_others_have_not()
    {
        var (code, _) = await town.FoundedAsync();
        (await town.As("gwil", code).PostAsync("/people/join", new { name = "Gwil" })).ShouldBe(HttpStatusCode.Created);

        (await Ada.GetAsync($"/{code}/settings")).ShouldBe(HttpStatusCode.OK)
            .ShouldSay("Stewards", "This community needs another steward.", "Nobody opened emergency access.");
        (await new Browsing(town.Host.SignedIn("gwil")).GetAsync($"/{code}/settings")).ShouldBe(HttpStatusCode.Forbidden);
    }
}
