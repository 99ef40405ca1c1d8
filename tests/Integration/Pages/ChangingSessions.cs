using System.Net;
using Coordination.Integration.Api;

namespace Coordination.Integration.Pages;

/// <summary>A session is moved or called off on its own page, and everybody who had a place is told.</summary>
[Collection(nameof(Town))]
public sealed class ChangingSessions(Town town)
{
    private Browsing Ada => new(town.Host.SignedIn("ada"));

    [Fact]
    public async Task A_session_with_twelve_people_is_moved_by_one_form_and_says_whom_to_tell()
    {
        var (ada, page) = (Ada, await PlannedAsync("Moved with twelve", 12));
        for (var guest = 0; guest < 12; guest++) await GuestAsync(page, $"Guest {guest:00}", $"07700 9001{guest:00}");
        var session = await ada.GetAsync(page);
        var form = session.Form(page + "/change");
        form.Should().Contain("title", "Moved with twelve").And.Contain("starts.at", "10:30").And.Contain("minutes", "90")
            .And.Contain("capacity.amount", "12");

        var moved = await ada.PostAsync(page + "/change", form, ("starts.at", "14:15"), ("ward", Town.Ward));

        moved.ShouldBe(HttpStatusCode.OK).ShouldSay("14:15 to 15:45", "Still to tell 12", "Guest 07", "07700 900107", "They were told:",
            "10:30 to 12:00", "Moved with twelve was changed");
        moved.Html.Should().Contain("href=\"tel:07700900107\"");
        moved.Actions("/told$").Should().HaveCount(12);
        await town.ListedAsync();
        (await ada.GetAsync("/mill-street/today")).ShouldSay("to be told that a session has changed");
        (await ada.GetAsync("/mill-street/sessions?show=to-tell")).ShouldSay("Moved with twelve", "12 people still to tell");
    }

    [Fact]
    public async Task Each_is_told_by_one_press_and_then_is_not_on_the_list_any_more()
    {
        var (ada, page) = (Ada, await PlannedAsync("Told one by one", 5));
        await town.Cleo.PostAsync($"{Api(page)}/book", null);
        await GuestAsync(page, "Ring Me", "07700 900150");
        var moved = await ada.PostAsync(page + "/change", (await ada.GetAsync(page)).Form(page + "/change"), ("ward", Town.Ward),
            ("minutes", "120"));
        (await MineOfCleoAsync()).ShouldSay("Told one by one", "Changed", "It was:");

        moved.Actions("/told$").Should().HaveCount(2);
        foreach (var _ in (int[])[1, 2])
            moved = (await ada.SendAsync(moved, moved.Actions("/told$")[0], ("by", "sms"))).ShouldBe(HttpStatusCode.OK);

        moved.ShouldBe(HttpStatusCode.OK).ShouldSay("Everybody has been told", "Cleo was told of a change by text message");
        moved.Actions("/told$").Should().BeEmpty();
        moved.Html.Should().NotContain("07700 900150", "how to reach somebody is shown only while they have to be reached");
        (await MineOfCleoAsync()).ShouldNotSay("It was:");
        (await town.Ada.PostAsync($"{Api(page)}/bookings/{await BookingAsync(page)}/told", new { change = 2, by = "phone" }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "session.no-such-change");
    }

    [Fact]
    public async Task Fewer_places_than_are_booked_are_refused_at_the_field_with_the_figure()
    {
        var (ada, page) = (Ada, await PlannedAsync("Two of five", 5));
        foreach (var name in (string[])["First", "Second"]) await GuestAsync(page, name + " guest", null);

        var again = await ada.PostAsync(page + "/change", (await ada.GetAsync(page)).Form(page + "/change"), ("ward", Town.Ward),
            ("title", "Kept as typed"), ("capacity.amount", "1"));

        again.ShouldBe(HttpStatusCode.Conflict).ShouldSay("There is a problem", "More places than that are booked already: 2.").Html
            .Should().Contain("id=\"change-form-capacity.amount-why\"").And.Contain("Kept as typed");
        (await ada.GetAsync(page)).ShouldSay("Two of five");
        var problem = await town.Ada.PostAsync(Api(page) + "/change", Changed("Two of five", 1));
        problem.ShouldBeProblem(HttpStatusCode.Conflict, "session.fewer-than-booked");
        problem.Body.GetProperty("errors").GetProperty("capacity.amount")[0].GetString().Should().EndWith(": 2.");
    }

    [Fact]
    public async Task A_time_that_the_clocks_skip_is_refused_at_the_time()
    {
        var (ada, page) = (Ada, await PlannedAsync("Skipped", 5));
        var night = SkippedNight();

        var again = await ada.PostAsync(page + "/change", (await ada.GetAsync(page)).Form(page + "/change"), ("ward", Town.Ward),
            ("starts.on", night.ToString("yyyy-MM-dd", null)), ("starts.at", "01:30"));

        again.ShouldBe(HttpStatusCode.BadRequest).Html.Should().Contain("id=\"change-form-starts.at-why\"");
    }

    [Fact]
    public async Task Who_looked_before_somebody_else_moved_it_looks_again()
    {
        var (ada, page) = (Ada, await PlannedAsync("Two at once", 5));
        var old = (await ada.GetAsync(page)).Form(page + "/change");
        (await ada.PostAsync(page + "/change", old, ("ward", Town.Ward), ("minutes", "45"))).ShouldBe(HttpStatusCode.OK);

        (await ada.PostAsync(page + "/change", old, ("ward", Town.Ward), ("starts.at", "16:00"), ("idempotency-key", "another")))
            .ShouldBe(HttpStatusCode.Conflict).ShouldSay("Somebody else has changed this session meanwhile");
    }

    [Fact]
    public async Task Cancelling_asks_once_says_what_will_happen_and_frees_the_requests()
    {
        var (ada, page) = (Ada, await PlannedAsync("Called off", 5));
        var request = await town.RaiseAsync(body: Food("Bread for two"));
        (await town.Cleo.PostAsync($"/requests/{request}/book", new { session = page.Split('/')[^1] })).ShouldBe(HttpStatusCode.OK);
        var asked = (await ada.GetAsync(page + "/cancel")).ShouldBe(HttpStatusCode.OK)
            .ShouldSay("Cancel this session?", "Called off", "1 person loses their place", "Cleo", "1 request will be open again");
        (await ada.SendAsync(asked, page + "/cancel")).ShouldBe(HttpStatusCode.BadRequest).Html.Should()
            .Contain("id=\"cancel-reason-why\"");
        (await ada.GetAsync(page)).ShouldNotSay("Cancelled");

        var cancelled = await ada.SendAsync(asked, page + "/cancel", ("reason", "too-few-helpers"), ("idempotency-key", "once"));

        cancelled.ShouldBe(HttpStatusCode.OK).ShouldSay("Cancelled", "Too few helpers", "Still to tell 1", "Cleo", "07700 900002");
        cancelled.Actions("/(change|cancel|book)$").Should().BeEmpty();
        (await town.Ben.PostAsync(Api(page) + "/book", null)).ShouldBeProblem(HttpStatusCode.Conflict, "session.cancelled");
        (await ada.GetAsync($"/mill-street/requests/{request}")).ShouldSay("This session was cancelled. The request is open again.",
            "Called off was cancelled");
        (await MineOfCleoAsync()).ShouldSay("Called off", "Cancelled", "Too few helpers");
        (await ada.GetAsync(page + "/cancel")).Address.Should().StartWith(page, "it leads back to what there is");
        (await ada.GetAsync(page + "/print")).ShouldSay("This session is cancelled");
    }

    [Fact]
    public async Task A_request_says_what_happened_to_its_session_while_it_had_a_place_there()
    {
        var (ada, page) = (Ada, await PlannedAsync("With a place", 5));
        var request = await town.RaiseAsync(body: Food("Bread for one"));
        (await town.Cleo.PostAsync($"/requests/{request}/book", new { session = page.Split('/')[^1] })).ShouldBe(HttpStatusCode.OK);
        (await ada.PostAsync(page + "/change", (await ada.GetAsync(page)).Form(page + "/change"), ("ward", Town.Ward), ("minutes", "45")))
            .ShouldBe(HttpStatusCode.OK);
        (await ada.GetAsync($"/mill-street/requests/{request}")).ShouldSay("With a place was changed");

        (await town.Cleo.PostAsync($"{Api(page)}/bookings/{await BookingAsync(page)}/cancel", null)).ShouldBe(HttpStatusCode.OK);
        (await town.Ada.PostAsync(Api(page) + "/cancel", new { reason = "weather" })).ShouldBe(HttpStatusCode.OK);

        (await ada.GetAsync($"/mill-street/requests/{request}")).ShouldSay("With a place was changed")
            .ShouldNotSay("With a place was cancelled");
    }

    [Fact]
    public async Task Others_neither_change_nor_cancel_nor_learn_whom_to_tell()
    {
        var page = await PlannedAsync("Not theirs", 5);
        await town.Ben.PostAsync(Api(page) + "/book", null);
        (await town.Ada.PostAsync(Api(page) + "/cancel", new { reason = "weather" })).ShouldBe(HttpStatusCode.OK);
        var cleo = new Browsing(town.Host.SignedIn("cleo"));

        (await cleo.GetAsync(page)).ShouldBe(HttpStatusCode.OK).ShouldSay("Cancelled").ShouldNotSay("Ben", "07700 900001", "Still to tell");
        (await cleo.GetAsync(page + "/cancel")).ShouldBe(HttpStatusCode.Forbidden);
        (await town.Cleo.PostAsync(Api(page) + "/change", Changed("Mine", 3))).ShouldBe(HttpStatusCode.Forbidden);
        (await town.Cleo.GetAsync(Api(page))).Body.GetProperty("bookings").GetArrayLength().Should().Be(0);
    }

    private async Task<string> PlannedAsync(string title, int places) => "/mill-street/sessions/" + (await town.Ada.PostAsync(
        "/sessions/plan", new Dictionary<string, object>(Changed(title, places)) { ["category"] = "food" }))
        .ShouldBe(HttpStatusCode.Created).Id;

    private Dictionary<string, object> Changed(string title, int places) => new()
    {
        ["title"] = title,
        ["starts"] = new { on = town.Clock.GetUtcNow().UtcDateTime.AddDays(3).ToString("yyyy-MM-dd", null), at = "10:30" },
        ["minutes"] = 90,
        ["ward"] = Town.Ward,
        ["capacity"] = new { amount = places, unit = "person" },
    };

    private async Task GuestAsync(string page, string name, string? phone)
    {
        var person = (await town.Ada.PostAsync("/people/record", phone is null ? new { name } : new { name, phone }))
            .ShouldBe(HttpStatusCode.Created).Id;
        (await town.Ada.PostAsync(Api(page) + "/book",
            new { person, onBehalfOf = person, authority = "verbal-consent", channel = "phone" })).ShouldBe(HttpStatusCode.OK);
    }

    private async Task<string> BookingAsync(string page) =>
        (await town.Ada.GetAsync(Api(page))).Body.GetProperty("bookings")[0].GetProperty("id").GetString()!;

    private async Task<Shown> MineOfCleoAsync()
    {
        await town.ListedAsync();
        return await new Browsing(town.Host.SignedIn("cleo")).GetAsync("/mill-street/mine");
    }

    private static string Api(string page) => page["/mill-street".Length..];

    private static object Food(string words) =>
        new { category = "food", words, wanted = new { amount = 1, unit = "parcel" }, ward = Town.Ward };

    /// <summary>The last Sunday of a March to come.</summary>
    private DateOnly SkippedNight()
    {
        var last = new DateOnly(town.Clock.GetUtcNow().Year + 1, 3, 31);
        return last.AddDays(-(int)last.DayOfWeek);
    }
}
