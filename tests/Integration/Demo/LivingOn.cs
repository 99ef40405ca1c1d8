using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Coordination.Domain.Requests;
using Coordination.Host.Commands;
using Coordination.Host.Demo;
using Coordination.Host.Front;
using Coordination.Integration.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Coordination.Integration.Demo;

/// <summary>The demo lives on after it was filled, and a demo that was not filled to its end is completed.</summary>
public sealed class LivingOn(LoadedDemo demo, TestPostgres postgres) : IClassFixture<LoadedDemo>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task By_itself_it_only_begins_what_it_also_brings_to_an_end()
    {
        var host = await demo.HostAsync();
        var simulator = host.Services.GetServices<IHostedService>().OfType<Simulator>().Single();
        var before = await OpenAsync(host);
        for (var step = 0; step < 90; step++) (await simulator.StepAsync(step, Cancellation)).Should().BeOfType<Answer.Done>();

        (await LoadedDemo.AskAsync<long>(host,
            """
            select count(*) from coordination.mt_events where type = 'request.fulfilled'
              and timestamp >= (select max(timestamp) from coordination.mt_events) - interval '1 hour'
            """)).Should().BePositive();
        (await OpenAsync(host)).Should().BeInRange(before, before + DemoLife.Scripts(LoadedDemo.Anchor).Count);
    }

    [Fact]
    public async Task Whoever_wants_to_begin_with_nothing_founds_a_community_of_their_own()
    {
        var host = await demo.HostAsync();
        var founded = await host.Client().PostAsync("/dev/empty-community", new FormUrlEncodedContent([]), Cancellation);
        var second = await host.Client()
            .PostAsJsonAsync("/dev/empty-community", new { name = "Second Street", yourName = "Ada" }, Cancellation);
        var named = await host.Client().PostAsJsonAsync("/dev/empty-community", new { code = "third-street" }, Cancellation);
        var taken = await host.Client().PostAsJsonAsync("/dev/empty-community", new { code = "calder-larder" }, Cancellation);

        founded.StatusCode.Should().Be(HttpStatusCode.SeeOther);
        founded.Headers.Location!.ToString().Should().Be("/my-community/today");
        founded.Headers.Should().ContainKey("Set-Cookie");
        (await second.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("community").GetString().Should()
            .Be("my-community-2");
        named.StatusCode.Should().Be(HttpStatusCode.OK);
        taken.StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await DemoSettings.ReadAsync(host.Services.GetRequiredService<NpgsqlDataSource>(), DemoSettings.Simulator, Cancellation)).Should()
            .Be("off");
        var people = await host.Services.GetRequiredService<DemoPeople>()(Cancellation);
        people[0].Community.Should().Be("calder-larder");
        people.Should().ContainSingle(p => p.Community == "my-community-2").Which.Name.Should().Be("Ada");
    }

    [Fact]
    public async Task A_filling_that_was_cut_off_goes_on_where_it_was()
    {
        var place = postgres.NewHost();
        await using (var first = await TestHost.StartAsync(place))
        {
            var steps = 0;
            await DemoSettings.WriteAsync(first.Services.GetRequiredService<NpgsqlDataSource>(), DemoSettings.Demo,
                $"filling {LoadedDemo.Anchor:yyyy-MM-dd}", Cancellation);
            var cutOff = () =>
                first.Services.GetRequiredService<DemoLife>()
                    .LoadAsync(LoadedDemo.Anchor, _ => ++steps < 200 ? Task.CompletedTask
                    : throw new OperationCanceledException(), Cancellation);
            await cutOff.Should().ThrowAsync<OperationCanceledException>();
        }
        await using var second = await TestHost.StartAsync(place, "--Demo=on", $"--Demo:Anchor={LoadedDemo.Anchor:yyyy-MM-dd}");
        (await second.Services.GetRequiredService<DemoStore>().Filled).Should().BeTrue();
        await using var untouched = await LoadedDemo.StartAsync(postgres);

        (await LoadedDemo.StreamsAsync(second)).Should().BeEquivalentTo(await LoadedDemo.StreamsAsync(untouched));
    }

    [Fact]
    public async Task A_store_that_is_in_use_is_not_filled()
    {
        var place = postgres.NewHost();
        await using (var first = await TestHost.StartAsync(place))
            (await first.Client().PostAsJsonAsync("/dev/empty-community", new { code = "in-use" }, Cancellation)).EnsureSuccessStatusCode();
        await using var second = await TestHost.StartAsync(place, "--Demo=on");

        (await second.Services.GetRequiredService<DemoStore>().Filled).Should().BeFalse();
        (await LoadedDemo.AskAsync<long>(second, "select count(*) from host.community")).Should().Be(1);
        (await second.Services.GetRequiredService<DemoPeople>()(Cancellation)).Should().ContainSingle();
    }

    private static async Task<int> OpenAsync(TestHost host)
    {
        var open = 0;
        foreach (var story in DemoLife.Scripts(LoadedDemo.Anchor))
            open += (await LoadedDemo.StatesAsync(host, story.Code, Request.Stream)).Count(r => r.Outcome is null);
        return open;
    }
}
