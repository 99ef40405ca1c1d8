using System.Net;
using System.Web;
using Coordination.Integration.Api;

namespace Coordination.Integration.Pages;

/// <summary>
/// Every form is sent, leads on, and is shown by an address of its own: Back and Reload lose no word and do nothing twice. What could not
/// be carried out is shown again to whoever typed it, and to nobody else.
/// </summary>
[Collection(nameof(Town))]
public sealed class KeepingWhatWasTyped(Town town)
{
    private const string Ask = "/mill-street/ask", Send = "/mill-street/ask/send", Add = "/mill-street/requests/add",
        Words = "A key for the blue door";

    [Fact]
    public async Task A_refused_form_has_an_address_that_can_be_read_again()
    {
        var ada = new Browsing(town.Host.SignedIn("ada"));

        var refused = await ada.SendAsync(await ada.GetAsync(Add), Add, ("words", Words), ("name", "Somebody"));

        refused.ShouldBe(HttpStatusCode.BadRequest).Address.Should().StartWith($"{Add}?kept=");
        (await ada.GetAsync(refused.Address)).ShouldBe(HttpStatusCode.BadRequest).ShouldSay(Words, "There is a problem");
    }

    [Fact]
    public async Task Each_question_has_an_address_that_can_be_read_again()
    {
        var kim = new Browsing(town.Host.SignedIn("kim-asks"));

        var when = await kim.SendAsync(await kim.GetAsync(Ask), Ask, ("go", "when"), ("category", "food"), ("words", Words));

        when.Address.Should().StartWith($"{Ask}?kept=");
        var again = (await kim.GetAsync(when.Address)).ShouldSay("Question 2 of 4");
        (await kim.SendAsync(again, Ask, ("go", "what"))).ShouldSay("Question 1 of 4", Words);
    }

    [Fact]
    public async Task What_is_sent_after_signing_out_waits_for_whoever_typed_it()
    {
        var (kay, nobody) = (new Browsing(town.Host.SignedIn("kay-asks")), new Browsing(town.Host.Client()));
        var check = await AskingForHelp.AnsweredAsync(kay, Words, Town.Ward);

        var door = await nobody.PostAsync(Send, check.Form(Send));

        door.ShouldSay("You were signed out", "Nothing was done").ShouldNotSay(Words);
        var back = HttpUtility.ParseQueryString(door.Address.Split('?')[1])["then"]!;
        (await new Browsing(town.Host.SignedIn("ben")).GetAsync(back)).ShouldSay("Somebody else filled this in").ShouldNotSay(Words);
        (await new Browsing(town.Host.Client()).GetAsync(back)).ShouldNotSay(Words);
        var mine = (await kay.GetAsync(back)).ShouldSay("signed out before this was sent", "Check your answers", Words);
        (await kay.SendAsync(mine, Send)).ShouldBe(HttpStatusCode.OK).ShouldSay("We have your request");
    }

    [Fact]
    public async Task What_one_person_typed_is_not_sent_as_another()
    {
        var (lou, ben) = (new Browsing(town.Host.SignedIn("lou-asks")), new Browsing(town.Host.SignedIn("ben")));
        var check = await AskingForHelp.AnsweredAsync(lou, Words, Town.Ward);
        await ben.GetAsync(Ask);

        var sent = await ben.PostAsync(Send, check.Form(Send));

        sent.ShouldBe(HttpStatusCode.Conflict).ShouldSay("Somebody else filled this in", "Nothing was done").ShouldNotSay(Words);
        await town.ListedAsync();
        (await town.As("lou-asks").GetAsync("/me")).Status.Should().Be(HttpStatusCode.NotFound, "nothing was asked in Lou's name");
        (await ben.GetAsync("/mill-street/mine")).ShouldNotSay(Words);
        (await lou.GetAsync(sent.Address)).ShouldSay("signed out before this was sent", Words);
    }

    [Fact]
    public async Task A_page_that_was_open_for_too_long_is_shown_again_with_what_was_typed()
    {
        var moe = new Browsing(town.Host.SignedIn("moe-asks"));
        var check = await AskingForHelp.AnsweredAsync(moe, Words, Town.Ward);

        var stale = await moe.PostAsync(Send, check.Form(Send), ("__RequestVerificationToken", "of another day"));

        stale.ShouldBe(HttpStatusCode.Conflict).ShouldSay("open for too long", Words);
        (await moe.SendAsync(stale, Send)).ShouldBe(HttpStatusCode.OK).ShouldSay("We have your request");
    }

    [Fact]
    public async Task A_word_changed_after_the_first_was_sent_is_a_second_thing_that_one_decides_on()
    {
        var pat = new Browsing(town.Host.SignedIn("pat-asks"));
        var check = await AskingForHelp.AnsweredAsync(pat, Words, Town.Ward);
        (await pat.SendAsync(check, Send)).ShouldSay("We have your request");

        var changed = await pat.SendAsync(check, Send, ("words", "A key for the red door"));

        changed.ShouldBe(HttpStatusCode.Conflict).ShouldSay("This form was sent before with other content", "A key for the red door");
        (await pat.SendAsync(changed, Send)).ShouldBe(HttpStatusCode.OK).ShouldSay("We have your request");
        await town.ListedAsync();
        (await town.As("pat-asks").GetAsync("/me")).Body.GetProperty("requests").GetArrayLength().Should().Be(2);
    }

    [Fact]
    public async Task Whoever_was_new_when_it_was_first_sent_is_not_asked_about_when_it_is_sent_again()
    {
        var ada = new Browsing(town.Host.SignedIn("ada"));
        var form = await ada.GetAsync(Add);
        (string, string)[] typed = [("name", "Newt Twice"), ("category", "food"), ("words", "Sent twice"), ("wanted.amount", "1"),
            ("wanted.unit", "parcel"), ("ward", Town.Ward), ("channel", "phone"), ("authority", "verbal-consent")];
        var first = (await ada.SendAsync(form, Add, typed)).ShouldBe(HttpStatusCode.OK).ShouldSay("Sent twice");

        var second = await ada.SendAsync(form, Add, typed);

        second.ShouldBe(HttpStatusCode.OK).Address.Split('?')[0].Should().Be(first.Address.Split('?')[0]);
    }

    [Fact]
    public async Task Nobody_is_made_to_find_what_another_site_typed()
    {
        var stranger = new Browsing(town.Host.SignedIn("stu-asks"));
        var fields = new Dictionary<string, string> { ["category"] = "food", ["words"] = Words, ["_refused"] = Ask };

        (await stranger.PostAsync(Send, fields)).ShouldBe(HttpStatusCode.Unauthorized).ShouldNotSay(Words);
        fields["_typist"] = "forged";
        (await stranger.PostAsync(Send, fields)).ShouldBe(HttpStatusCode.Unauthorized).ShouldNotSay(Words);
        (await stranger.PostAsync(Ask, fields)).ShouldBe(HttpStatusCode.Unauthorized).ShouldNotSay(Words);
    }

    [Fact]
    public async Task What_was_typed_on_one_page_is_not_shown_on_another_and_leads_nowhere_else()
    {
        var (kit, nobody) = (new Browsing(town.Host.SignedIn("kit-asks")), new Browsing(town.Host.Client()));
        var form = (await AskingForHelp.AnsweredAsync(kit, Words, Town.Ward)).Form(Send);

        var door = await nobody.PostAsync(Send, form);
        var kept = HttpUtility.ParseQueryString(door.Address.Split('?')[1])["then"]!.Split('?')[1];
        (await kit.GetAsync($"{Ask}/elsewhere?{kept}")).ShouldBe(HttpStatusCode.OK).ShouldNotSay("signed out before this was sent")
            .Html.Should().NotContain(Words);

        var elsewhere = await nobody.PostAsync(Send, form, ("_refused", "/{id}//evil.example/"), ("_return", "/{id}//evil.example/"));
        HttpUtility.ParseQueryString(elsewhere.Address.Split('?')[1])["then"].Should().NotContain("evil");
    }
}
