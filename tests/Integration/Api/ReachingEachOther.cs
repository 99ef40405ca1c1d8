using System.Net;
using Coordination.Host.Keys;
using Coordination.Integration.Postgres;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Integration.Api;

public sealed class ReachingEachOther(TestPostgres postgres)
{
    [Fact]
    public async Task The_two_of_a_match_learn_how_to_reach_each_other_once_both_said_yes_and_for_as_long_as_the_charter_says()
    {
        await using var town = new Town(postgres);
        await town.InitializeAsync();
        var (request, offer) = (await town.RaiseAsync(), await town.OfferAsync());
        var match = await town.ProposeAsync(request, offer);
        (await town.As("ina").PostAsync("/people/join", new { name = "Ina" })).ShouldBe(HttpStatusCode.Created);

        (await town.Cleo.PostAsync($"/matches/{match}/accept", new { side = "person" })).ShouldBe(HttpStatusCode.OK);
        await ShouldNotBeShownAsync();

        (await town.Ben.PostAsync($"/matches/{match}/accept", new { side = "helper" })).ShouldBe(HttpStatusCode.OK);
        var shown = (await town.Ben.GetAsync($"/matches/{match}/contact")).ShouldBe(HttpStatusCode.OK);
        shown.IsKeptNowhere.Should().BeTrue();
        var cleo = shown.Body.GetProperty("people").EnumerateArray().Should().ContainSingle("one's own is not asked for").Subject;
        cleo.GetProperty("name").GetProperty("value").GetString().Should().Be("Cleo");
        cleo.GetProperty("phone").GetProperty("value").GetString().Should().Be("07700 900002");
        cleo.TryGetProperty("until", out _).Should().BeTrue();
        (await town.As("ina").GetAsync($"/matches/{match}/contact")).ShouldBe(HttpStatusCode.NotFound);
        (await town.Ada.GetAsync($"/matches/{match}/contact")).ShouldBe(HttpStatusCode.OK).Body.GetProperty("people").GetArrayLength()
            .Should().Be(2);

        var community = new Domain.Kernel.CommunityId(Guid.Parse((await town.Ada.GetAsync("")).Body.GetProperty("id").GetString()!));
        var looks = await town.Host.Services.GetRequiredService<DisclosureLog>()
            .AboutAsync(community, new(town.CleoId), 50, TestContext.Current.CancellationToken);
        looks.Where(l => l.DataClass == "contact" && l.Viewer.AsPerson is not null).Select(l => l.Purpose).Should()
            .BeEquivalentTo("match", "coordination");

        (await town.Nobody.PostAsync("//dev/clock", new { advance = 3 * 24 * 60 })).ShouldBe(HttpStatusCode.OK);
        await ShouldNotBeShownAsync();
        (await town.Ada.GetAsync($"/matches/{match}/contact")).ShouldBe(HttpStatusCode.OK);

        async Task ShouldNotBeShownAsync()
        {
            foreach (var party in (Caller[])[town.Ben, town.Cleo])
                (await party.GetAsync($"/matches/{match}/contact"))
                    .ShouldBeProblem(HttpStatusCode.Forbidden,
                    "match.contact-not-disclosed").Body.GetProperty("clause").GetString().Should().Be("CL-2");
        }
    }
}
