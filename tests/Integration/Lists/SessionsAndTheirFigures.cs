using System.Text.Json;
using Coordination.Integration.Commands;
using Coordination.Integration.Pages;
using Coordination.Integration.Postgres;

namespace Coordination.Integration.Lists;

/// <summary>
/// Whatever happens to sessions: no place too many, the list is what the streams say, and each figure is that of its list.
/// </summary>
public sealed class SessionsAndTheirFigures(TestPostgres postgres)
{
    private static readonly int steps = Environment.GetEnvironmentVariable("COORDINATION_FULL") is "1" ? 2000 : 150;

    [Fact]
    public async Task A_random_life_of_sessions_holds_together()
    {
        await using var host = await TestHost.StartAsync(postgres);
        var town = await Town.FoundAsync(host);
        var life = new LivelySessions(town.Founder, new Random(11));
        await life.BeginAsync();
        for (var step = 1; step <= steps; step++)
        {
            await life.StepAsync();
            if (step % 50 == 0) await HoldsAsync(host, town, life);
        }

        life.Accepted.Should().BeEquivalentTo(
            ["book", "book-for", "change", "call-off", "attended", "absent", "undo-attendance", "told", "cancel"]);
    }

    private static async Task HoldsAsync(TestHost host, Town town, LivelySessions life)
    {
        await host.CaughtUpAsync();
        var listed = (await GetAsync(town, "sessions?from=2020-01-01T00:00:00Z&limit=200")).GetProperty("items").EnumerateArray()
            .ToDictionary(s => s.GetProperty("id").GetGuid());
        listed.Keys.Should().BeEquivalentTo(life.Sessions);
        foreach (var id in life.Sessions)
        {
            var live = await life.ReadAsync(id);
            Without(listed[id]).Should().Be(Without(live), "the list says what the stream says");
            var places = live.GetProperty("bookings").GetArrayLength();
            if (!live.TryGetProperty("cancelled", out _))
                (live.GetProperty("capacity").GetProperty("amount").GetInt32() - places).Should()
                    .Be(live.GetProperty("placesLeft").GetInt32()).And.BeGreaterThanOrEqualTo(0);
        }
        var today = await GetAsync(town, "today");
        var here = today.GetProperty("sessions").EnumerateArray().Where(s => !s.TryGetProperty("cancelled", out _)).ToList();
        today.GetProperty("now").GetProperty("sessionsToday").GetInt32().Should().Be(here.Count);
        today.GetProperty("now").GetProperty("bookingsToday").GetInt32().Should()
            .Be(here.Sum(s => s.GetProperty("bookings").GetArrayLength()));
        var toTell = listed.Values.Where(s => s.GetProperty("ends").GetDateTimeOffset() > DateTimeOffset.UtcNow)
            .Sum(s => s.GetProperty("bookings").EnumerateArray().Count(b => b.GetProperty("isToTell").GetBoolean()));
        var page = (await new Browsing(town.Founder.Http).GetAsync($"/{town.Code}/today")).Text;
        if (toTell == 0) page.Should().NotContain("to be told that a session has changed");
        else page.Should().Contain(toTell == 1 ? "1 person still has to be told" : $"{toTell} people still have to be told");
    }

    private static async Task<JsonElement> GetAsync(Town town, string path) => JsonSerializer.Deserialize<JsonElement>(
        await town.Founder.Http.GetStringAsync(town.Founder.Address(path), TestContext.Current.CancellationToken));

    /// <summary>Without the version, which only a thing read by itself has.</summary>
    private static string Without(JsonElement session) =>
        string.Join(",", session.EnumerateObject().Where(m => m.Name != "version").OrderBy(m => m.Name).Select(m => m.ToString()));
}
