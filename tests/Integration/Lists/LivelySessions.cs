using System.Text.Json;
using Coordination.Integration.Commands;

namespace Coordination.Integration.Lists;

/// <summary>Sessions of one community to which anything may happen, sensible or not: the same for the same seed, except for ids.</summary>
internal sealed class LivelySessions(Caller ada, Random random)
{
    private const int Places = 3;
    private readonly List<Guid> people = [], requests = [];

    public List<Guid> Sessions { get; } = [];

    /// <summary>Which verbs were accepted at least once.</summary>
    public HashSet<string> Accepted { get; } = [];

    public async Task BeginAsync()
    {
        for (var i = 0; i < 5; i++) people.Add(await ada.PersonAsync($"Guest {i}"));
        foreach (var person in people) requests.Add(await ada.RequestAsync(person, wanted: 2));
        for (var i = 0; i < 4; i++) await PlanAsync();
    }

    // Each line of the switch is one thing that may happen next.
    public async Task StepAsync()
    {
        var (session, person) = (Any(Sessions), random.Next(people.Count));
        switch (random.Next(12))
        {
            case 0: if (Sessions.Count < 8) await PlanAsync(); break;
            case 1 or 2 or 3:
                await TryAsync("book", $"sessions/{session}/book", Caller.For(people[person], new { person = people[person] }));
                break;
            case 4: await TryAsync("book-for", $"requests/{requests[person]}/book", Caller.For(people[person], new { session })); break;
            case 5:
                await TryAsync("change", $"sessions/{session}/change",
                    Caller.Session(random.Next(1, 5), random.Next(2) == 0 ? 60 : 90, Soon(random.Next(2))));
                break;
            case 6: if (random.Next(3) == 0) await TryAsync("call-off", $"sessions/{session}/cancel", new { reason = "weather" }); break;
            default: await OnPlaceAsync(session); break;
        }
    }

    private async Task OnPlaceAsync(Guid session)
    {
        var read = await ReadAsync(session);
        if (read.GetProperty("bookings").EnumerateArray().ToList() is not { Count: > 0 } places) return;
        var (place, verb) = (Any(places), Any(["attended", "attended", "absent", "undo-attendance", "told", "told", "cancel"]));
        var person = place.GetProperty("person").GetGuid();
        await TryAsync(verb, $"sessions/{session}/bookings/{place.GetProperty("id").GetGuid()}/{verb}", verb switch
        {
            "told" => new { change = read.GetProperty("changes").GetInt32(), by = "phone" },
            "cancel" => Caller.For(person, new { }),
            _ => new { },
        });
    }

    public async Task<JsonElement> ReadAsync(Guid session) => JsonSerializer.Deserialize<JsonElement>(
        await ada.Http.GetStringAsync(ada.Address($"sessions/{session}"), TestContext.Current.CancellationToken));

    private async Task PlanAsync() => Sessions.Add((await ada.SendAsync("sessions/plan",
        new Dictionary<string, object>(Caller.Session(Places, 60, Soon(Sessions.Count % 2))) { ["category"] = "food" })).Done().Subject);

    private async Task TryAsync(string verb, string path, object body)
    {
        var answer = await ada.SendAsync(path, body);
        answer.Number.Should().BeLessThan(500, answer.Text);
        if (answer.Number < 300 && answer.Position > 0) Accepted.Add(verb);
    }

    /// <summary>Ten minutes ago, or a while ahead, by the clock of the community.</summary>
    private static DateTime Soon(int which) =>
        TimeZoneInfo.ConvertTimeBySystemTimeZoneId(DateTime.UtcNow.AddMinutes(which == 0 ? -10 : 240), "Europe/London");

    private T Any<T>(List<T> all) => all[random.Next(all.Count)];
}
