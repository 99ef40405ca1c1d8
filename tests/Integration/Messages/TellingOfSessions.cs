using System.Net;
using Coordination.Integration.Deadlines;
using Coordination.Integration.Postgres;

namespace Coordination.Integration.Messages;

/// <summary>Whoever has a place in a session is told when it changes or is cancelled, and reminded the day before.</summary>
[Collection(nameof(PostOffice))]
public sealed class TellingOfSessions(PostOffice office, TestPostgres postgres)
{
    [Fact]
    public async Task Whoever_was_written_to_is_off_the_list_of_those_to_tell_and_the_others_are_called()
    {
        var village = await office.FoundAsync("moved-row");
        await village.JoinAsync("ben", new { email = village.Mail("ben") });
        var cleo = await village.JoinAsync("cleo", new { phone = "01422 496002" });
        var session = await village.PlanAsync(office.Now.AddDays(3));
        foreach (var who in (string[])["ben", "cleo"]) await village.BookAsync(who, session);

        (await village.Ada.PostAsync($"/sessions/{session}/change", Neighbours.Planned(office.Now.AddDays(4), "Pantry")))
            .ShouldBe(HttpStatusCode.OK);

        (await office.TakenAsync(village.Mail("ben"), 1))[0].TextBody.Should().Contain("has changed. It is now on").And.Contain("10:30");
        var call = await PostOffice.StandsAsync(village.Ada, cleo, "session-changed", "to-call");
        await ToTellAsync(village, session, 1);

        (await village.Ada.PostAsync($"/messages/{call.GetProperty("id").GetString()}/told", new { by = "phone" }))
            .ShouldBe(HttpStatusCode.OK);
        await ToTellAsync(village, session, 0);
    }

    [Fact]
    public async Task Whoever_was_told_on_the_page_of_the_session_is_not_called_as_well()
    {
        var village = await office.FoundAsync("told-row");
        var cleo = await village.JoinAsync("cleo", new { phone = "01422 496002" });
        var session = await village.PlanAsync(office.Now.AddDays(3));
        await village.BookAsync("cleo", session);
        (await village.Ada.PostAsync($"/sessions/{session}/cancel", new { reason = "weather" })).ShouldBe(HttpStatusCode.OK);
        await PostOffice.StandsAsync(village.Ada, cleo, "session-cancelled", "to-call");

        var booking = (await village.Ada.GetAsync($"/sessions/{session}")).Body.GetProperty("bookings")[0].GetProperty("id").GetString();
        (await village.Ada.PostAsync($"/sessions/{session}/bookings/{booking}/told", new { change = 1, by = "in-person" }))
            .ShouldBe(HttpStatusCode.OK);

        await PostOffice.StandsAsync(village.Ada, cleo, "session-cancelled", "dropped");
    }

    [Fact]
    public async Task A_reminder_goes_a_day_before_the_session_as_it_is_then_and_once()
    {
        await using var own = await PostOffice.OpenAsync(postgres);
        var village = await own.FoundAsync("reminder-row");
        var ben = await village.JoinAsync("ben", new { email = "ben@people.example" });
        var cleo = await village.JoinAsync("cleo", new { email = "cleo@people.example" });
        foreach (var (who, person) in new[] { ("ben", ben), ("cleo", cleo) }) await ConsentAsync(village, who, person, "email");
        var (first, moved) = (own.Now.AddDays(3), own.Now.AddDays(6));
        var session = await village.PlanAsync(first);
        foreach (var who in (string[])["ben", "cleo"]) await village.BookAsync(who, session);
        (await village.As("cleo").PostAsync($"/sessions/{session}/bookings/{await BookingAsync(village, session, cleo)}/cancel", null))
            .ShouldBe(HttpStatusCode.OK);
        await PostOffice.StandsAsync(village.Ada, ben, "session-reminder", "planned");
        (await village.Ada.PostAsync($"/sessions/{session}/change", Neighbours.Planned(moved, "Pantry"))).ShouldBe(HttpStatusCode.OK);
        await own.TakenAsync("ben@people.example", 1);

        await own.MoveClockAsync(Neighbours.StartOf(first).AddHours(-12));
        await PostOffice.StandsAsync(village.Ada, ben, "session-reminder", "dropped");
        own.Mail.TakenFor("ben@people.example").Should().HaveCount(1, "the session has moved");
        await own.MoveClockAsync(Neighbours.StartOf(moved).AddHours(-12));
        (await own.TakenAsync("ben@people.example", 2))[1].TextBody.Should().Contain("A reminder of what you have noted for");
        await own.MoveClockAsync(Neighbours.StartOf(moved).AddHours(2));
        await PostOffice.StandsAsync(village.Ada, ben, "session-reminder", "sent");

        own.Mail.TakenFor("ben@people.example").Should().HaveCount(2);
        own.Mail.TakenFor("cleo@people.example").Should().BeEmpty("she gave her place back");
    }

    [Fact]
    public async Task Nobody_is_reminded_who_did_not_consent_to_it_by_the_way_by_which_they_would_be_told()
    {
        await using var own = await PostOffice.OpenAsync(postgres);
        var village = await own.FoundAsync("consent-row");
        var ben = await village.JoinAsync("ben", new { email = "ben@people.example" });
        var cleo = await village.JoinAsync("cleo", new { phone = "01422 496002" });
        var dan = await village.JoinAsync("dan", new { email = "dan@people.example" });
        await ConsentAsync(village, "ben", ben, "phone");
        await ConsentAsync(village, "cleo", cleo, "phone");
        var session = await village.PlanAsync(own.Now.AddDays(3));
        foreach (var who in (string[])["ben", "cleo", "dan"]) await village.BookAsync(who, session);
        await PostOffice.StandsAsync(village.Ada, dan, "session-reminder", "planned");

        await own.MoveClockAsync(Neighbours.StartOf(own.Now.AddDays(3)).AddHours(-12));

        await PostOffice.StandsAsync(village.Ada, cleo, "session-reminder", "to-call");
        foreach (var person in new[] { ben, dan })
            (await PostOffice.StandsAsync(village.Ada, person, "session-reminder", "dropped")).GetProperty("dropped").GetString()
                .Should().Be("no-consent");
        own.Mail.Taken.Should().BeEmpty();
    }

    private static async Task ConsentAsync(Village village, string who, Guid person, string dataClass) =>
        (await village.As(who).PostAsync($"/people/{person}/consents/give", new
        {
            purpose = "reminders",
            recipients = new[] { "community" },
            dataClasses = new[] { dataClass },
            how = "web",
        })).ShouldBe(HttpStatusCode.OK);

    private static Task ToTellAsync(Village village, string session, int count) =>
        Until.HoldsAsync(async () => (await village.Ada.GetAsync($"/sessions/{session}")).Body.GetProperty("bookings").EnumerateArray()
            .Count(b => b.GetProperty("isToTell").GetBoolean()) == count, TimeSpan.FromMinutes(1));

    private static async Task<string> BookingAsync(Village village, string session, Guid person) =>
        (await village.Ada.GetAsync($"/sessions/{session}")).Body.GetProperty("bookings").EnumerateArray()
            .Single(b => b.GetProperty("person").GetGuid() == person).GetProperty("id").GetString()!;
}
