using System.Net;
using Coordination.Host.Matches;
using Coordination.Host.Policies;
using Coordination.Integration.Api;
using Coordination.Integration.Lists;
using Coordination.Projections.Lists;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Integration.Policies;

/// <summary>Where a policy cannot act for one community, that community waits, in order, and all others go on.</summary>
public sealed class WaitingForOneCommunity(Town town) : IClassFixture<Town>
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Other_communities_go_on_and_what_waits_is_carried_out_once_the_cause_is_mended()
    {
        var (broken, later) = (await town.RaiseAsync(), await town.RaiseAsync());
        var match = await town.ProposeAsync(broken, await town.OfferAsync());
        var laterMatch = await town.ProposeAsync(later, await town.OfferAsync());
        await using var events = new PlantedEvents(town.Host);

        var planted = await events.PlantAsync(broken, "request.withdrawn", "{\"nonsense\": 1}");
        (await town.Cleo.PostAsync($"/requests/{later}/withdraw", null)).ShouldBe(HttpStatusCode.OK);
        await Until.SeenAsync(WaitingAsync, w => w is [{ Waiting: 2 }], patience);

        await DissolvedElsewhereAsync();
        (await PhaseAsync(laterMatch)).Should().Be("proposed", "what happened later in the community waits");
        var parked = (await town.Nobody.GetAsync("//health/ready")).ShouldBe(HttpStatusCode.OK).Body.GetProperty("parked").EnumerateArray()
            .Select(p => p.GetString()!).ToList();
        parked.Should().ContainSingle(p => p.StartsWith("let-proposals-go: community", StringComparison.Ordinal)).Which
            .Should().Contain((await town.Ada.GetAsync("")).Body.GetProperty("id").GetString()).And.Contain("request.withdrawn");

        await events.MendAsync(planted, "request.withdrawn", $$"""{"request": "{{broken}}", "cause": "no-longer-needed"}""");
        await Until.SeenAsync(WaitingAsync, w => w.Count == 0, patience);

        (await PhaseAsync(match)).Should().Be("dissolved");
        (await PhaseAsync(laterMatch)).Should().Be("dissolved");
        await town.Host.Services.GetRequiredService<ApplyParked>().RunAsync(Cancellation);
    }

    private async Task DissolvedElsewhereAsync()
    {
        var dora = town.As("dora", Town.OtherCode);
        var (request, offer) = ((await dora.PostAsync("/requests/raise", Town.Asking())).Id, "");
        (await town.As("hal", Town.OtherCode).PostAsync("/people/join", new { name = "Hal" })).ShouldBe(HttpStatusCode.Created);
        offer = (await town.As("hal", Town.OtherCode).PostAsync("/offers/make", Town.Offering())).ShouldBe(HttpStatusCode.Created).Id;
        var match = (await dora.PostAsync(
            "/matches/propose", new { request, offer, quantity = new { amount = 1, unit = "pack" } })).ShouldBe(HttpStatusCode.Created).Id;
        await town.ListedAsync();
        (await dora.PostAsync($"/requests/{request}/withdraw", null)).ShouldBe(HttpStatusCode.OK);
        await Until.SeenAsync(
            async () => (await dora.GetAsync($"/matches/{match}")).Body.GetProperty("phase").GetString(), p => p == "dissolved", patience);
    }

    private async Task<string?> PhaseAsync(string match) =>
        (await town.Ada.GetAsync($"/matches/{match}")).Body.GetProperty("phase").GetString();

    /// <summary>Another policy that watches the same events waits as well.</summary>
    private async Task<IReadOnlyList<ParkedCommunity>> WaitingAsync() =>
        [.. (await town.Host.Services.GetRequiredService<WaitingEvents>().ParkedAsync(Cancellation))
            .Where(parked => parked.Policy == LetProposalsGo.StoredAs)];
}
