using System.Net;
using Coordination.Integration.Api;

namespace Coordination.Integration.Pages;

[Collection(nameof(Town))]
public sealed class AskingForHelp(Town town)
{
    private const string Ask = "/mill-street/ask", Send = "/mill-street/ask/send";

    [Fact]
    public async Task Whoever_is_not_signed_in_is_led_to_the_front_page_and_back()
    {
        var shown = await new Browsing(town.Host.Client()).GetAsync(Ask);

        shown.Address.Should().Be("/?then=%2Fmill-street%2Fask");
        shown.ShouldBe(HttpStatusCode.OK).ShouldSay("Sign in first");
    }

    [Fact]
    public async Task Somebody_new_asks_in_six_pages_and_is_known_from_then_on()
    {
        var fred = new Browsing(town.Host.SignedIn("fred"));
        var check = await AnsweredAsync(fred, "Bread and milk", Town.Ward);
        check.ShouldSay("Check your answers", "Bread and milk", "Fred", "07700 900777");

        var done = await fred.SendAsync(check, Send);

        done.ShouldBe(HttpStatusCode.OK).ShouldSay("We have your request", "Coordinators see it now and can ring you");
        done.IsKeptNowhere.Should().BeTrue();
        (await town.As("fred").GetAsync("/me")).ShouldBe(HttpStatusCode.OK).Body.GetProperty("person").GetProperty("standing").GetString()
            .Should().Be("member");
        await town.ListedAsync();
        (await fred.GetAsync("/mill-street/mine")).ShouldSay("Bread and milk", "Open", "Withdraw");
        (await fred.GetAsync(Ask)).ShouldSay("What do you need?");
    }

    [Fact]
    public async Task Sending_the_last_page_twice_asks_once()
    {
        var gina = new Browsing(town.Host.SignedIn("gina"));
        var check = await AnsweredAsync(gina, "A lift to town", Town.Ward);

        var first = await gina.SendAsync(check, Send);
        var second = await gina.SendAsync(check, Send);

        second.Address.Split('?')[0].Should().Be(first.Address.Split('?')[0]);
        await town.ListedAsync();
        (await town.As("gina").GetAsync("/me")).Body.GetProperty("requests").GetArrayLength().Should().Be(1);
    }

    [Fact]
    public async Task An_unanswered_question_is_asked_again_with_what_was_typed()
    {
        var hal = new Browsing(town.Host.SignedIn("hal"));
        var first = await hal.GetAsync(Ask);

        var again = await hal.SendAsync(first, Ask, ("go", "when"), ("words", "Only words"));

        again.ShouldBe(HttpStatusCode.BadRequest).ShouldSay("Choose what comes closest", "Only words", "Question 1 of 4");
    }

    [Fact]
    public async Task What_is_outside_the_area_by_the_time_it_is_sent_is_refused_with_its_clause_and_the_answers_stay()
    {
        var ivy = new Browsing(town.Host.SignedIn("ivy"));
        var check = await AnsweredAsync(ivy, "Far away", Town.Ward);

        var refused = await ivy.SendAsync(check, Send, ("ward", "E05001371"));

        refused.ShouldBe(HttpStatusCode.Conflict).ShouldSay("outside the area", "CL-1", "Roughly where are you?");
        refused.Html.Should().Contain("value=\"Far away\"");
    }

    /// <summary>All pages are answered but the last, which is not sent yet.</summary>
    public static async Task<Shown> AnsweredAsync(Browsing who, string words, string ward, string ask = Ask)
    {
        var what = (await who.GetAsync(ask)).ShouldBe(HttpStatusCode.OK).ShouldSay("Question 1 of 4");
        var when = await who.SendAsync(what, ask, ("go", "when"), ("category", "food"), ("words", words));
        var where = await who.SendAsync(when.ShouldSay("Question 2 of 4"), ask, ("go", "where"), ("when", "week"));
        var reach = await who.SendAsync(where.ShouldSay("Question 3 of 4"), ask, ("go", "reach"), ("ward", ward));
        return await who.SendAsync(reach.ShouldSay("Question 4 of 4"), ask, ("go", "check"), ("name", "Fred"), ("phone", "07700 900777"));
    }
}
