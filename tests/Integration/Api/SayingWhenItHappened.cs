using System.Net;
using Coordination.Integration.People;
using static Coordination.Integration.People.Newcomers;

namespace Coordination.Integration.Api;

/// <summary>When something happened is said by those who enter it late; everything else happens now.</summary>
[Collection(nameof(Town))]
public sealed class SayingWhenItHappened(Town town)
{
    [Fact]
    public async Task Nobody_else_says_that_it_happened_before()
    {
        var session = await OverAsync();
        var request = await town.RaiseAsync();
        foreach (var (path, body) in new (string, Dictionary<string, object?>)[]
        {
            ($"/sessions/{session}/book", []),
            ($"/requests/{request}/withdraw", []),
            ("/requests/raise", new()
            {
                ["category"] = "baby", ["words"] = "Nappies", ["ward"] = Town.Ward, ["wanted"] = new { amount = 1, unit = "pack" },
            }),
        })
        {
            body["occurredAt"] = Ago(80);
            (await town.Cleo.PostAsync(path, body)).ShouldBeProblem(HttpStatusCode.Conflict, "entry.only-now");
        }
        (await town.Cleo.PostAsync($"/sessions/{session}/book", null)).ShouldBeProblem(HttpStatusCode.Conflict, "session.over");
    }

    [Fact]
    public async Task What_is_over_is_judged_by_the_time_of_what_is_entered_late()
    {
        var session = await OverAsync();
        var guest = (await town.Ada.PostAsync("/people/record", new { name = "On paper", occurredAt = Ago(200) }))
            .ShouldBe(HttpStatusCode.Created).Id;

        (await town.Ada.PostAsync($"/sessions/{session}/book", For(guest, ("person", guest), ("occurredAt", Ago(10)))))
            .ShouldBeProblem(HttpStatusCode.Conflict, "session.over");
        (await town.Ada.PostAsync($"/sessions/{session}/book", For(guest, ("person", guest), ("occurredAt", Ago(180)))))
            .ShouldBeProblem(HttpStatusCode.Conflict, "entry.before-it-began");
        (await town.Ada.PostAsync($"/sessions/{session}/book", For(guest, ("person", guest), ("occurredAt", Ago(80)))))
            .ShouldBe(HttpStatusCode.OK);
        var place = (await town.Ada.GetAsync($"/sessions/{session}")).Body.GetProperty("bookings")[0].GetProperty("id").GetString();
        (await town.Ada.PostAsync($"/sessions/{session}/bookings/{place}/cancel", new { occurredAt = Ago(180) }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "entry.before-it-began");
        (await town.Cleo.PostAsync($"/sessions/{session}/bookings/{place}/cancel", new { occurredAt = Ago(80) }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "entry.only-now");
    }

    [Fact]
    public async Task Nothing_happens_before_what_it_is_about_began()
    {
        var (request, (newcomer, id)) = (await town.RaiseAsync(), await town.NewcomerAsync("Nell"));
        var asking = For(id, ("category", "baby"), ("words", "Nappies"), ("ward", Town.Ward), ("wanted", new { amount = 1, unit = "pack" }),
            ("occurredAt", Ago(60)));

        (await town.Ada.PostAsync($"/requests/{request}/withdraw", For(town.CleoId.ToString(), ("occurredAt", Ago(60)))))
            .ShouldBeProblem(HttpStatusCode.Conflict, "entry.before-it-began");
        (await newcomer.PostAsync("/requests/raise", asking)).ShouldBeProblem(HttpStatusCode.Conflict, "entry.only-now");
        (await town.Ada.PostAsync("/requests/raise", asking)).ShouldBe(HttpStatusCode.Created);
    }

    private string Ago(int minutes) => Town.Instant(town.Clock.GetUtcNow().AddMinutes(-minutes));

    /// <summary>Entered late: a session that began an hour and a half ago and lasted half an hour.</summary>
    private async Task<string> OverAsync()
    {
        var starts = TimeZoneInfo.ConvertTimeBySystemTimeZoneId(town.Clock.GetUtcNow().AddMinutes(-90).UtcDateTime, "Europe/London");
        return (await town.Ada.PostAsync("/sessions/plan", new
        {
            title = "Held on paper",
            category = "food",
            starts = new { on = starts.ToString("yyyy-MM-dd", null), at = starts.ToString("HH:mm", null) },
            minutes = 30,
            ward = Town.Ward,
            capacity = new { amount = 5, unit = "person" },
            occurredAt = Ago(120),
        })).ShouldBe(HttpStatusCode.Created).Id;
    }
}
