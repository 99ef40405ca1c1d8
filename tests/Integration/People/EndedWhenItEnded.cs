using System.Net;
using Coordination.Host.Storage;
using Coordination.Integration.Deadlines;
using Coordination.Integration.Pages;
using Coordination.Integration.Postgres;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Integration.People;

/// <summary>A standing ends with the community's midnight, also on pages and in lists, before anything recorded that it ended.</summary>
public sealed class EndedWhenItEnded(TestPostgres postgres)
{
    private static readonly DateTimeOffset midnight = new(2028, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_last_day_counts_whole_and_a_second_later_nothing_lists_it()
    {
        await using var host = await TestHost.StartAsync(postgres);
        // While it stands still, nothing records what has ended.
        var clock = host.Services.GetRequiredService<CommunityClock>();
        clock.StandAt(new(2028, 1, 30, 15, 30, 0, TimeSpan.Zero));
        var strict = await Village.FoundAsync(host, "on-trial", new { id = "CL-1", parameter = "probation-days", number = 30 });
        var ron = await strict.JoinAsync("Ron");
        var village = await Village.FoundAsync(host, "at-rest");
        var (una, _) = await village.RestAsync("Una", new(2028, 2, 29));
        clock.StandAt(new(2028, 2, 22, 8, 0, 0, TimeSpan.Zero));
        var ian = Guid.Parse((await village.Ada.PostAsync("/people/record", new { name = "Ian" }))
            .ShouldBe(HttpStatusCode.Created).Id);
        (await village.Ada.PostAsync($"/people/{ian}/invite", null)).ShouldBe(HttpStatusCode.OK);

        clock.StandAt(midnight.AddSeconds(-1));
        await host.CaughtUpAsync();
        await ShouldStandAsync(strict, ron, "probation", "Member on probation");
        await ShouldStandAsync(village, una, "on-break", "Takes a break");
        await ShouldStandAsync(village, ian, "invited", "Invited");
        (await Ada(village).GetAsync($"/at-rest/people/{una}")).ShouldSay("Tue 29 Feb").ShouldNotSay("Wed 1 Mar");

        foreach (var now in (DateTimeOffset[])[midnight, midnight.AddHours(9)])
        {
            clock.StandAt(now);
            await ShouldStandAsync(strict, ron, "member", "Member", "probation");
            await ShouldStandAsync(village, una, "member", "Member", "on-break");
            await ShouldStandAsync(village, ian, "known", "No account", "invited");
        }
        await ShouldStandAsync(village, una, "member", "Member", "on-break", asOf: "2028-03-01T00:30:00Z");
        await ShouldStandAsync(village, una, "on-break", null, "member", asOf: "2028-02-29T23:59:59Z");

        Browsing Ada(Village where) => new(host.SignedIn("ada"));

        async Task ShouldStandAsync(Village where, Guid person, string standing, string? said, string? not = null, string? asOf = null)
        {
            var then = asOf is null ? "" : "&asOf=" + asOf;
            (await InListAsync($"/people?limit=200{then}")).Should().Be(standing);
            (await InListAsync($"/people?standing={standing}{then}")).Should().Be(standing);
            if (not is not null) (await InListAsync($"/people?standing={not}{then}")).Should().BeNull();
            if (said is null || asOf is not null) return;
            (await where.Ada.GetAsync($"/people/{person}")).Body.GetProperty("standing").GetString().Should().Be(standing);
            (await Ada(where).GetAsync($"/{where.Code}/people/{person}")).ShouldBe(HttpStatusCode.OK).Html.Should()
                .MatchRegex($"<p class=\"sub\">\\s*<span[^>]*>(<svg.*?</svg>)?\\s*{said}\\s*</span>");

            async Task<string?> InListAsync(string path) => (await where.Ada.GetAsync(path)).ShouldBe(HttpStatusCode.OK).Body
                .GetProperty("items").EnumerateArray().Where(p => p.GetProperty("id").GetGuid() == person)
                .Select(p => p.GetProperty("standing").GetString()).SingleOrDefault();
        }
    }
}
