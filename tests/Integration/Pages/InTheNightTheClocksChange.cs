using System.Globalization;
using System.Net;
using Coordination.Host.Storage;
using Coordination.Integration.Api;
using Coordination.Integration.Deadlines;
using Coordination.Integration.Postgres;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Integration.Pages;

/// <summary>On 31 October 2027 the hour from 01:00 to 02:00 comes twice in Britain: what a page says lets a reader tell which.</summary>
public sealed class InTheNightTheClocksChange(TestPostgres postgres)
{
    [Fact]
    public async Task Two_hours_and_half_an_hour_can_be_told_from_what_is_printed()
    {
        await using var host = await TestHost.StartAsync(postgres);
        host.Services.GetRequiredService<CommunityClock>().StandAt(new(2027, 3, 20, 10, 0, 0, TimeSpan.Zero));
        var village = await Village.FoundAsync(host, "two-hours");
        var (night, early, ada) = (await PlanAsync("00:30", 120), await PlanAsync("01:15", 30), new Browsing(host.SignedIn("ada")));
        (await village.Ada.GetAsync($"/sessions/{night}")).Body.GetProperty("ends").GetDateTimeOffset()
            .Should().Be(new(2027, 10, 31, 1, 30, 0, TimeSpan.Zero));
        await host.CaughtUpAsync();
        foreach (var (language, before, after) in new[]
        {
            ("en-GB", "before the clocks go back", "after the clocks go back"),
            ("cy-GB", "cyn troi’r clociau’n ôl", "ar ôl troi’r clociau’n ôl"),
            ("ar", "قبل تأخير الساعة", "بعد تأخير الساعة"),
        })
            foreach (var page in (string[])["", "/print", "/cancel"])
            {
                (await SeeAsync($"/sessions/{night}{page}", language)).Should().Contain("00:30").And
                    .MatchRegex($"01:30.{{0,3}} ?\\(?{after}").And.NotContain(before);
                (await SeeAsync($"/sessions/{early}{page}", language)).Should().MatchRegex($"01:15.{{0,3}} ?\\(?{before}").And
                    .MatchRegex($"01:45.{{0,3}} ?\\(?{before}").And.NotContain(after);
            }
        (await SeeAsync("/sessions", "en-GB")).Should().Contain("until 01:30 (after the clocks go back)");

        async Task<string> SeeAsync(string page, string language) =>
            (await ada.GetAsync($"/two-hours{page}?language={language}")).ShouldBe(HttpStatusCode.OK).Text;

        async Task<string> PlanAsync(string at, int minutes) => (await village.Ada.PostAsync("/sessions/plan", new
        {
            title = string.Create(CultureInfo.InvariantCulture, $"{minutes} minutes"),
            category = "food",
            starts = new { on = "2027-10-31", at },
            minutes,
            ward = Town.Ward,
            capacity = new { amount = 8, unit = "person" },
        })).ShouldBe(HttpStatusCode.Created).Id;
    }
}
