using System.Globalization;
using Coordination.Host.Storage;
using Coordination.Integration.Commands;
using Coordination.Integration.Postgres;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Coordination.Integration.Faults;

public sealed class KillingTheHost : IDisposable
{
    private readonly ScratchFolder scratch = new();
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task What_was_acknowledged_is_there_once_when_its_database_outlives_it()
    {
        await using var server = await PrivateServer.StartAsync(Path.Combine(scratch.Path, "server"), await PrivateServers.BinariesAsync(),
            NullLogger.Instance, Cancellation);
        await SurvivesAsync("a database that outlives it", server.ConnectionString,
            new() { ["ConnectionStrings:Owner"] = server.ConnectionString, ["DATA"] = scratch.Path });
    }

    [Fact]
    public async Task What_was_acknowledged_is_there_once_when_its_database_dies_with_it()
    {
        await PrivateServers.BinariesAsync();
        await SurvivesAsync("a database that dies with it", $"Host={Path.Combine(scratch.Path, "postgres")};Username=postgres",
            new() { ["DATA"] = scratch.Path });
    }

    private async Task SurvivesAsync(string kind, string server, Dictionary<string, string?> place)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromMinutes(Extent.Of(5, 30)));
        using var host = new HostProcess(place);
        host.Start();
        await host.AnswersAsync(patience.Token);
        using var http = await host.SignedInAsync(
            "ada", Database(server, "coordination_keys"), Path.Combine(scratch.Path, "keys"), patience.Token);
        var town = await Town.FoundAsync(http);
        await using var ledger = new Ledger(town.Founder, await town.Founder.SessionAsync(100_000));
        ledger.Begin();

        var seed = Random.Shared.Next();
        var (random, back) = (new Random(seed), new List<TimeSpan>());
        for (var kill = 0; kill < Extent.Of(3, 30); kill++)
        {
            await ledger.MoreAsync(random.Next(1, 80), patience.Token);
            host.Kill();
            host.Start();
            back.Add(await ledger.MoreAsync(1, patience.Token));
        }
        await ledger.MoreAsync(40, patience.Token);
        await ledger.EndAsync();

        var events = Database(server, "coordination");
        await LedgerChecks.ShouldTallyAsync(ledger, new(events), town.Community);
        await LedgerChecks.ShouldAnswerTheSameAsync(ledger, town.Founder, most: 100);
        await Lists.ShouldShowAsync(events, "requests", town.Community, ledger.Kept.Count(k => k.Path == "requests/raise"), patience.Token);
        await Announcement.WriteAsync(string.Create(CultureInfo.InvariantCulture,
            $"A Host on {kind}, killed {back.Count} times (seed {seed}), {ledger.Kept.Count} commands, {ledger.Lost} without an answer: "
            + $"commands again after {string.Join(", ", back.Select(b => $"{b.TotalSeconds:F1}"))} s."));
    }

    private static string Database(string server, string name) =>
        new NpgsqlConnectionStringBuilder(server) { Database = name, Pooling = false }.ConnectionString;
}
