using System.Net;
using Coordination.Integration.Api;
using Coordination.Integration.Pages;
using Coordination.Integration.People;

namespace Coordination.Integration.Handovers;

/// <summary>Who tried to call somebody, when and with what outcome is on the page of the person and of the request.</summary>
[Collection(nameof(Town))]
public sealed class RecordingCalls(Town town)
{
    [Fact]
    public async Task A_call_is_recorded_with_one_press_on_the_page_of_a_person()
    {
        var (pat, person) = await town.NewcomerAsync("Pat");
        var (browsing, page) = (new Browsing(town.Ada.Http), "/mill-street/people/" + person);
        var before = (await browsing.GetAsync(page)).ShouldSay("Nobody has recorded a call.");
        before.Actions(page + "/record-call").Should().HaveCount(4, "there is one button for each outcome");
        foreach (var outcome in (string[])["no-answer", "message-left"])
            (await browsing.SendAsync(await browsing.GetAsync(page), page + "/record-call", ("outcome", outcome)))
                .ShouldBe(HttpStatusCode.OK);

        var calls = (await town.Ada.GetAsync($"/people/{person}/calls")).ShouldBe(HttpStatusCode.OK).Body.EnumerateArray().ToList();
        calls.Select(c => c.GetProperty("outcome").GetString()).Should().Equal("message-left", "no-answer");
        var own = await new Browsing(pat.Http).GetAsync("/mill-street/my-data");
        own.ShouldSay("Left a message Ada", "No answer Ada", "Call to Pat : no answer").Actions("record-call").Should().BeEmpty();
        (await pat.GetAsync($"/people/{person}/calls")).ShouldBe(HttpStatusCode.OK).Body.GetArrayLength().Should().Be(2);
    }

    [Fact]
    public async Task The_page_of_a_person_shows_the_latest_five()
    {
        var (_, person) = await town.NewcomerAsync("Pat");
        (await town.Ada.PostAsync($"/people/{person}/record-call", new { outcome = "wrong-number" })).ShouldBe(HttpStatusCode.OK);
        for (var call = 0; call < 5; call++)
            (await town.Ada.PostAsync($"/people/{person}/record-call", new { outcome = "no-answer" })).ShouldBe(HttpStatusCode.OK);
        (await town.Ada.GetAsync($"/people/{person}/calls")).Body.GetArrayLength().Should().Be(6);
        var section = (await new Browsing(town.Ada.Http).GetAsync("/mill-street/people/" + person)).Html.Split("id=\"calls\"")[1]
            .Split("</ul>")[0];
        section.Split("<li").Should().HaveCount(1 + 5);
        section.Should().NotContain("Wrong number");
    }

    [Fact]
    public async Task A_call_about_a_request_is_on_its_page_and_in_its_story()
    {
        var (pat, person) = await town.NewcomerAsync("Pat");
        var request = await town.RaiseAsync(pat);
        var (browsing, page) = (new Browsing(town.Ada.Http), "/mill-street/requests/" + request);
        var shown = await browsing.SendAsync(await browsing.GetAsync(page), $"/mill-street/people/{person}/record-call",
            ("outcome", "wrong-number"));
        shown.ShouldBe(HttpStatusCode.OK).ShouldSay("Wrong number Ada", "Call to Pat : wrong number");
        shown.Address.Should().StartWith(page);
        (await new Browsing(pat.Http).GetAsync(page)).ShouldSay("Call to Pat : wrong number").Actions("record-call").Should().BeEmpty();
        (await town.Ada.PostAsync($"/people/{town.BenId}/record-call", new { outcome = "answered", request }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "call.other-request");
    }

    [Fact]
    public async Task Others_neither_record_calls_nor_see_them()
    {
        var (pat, person) = await town.NewcomerAsync("Pat");
        (await pat.PostAsync($"/people/{person}/record-call", new { outcome = "answered" }))
            .ShouldBeProblem(HttpStatusCode.Forbidden, "caller.not-allowed");
        (await town.Cleo.GetAsync($"/people/{person}/calls")).ShouldBe(HttpStatusCode.NotFound);
        (await town.Ada.PostAsync($"/people/{Guid.NewGuid()}/record-call", new { outcome = "answered" })).ShouldBe(HttpStatusCode.NotFound);
        (await town.Ada.PostAsync($"/people/{person}/record-call", new { outcome = "busy" })).ShouldBe(HttpStatusCode.BadRequest);
    }
}
