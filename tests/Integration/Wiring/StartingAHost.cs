using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Coordination.Integration.Postgres;

namespace Coordination.Integration.Wiring;

public sealed class StartingAHost(TestPostgres postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_on_an_empty_database_serves_and_a_newcomer_founds_a_community_on_it()
    {
        await using var host = await TestHost.StartAsync(postgres);
        var newcomer = host.SignedIn("somebody-new");
        newcomer.DefaultRequestHeaders.Add("Idempotency-Key", "first");

        var founded = await newcomer.PostAsJsonAsync("/api/communities",
            new { code = "first-street", name = "First Street", yourName = "Ada" }, Cancellation);

        founded.IsSuccessStatusCode.Should().BeTrue();
        (await founded.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("position").GetInt64().Should().BePositive();
        (await host.Http.PostAsync("/api/communities", null, Cancellation)).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }
}
