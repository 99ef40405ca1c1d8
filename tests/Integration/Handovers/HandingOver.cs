using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Coordination.Integration.Api;
using Coordination.Integration.Pages;
using Coordination.Integration.People;
using Coordination.Integration.Postgres;

namespace Coordination.Integration.Handovers;

/// <summary>One shift leaves a note for the next. If nobody else sees it in time, it is the first thing on Today.</summary>
[Collection(nameof(Town))]
public sealed class HandingOver(Town town, TestPostgres postgres)
{
    [Fact]
    public async Task A_note_waits_until_another_coordinator_has_seen_it()
    {
        var jo = await town.CoordinatorAsync("Jo");
        var note = (await town.Ada.PostAsync("/handovers/write", new { words = "The freezer beeps at night." }))
            .ShouldBe(HttpStatusCode.Created).Id;
        await town.ListedAsync();
        var listed = await UnseenAsync(jo, note);
        listed.GetProperty("words").GetProperty("value").GetString().Should().Be("The freezer beeps at night.");
        (listed.GetProperty("dueAt").GetDateTimeOffset() - listed.GetProperty("writtenAt").GetDateTimeOffset()).Should()
            .Be(TimeSpan.FromHours(12));

        (await town.Ada.PostAsync($"/handovers/{note}/acknowledge", null)).ShouldBeProblem(HttpStatusCode.Conflict, "handover.own-note");
        (await town.Cleo.PostAsync($"/handovers/{note}/acknowledge", null))
            .ShouldBeProblem(HttpStatusCode.Forbidden, "caller.not-allowed");
        (await jo.PostAsync($"/handovers/{note}/acknowledge", null)).ShouldBe(HttpStatusCode.OK);
        (await jo.PostAsync($"/handovers/{note}/acknowledge", null)).ShouldBe(HttpStatusCode.OK);
        await town.ListedAsync();
        (await town.Ada.GetAsync("/handovers?unseen=true&limit=200")).Body.ToString().Should().NotContain(note);
        (await town.Ada.GetAsync("/handovers/" + note)).Body.GetProperty("readers").GetArrayLength().Should().Be(1);
    }

    [Fact]
    public async Task A_note_is_read_by_whoever_coordinates_and_an_auditor_sees_that_there_is_one()
    {
        var (auditor, person) = await town.NewcomerAsync("Audrey");
        (await town.Ada.PostAsync($"/people/{person}/grant-role", new { role = "auditor" })).ShouldBe(HttpStatusCode.OK);
        var (_, minor) = await town.NewcomerAsync("Minnie");
        (await town.Ada.PostAsync($"/people/{minor}/mark-minor", null)).ShouldBe(HttpStatusCode.OK);
        var note = (await town.Ada.PostAsync("/handovers/write", new { words = "Ring the baker.", person = minor }))
            .ShouldBe(HttpStatusCode.Created).Id;
        await town.ListedAsync();
        var seen = (await auditor.GetAsync("/handovers/" + note)).ShouldBe(HttpStatusCode.OK).Body;
        seen.GetProperty("words").TryGetProperty("value", out _).Should().BeFalse();
        (await new Browsing(auditor.Http).GetAsync("/mill-street/handovers")).ShouldBe(HttpStatusCode.OK)
            .ShouldNotSay("Ring the baker.", "Minnie");
        (await auditor.PostAsync($"/handovers/{note}/acknowledge", null)).ShouldBeProblem(HttpStatusCode.Forbidden, "caller.not-allowed");
        (await town.Cleo.GetAsync("/handovers/" + note)).ShouldBeProblem(HttpStatusCode.Forbidden, "caller.not-allowed");
        (await town.Dora.GetAsync("/handovers/" + note)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_a_note_is_about_is_named_on_its_page_and_can_be_read_by_that_person()
    {
        var (pat, person) = await town.NewcomerAsync("Patience");
        var (stranger, _) = await town.NewcomerAsync("Stranger");
        var words = $"Call back after four {Guid.NewGuid():N}";
        (await town.Ada.PostAsync("/handovers/write", new { words, person })).ShouldBe(HttpStatusCode.Created);
        await town.ListedAsync();
        (await new Browsing(town.Ada.Http).GetAsync("/mill-street/handovers")).ShouldSay("About: Patience", words);
        var browsing = new Browsing(town.Ada.Http);
        var form = await browsing.GetAsync("/mill-street/handovers?person=" + person);
        (await browsing.SendAsync(form, "/mill-street/handovers/write", ("words", ""))).ShouldSay("Fill this in.")
            .Form("/mill-street/handovers/write").Should().Contain("person", person, "it is still about her");
        (await browsing.GetAsync("/mill-street/people/" + person)).ShouldSay("Notes for the next shift", words);
        (await new Browsing(pat.Http).GetAsync("/mill-street/my-data")).ShouldSay("wrote a note for the next shift", words);
        (await new Browsing(stranger.Http).GetAsync("/mill-street/my-data")).ShouldNotSay(words);
        (await new Browsing(stranger.Http).GetAsync("/mill-street/handovers")).Status.Should().NotBe(HttpStatusCode.OK);
        (await town.Ada.PostAsync("/handovers/write", new { words, person, request = await town.RaiseAsync(pat) }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "handover.about-one-thing");
        (await town.Ada.PostAsync("/handovers/write", new { words, session = Guid.NewGuid() })).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_note_about_a_request_is_in_its_story_for_those_who_coordinate()
    {
        var (helper, _) = await town.NewcomerAsync("Helper");
        var request = await town.RaiseAsync();
        (await town.Ada.PostAsync("/handovers/write", new { words = "She wants size 5.", request })).ShouldBe(HttpStatusCode.Created);
        (await new Browsing(town.Ada.Http).GetAsync("/mill-street/requests/" + request))
            .ShouldSay("Notes for the next shift", "She wants size 5.");
        (await helper.GetAsync($"/requests/{request}/story")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_note_is_written_seen_and_withdrawn_on_its_page()
    {
        var (browsing, jo) = (new Browsing(town.Ada.Http), new Browsing((await town.CoordinatorAsync("Jo")).Http));
        const string all = "/mill-street/handovers";
        var words = $"Two boxes are in the hall {Guid.NewGuid():N}";
        (await browsing.SendAsync(await browsing.GetAsync(all), all + "/write", ("words", ""))).ShouldSay("Fill this in.");
        var written = await browsing.SendAsync(await browsing.GetAsync(all), all + "/write", ("words", words));
        written.ShouldBe(HttpStatusCode.OK).ShouldSay(words);
        await town.ListedAsync();
        var note = (await town.Ada.GetAsync("/handovers?unseen=true&limit=200")).Body.GetProperty("items").EnumerateArray()
            .Single(n => n.GetProperty("words").GetProperty("value").GetString() == words).GetProperty("id").GetString();
        written.Actions($"{note}/acknowledge").Should().BeEmpty("it does not count for its author");

        var seen = await jo.SendAsync(await jo.GetAsync(all), $"{all}/{note}/acknowledge");
        seen.ShouldBe(HttpStatusCode.OK).Actions($"{note}/").Should().BeEmpty("it is seen, and somebody else's");
        await town.ListedAsync();
        var withdrawn = await browsing.SendAsync(await browsing.GetAsync(all), $"{all}/{note}/withdraw");
        withdrawn.ShouldBe(HttpStatusCode.OK);
        await town.ListedAsync();
        (await browsing.GetAsync(all)).ShouldNotSay(words);
    }

    [Fact]
    public async Task A_note_that_nobody_has_seen_in_time_comes_first_on_today_and_is_counted()
    {
        await using var own = await Town.WithAClockOfItsOwnAsync(postgres);
        var jo = await own.CoordinatorAsync("Jo");
        var (adasDay, josDay) = (new Browsing(own.Ada.Http), new Browsing(jo.Http));
        var note = (await own.Ada.PostAsync("/handovers/write", new { words = "The van has a flat tyre.", person = own.CleoId }))
            .ShouldBe(HttpStatusCode.Created).Id;
        await own.ListedAsync();
        (await josDay.GetAsync("/mill-street/today")).ShouldNotSay("The van has a flat tyre.");

        await own.MoveClockAsync(own.Clock.GetUtcNow().AddHours(12).AddMinutes(1));
        (await NotesAsync(own.Ada)).Should().Be(1);
        foreach (var day in (Browsing[])[adasDay, josDay])
        {
            var shown = (await day.GetAsync("/mill-street/today"))
                .ShouldSay("The van has a flat tyre.", "About: Cleo", "One thing cannot wait");
            shown.Html.IndexOf("unseen-notes-title", StringComparison.Ordinal).Should()
                .BeLessThan(shown.Html.IndexOf("open-requests-title", StringComparison.Ordinal)).And.BePositive();
        }
        (await adasDay.GetAsync("/mill-street/today?wall=1")).ShouldSay("note nobody has seen in time").ShouldNotSay("The van", "Cleo");

        (await jo.PostAsync($"/handovers/{note}/acknowledge", null)).ShouldBe(HttpStatusCode.OK);
        await own.ListedAsync();
        (await NotesAsync(own.Ada)).Should().Be(0);
        (await adasDay.GetAsync("/mill-street/today")).ShouldNotSay("The van has a flat tyre.", "note nobody has seen in time");
    }

    [Fact]
    public async Task What_a_live_update_leaves_closed_is_opened_for_those_who_coordinate()
    {
        var note = (await town.Ada.PostAsync("/handovers/write", new { words = "The key is under the pot." }))
            .ShouldBe(HttpStatusCode.Created).Id;
        await town.ListedAsync();
        var words = (await town.Ada.GetAsync("/handovers/" + note)).Body.GetProperty("words");
        var key = $"{words.GetProperty("subject").GetString()}/words/{words.GetProperty("digest").GetString()}";
        (await OpenAsync(town.Ada, key)).Should().Contain("The key is under the pot.");
        (await OpenAsync(town.Ben, key)).Should().NotContain("The key");
    }

    private static async Task<string> OpenAsync(Caller who, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/mill-street/open")
        {
            Content = JsonContent.Create(new { keys = new[] { key } }),
            Headers = { { "RequestVerificationToken", (await SeenPage.GetAsync(who.Http, "/mill-street/requests")).Token } },
        };
        using var answer = await who.Http.SendAsync(request, TestContext.Current.CancellationToken);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<long> NotesAsync(Caller caller) =>
        (await caller.GetAsync("/today")).ShouldBe(HttpStatusCode.OK).Body.GetProperty("now").GetProperty("unseenNotes").GetInt64();

    private static async Task<JsonElement> UnseenAsync(Caller caller, string note) =>
        (await caller.GetAsync("/handovers?unseen=true&limit=200")).ShouldBe(HttpStatusCode.OK).Body.GetProperty("items").EnumerateArray()
            .Single(n => n.GetProperty("id").GetString() == note);
}
