using System.Net;
using Coordination.Integration.Api;
using Coordination.Integration.Deadlines;

namespace Coordination.Integration.EmergencyAccess;

/// <summary>Nobody opens more emergency accesses than stewards look at, however fast they are.</summary>
[Collection(nameof(Town))]
public sealed class OpeningManyAtOnce(Town town)
{
    [Fact]
    public async Task Of_forty_at_once_no_more_are_opened_than_one_after_the_other()
    {
        var village = await Village.FoundAsync(town.Host, "hasty-row");
        var ada = village.Ada;
        foreach (var steward in (string[])["stella", "kofi"])
            (await ada.PostAsync($"/people/{await village.JoinAsync(steward)}/appoint-steward", null)).ShouldBe(HttpStatusCode.OK);
        var person = (await ada.PostAsync("/people/record", new { name = "Rhea" })).ShouldBe(HttpStatusCode.Created).Id;

        var opened = 0;
        foreach (var attempts in (int[])[40, 20])
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, attempts).Select(_ => OpenAsync()));
            answers.Select(a => a.Code).OfType<string>().Distinct().Should()
                .BeSubsetOf(["emergency-access.at-once", "emergency-access.too-many"]);
            opened += answers.Count(a => a.Status is HttpStatusCode.Created);
        }
        while ((await OpenAsync()).Status is HttpStatusCode.Created) opened++;

        opened.Should().Be(10);
        (await OpenAsync()).ShouldBeProblem(HttpStatusCode.Conflict, "emergency-access.too-many");

        Task<Answered> OpenAsync() => ada.PostAsync("/emergency-access/open",
            new { person, emergency = "risk-to-life", words = "Nobody opens the door" });
    }
}
