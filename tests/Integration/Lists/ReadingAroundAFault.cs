using System.Net;
using Coordination.Integration.Api;

namespace Coordination.Integration.Lists;

/// <summary>A stream that this program cannot read harms no page but its own, and no command but those on it.</summary>
public sealed class ReadingAroundAFault(Town town) : IClassFixture<Town>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("membership.frobnicated", "{}")]
    [InlineData("membership", "{}")]
    [InlineData("membership.break-started", "[]")]
    public async Task Pages_about_others_go_on(string type, string body)
    {
        var person = (await town.Ada.PostAsync("/people/record", new { name = "Gemma Lord", isNew = true }))
            .ShouldBe(HttpStatusCode.Created).Id;
        await using var events = new PlantedEvents(town.Host);
        var planted = await events.PlantAsync(person, type, body);

        foreach (var page in new[] { "/people", "/today", "/requests?show=all", "/offers" }) await IsShownAsync($"/{Town.Code}{page}");
        await IsShownAsync("/");
        await events.MendAsync(planted, "membership.came-of-age", $$"""{"person": "{{person}}"}""");
        await Until.HoldsAsync(async () => (await town.Nobody.GetAsync("//health/ready")).Status is HttpStatusCode.OK);
    }

    [Fact]
    public async Task Commands_about_others_go_on()
    {
        var person = (await town.Ada.PostAsync("/people/record", new { name = "Gemma Lord", isNew = true }))
            .ShouldBe(HttpStatusCode.Created).Id;
        await using var events = new PlantedEvents(town.Host);
        await events.PlantAsync(person, "membership.break-started", "[]");

        (await town.Ada.PostAsync($"/people/{person}/mark-minor", null))
            .ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "host.unreadable");
        (await town.Cleo.PostAsync("/requests/raise", Town.Asking())).ShouldBe(HttpStatusCode.Created);
    }

    private async Task IsShownAsync(string page)
    {
        using var answer = await town.Host.SignedIn("ada").GetAsync(page, Cancellation);
        answer.StatusCode.Should().Be(HttpStatusCode.OK, page);
    }
}
