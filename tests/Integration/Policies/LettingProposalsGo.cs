using System.Net;
using Coordination.Integration.Api;

namespace Coordination.Integration.Policies;

[Collection(nameof(Town))]
public sealed class LettingProposalsGo(Town town)
{
    [Fact]
    public async Task When_a_request_ends_the_proposals_that_wait_for_it_are_let_go_once()
    {
        var request = await town.RaiseAsync();
        var match = await town.ProposeAsync(request, await town.OfferAsync());

        (await town.Cleo.PostAsync($"/requests/{request}/withdraw", null)).ShouldBe(HttpStatusCode.OK);

        await Until.SeenAsync(async () => (await town.Ada.GetAsync($"/matches/{match}")).Body,
            m => m.GetProperty("phase").GetString() == "dissolved", TimeSpan.FromSeconds(30));
        (await town.Ada.GetAsync($"/matches/{match}")).Tag.Should().Be("\"2\"");
    }
}
