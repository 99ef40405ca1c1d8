using System.Net;
using Coordination.Integration.Api;
using Coordination.Integration.Postgres;

namespace Coordination.Integration.Pages;

/// <summary>Arrived, did not come, or nothing noted: on the day, afterwards, and put right.</summary>
public sealed class NotingWhoCame(TestPostgres postgres)
{
    [Fact]
    public async Task Who_came_is_noted_once_the_doors_are_open_and_put_right_and_then_they_are_asked_what_they_got()
    {
        await using var town = await Town.WithAClockOfItsOwnAsync(postgres);
        var (ada, request) = (new Browsing(town.Host.SignedIn("ada")), await town.RaiseAsync());
        var starts = Half(town.Clock.GetUtcNow().AddHours(5));
        var session = (await town.Ada.PostAsync("/sessions/plan", Planning(starts))).ShouldBe(HttpStatusCode.Created).Id;
        (await town.Cleo.PostAsync($"/requests/{request}/book", new { session })).ShouldBe(HttpStatusCode.OK);
        (await town.Ben.PostAsync($"/sessions/{session}/book", null)).ShouldBe(HttpStatusCode.OK);
        var page = $"/mill-street/sessions/{session}";

        (await ada.GetAsync(page)).Actions("/(attended|absent|undo-attendance)$").Should().BeEmpty("the doors are not open");
        await town.MoveClockAsync(starts.AddMinutes(-20));
        (await ada.GetAsync(page)).Actions("/(attended|absent)$").Should().HaveCount(2).And.OnlyContain(a => a.EndsWith("attended"),
            "nobody is missed before it begins");
        await town.MoveClockAsync(starts.AddMinutes(5));
        var (cleo, ben) = await BookingsAsync(town, session);

        var came = await ada.SendAsync(await ada.GetAsync(page), $"{page}/bookings/{cleo}/attended");
        var link = came.ShouldSay("Arrived", "Did they get it?").Link($"/requests/{request}.*#record-given$");
        var given = await ada.GetAsync(link.Split('#')[0]);
        given.Html.Should().MatchRegex("<details id=\"record-given\" open", "the link leads to the form, and not to what hides it");
        await town.ListedAsync();
        (await ada.GetAsync("/mill-street/today")).ShouldSay("Did they get it?");
        var missed = await ada.SendAsync(came, $"{page}/bookings/{ben}/absent");
        missed.ShouldSay("Ben did not come", "Undo");

        var undone = await ada.SendAsync(missed, $"{page}/bookings/{ben}/undo-attendance");
        undone.ShouldSay("It was a mistake that Ben did not come").Actions($"{ben}/(attended|absent)$").Should().HaveCount(2);
        undone = await ada.SendAsync(undone, $"{page}/bookings/{cleo}/undo-attendance");
        undone.ShouldSay("It was a mistake that Cleo arrived").ShouldNotSay("Did they get it?");
        (await ada.GetAsync($"/mill-street/requests/{request}")).ShouldSay("Place booked");

        await ada.SendAsync(undone, $"{page}/bookings/{cleo}/attended");
        (await town.Ada.PostAsync($"/requests/{request}/give", new { given = new { amount = 2, unit = "pack" } }))
            .ShouldBe(HttpStatusCode.OK);
        (await ada.GetAsync(page)).ShouldNotSay("Did they get it?");
    }

    [Fact]
    public async Task A_session_that_is_over_is_found_among_the_past_and_still_notes_who_came()
    {
        await using var town = await Town.WithAClockOfItsOwnAsync(postgres);
        var (ada, starts) = (new Browsing(town.Host.SignedIn("ada")), Half(town.Clock.GetUtcNow().AddHours(2)));
        var session = (await town.Ada.PostAsync("/sessions/plan", Planning(starts))).ShouldBe(HttpStatusCode.Created).Id;
        (await town.Ben.PostAsync($"/sessions/{session}/book", null)).ShouldBe(HttpStatusCode.OK);
        var page = $"/mill-street/sessions/{session}";
        (await ada.GetAsync("/mill-street/sessions/past")).ShouldBe(HttpStatusCode.OK).ShouldSay("No session is over yet");

        await town.MoveClockAsync(starts.AddDays(3));
        await town.ListedAsync();

        (await ada.GetAsync("/mill-street/sessions")).ShouldSay("Past sessions").ShouldNotSay("Doors and hours");
        (await ada.GetAsync("/mill-street/sessions/past")).ShouldSay("Doors and hours").Html.Should().Contain($"href=\"{page}\"");
        var (ben, _) = await BookingsAsync(town, session);
        (await ada.SendAsync(await ada.GetAsync(page), $"{page}/bookings/{ben}/absent")).ShouldSay("Did not come");
        (await ada.GetAsync(page)).Actions("/(change|cancel)$").Should().BeEmpty("what is over stays as it was");
        await town.MoveClockAsync(starts.AddDays(20));
        (await ada.GetAsync(page)).ShouldSay("Did not come").Actions("/(attended|absent|undo-attendance)$").Should().BeEmpty();
    }

    private static async Task<(string Cleo, string Ben)> BookingsAsync(Town town, string session)
    {
        var bookings = (await town.Ada.GetAsync($"/sessions/{session}")).Body.GetProperty("bookings").EnumerateArray()
            .ToDictionary(b => b.GetProperty("person").GetGuid(), b => b.GetProperty("id").GetString()!);
        return (bookings.GetValueOrDefault(town.CleoId) ?? bookings[town.BenId], bookings[town.BenId]);
    }

    private static DateTimeOffset Half(DateTimeOffset at) => at.AddTicks(-(at.Ticks % (30 * TimeSpan.TicksPerMinute)));

    private static object Planning(DateTimeOffset starts)
    {
        var local = TimeZoneInfo.ConvertTime(starts, TimeZoneInfo.FindSystemTimeZoneById("Europe/London"));
        return new
        {
            title = "Doors and hours",
            category = "baby",
            starts = new { on = local.ToString("yyyy-MM-dd", null), at = local.ToString("HH:mm", null) },
            minutes = 60,
            ward = Town.Ward,
            capacity = new { amount = 5, unit = "person" },
        };
    }
}
