using System.Diagnostics;
using System.Globalization;
using Coordination.Domain.Kernel;
using Coordination.Host.Live;
using Coordination.Integration.Commands;
using Coordination.Integration.Postgres;
using Coordination.Projections.Lists;
using Coordination.Projections.Requests;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Integration.Faults;

public sealed class KillingTheDatabase : IDisposable
{
    private readonly ScratchFolder scratch = new();
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task The_host_starts_it_again_and_goes_on_with_nothing_lost()
    {
        await PrivateServers.BinariesAsync();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromMinutes(5));
        await using var host = await TestHost.StartAsync(new Dictionary<string, string?> { ["DATA"] = scratch.Path });
        var town = await Town.FoundAsync(host);
        await using var ledger = new Ledger(town.Founder, await town.Founder.SessionAsync(100_000));
        await using var page = new LivePage(host, town.Community);
        ledger.Begin();
        await ledger.MoreAsync(50, patience.Token);

        await KillServerAsync();
        var back = await ledger.MoreAsync(100, patience.Token);
        await ledger.EndAsync();

        host.Installation.Storage.Restarts.Should().Be(1);
        ledger.Lost.Should().Be(0, "the Host itself never went away");
        ledger.TurnedAway.Should().NotBeEmpty().And.AllSatisfy(r => r.Headers.RetryAfter!.Delta.Should().BePositive());
        var raised = ledger.Kept.Count(k => k.Path == "requests/raise");
        await LedgerChecks.ShouldTallyAsync(ledger, new(host.Installation.Storage.Owner), town.Community);
        await LedgerChecks.ShouldAnswerTheSameAsync(ledger, town.Founder, most: 50);
        await Lists.ShouldShowAsync(host.Installation.Storage.Owner, "requests", town.Community, raised, patience.Token);
        await page.ShouldSayAsync(raised.ToString(CultureInfo.InvariantCulture), patience.Token);
        await Announcement.WriteAsync(
            $"A database killed under its Host: {ledger.TurnedAway.Count} commands were to be sent again, "
            + $"100 more were done after {back.TotalSeconds:F1} s.");
    }

    private async Task KillServerAsync()
    {
        var file = await File.ReadAllLinesAsync(Path.Combine(scratch.Path, "postgres", "data", "postmaster.pid"), Cancellation);
        using var server = Process.GetProcessById(int.Parse(file[0], CultureInfo.InvariantCulture));
        server.Kill();
    }

    /// <summary>A reader whose page shows how many requests there are.</summary>
    private sealed class LivePage : IAsyncDisposable
    {
        private readonly CancellationTokenSource leaving = new();
        private readonly System.Threading.Channels.Channel<string> said = System.Threading.Channels.Channel.CreateUnbounded<string>();
        private readonly Task reading;

        public LivePage(TestHost host, Guid community)
        {
            var lists = host.Services.GetRequiredService<ListReader>();
            var items = host.Services.GetRequiredService<LiveHub>().Watch(new(community, "count", "", "en"),
                new("", null, null), async cancellation =>
                    (await lists.CountAsync(
                    RequestsList.View, new CommunityId(community), null, Filter.All<ListedRequest>(), cancellation)).ToString(
                    CultureInfo.InvariantCulture), leaving.Token);
            reading = Task.Run(async () =>
            {
                await foreach (var item in items) if (item.EventType is not ("ping" or LiveHub.Look)) said.Writer.TryWrite(item.Data);
            });
        }

        public async Task ShouldSayAsync(string words, CancellationToken cancellation)
        {
            while (await said.Reader.ReadAsync(cancellation) != words)
            {
            }
        }

        public async ValueTask DisposeAsync()
        {
            await leaving.CancelAsync();
            await reading.ContinueWith(_ => { }, TaskScheduler.Default);
            leaving.Dispose();
        }
    }
}
