using System.Diagnostics;
using System.Globalization;
using Coordination.Host.Pages;
using Coordination.Host.Storage;
using Npgsql;

namespace Coordination.Host.Demo;

/// <summary>
/// Fills an empty store with the demo, once, in development, before the Host is ready. If filling was interrupted, the next start goes on
/// with the same anchor. Of several Hosts one fills and the others wait.
/// </summary>
public sealed class DemoStore(DemoLife life, CommunityClock clock, NpgsqlDataSource events,
    [FromKeyedServices(StoreWiring.Listening)] NpgsqlDataSource waiting, IConfiguration configuration, ILogger<DemoStore> log)
    : BackgroundService
{
    private const long Lock = 0x64656d6f;
    private readonly TaskCompletionSource<bool> filled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the store can be served; true if it holds a demo.</summary>
    public Task<bool> Filled => filled.Task;
    public bool IsFilled => filled.Task.IsCompletedSuccessfully;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // Let the Host begin to listen, so that its readiness can be queried meanwhile.
            await Task.Yield();
            filled.TrySetResult(await FillAsync(stoppingToken));
        }
        catch (Exception failed)
        {
            filled.TrySetException(failed);
            throw;
        }
    }

    private async Task<bool> FillAsync(CancellationToken cancellation)
    {
        await using var alone = await waiting.OpenConnectionAsync(cancellation);
        await RunAsync(alone, $"select pg_advisory_lock({Lock})", cancellation);
        try
        {
            var marked = (await DemoSettings.ReadAsync(events, DemoSettings.Demo, cancellation))?.Split(' ');
            if (marked is ["filled", ..]) return true;
            if (configuration["Demo"] == "off") return false;
            if (marked is ["filling", var day])
                return await LoadAsync(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), cancellation);
            return await IsEmptyAsync(cancellation) && await LoadAsync(Anchor ?? Today, cancellation);
        }
        finally
        {
            await RunAsync(alone, $"select pg_advisory_unlock({Lock})", CancellationToken.None);
        }
    }

    private async Task<bool> LoadAsync(DateOnly anchor, CancellationToken cancellation)
    {
        var (taken, last, steps) = (Stopwatch.StartNew(), DateOnly.MinValue, 0);
        log.LogInformation("The store is empty: filling it with the demo, two weeks that end on {Anchor:yyyy-MM-dd}", anchor);
        await DemoSettings.WriteAsync(events, DemoSettings.Demo, $"filling {anchor:yyyy-MM-dd}", cancellation);
        await life.LoadAsync(anchor, at =>
        {
            steps++;
            var day = DateOnly.FromDateTime(at.UtcDateTime);
            if (day != last)
                log.LogInformation("The demo is filled up to {Day:yyyy-MM-dd} after {Seconds:0.0} s",
                    last = day, taken.Elapsed.TotalSeconds);
            return Task.CompletedTask;
        }, cancellation);
        if (Anchor is not null) await clock.BeginAtAsync(DemoScript.EndOf(anchor), events, cancellation);
        await DemoSettings.WriteAsync(events, Settings.HelpPhone, DemoSettings.InventedPhone, cancellation);
        await DemoSettings.WriteAsync(events, DemoSettings.Demo, $"filled {anchor:yyyy-MM-dd}", cancellation);
        log.LogInformation("The demo is loaded: {Steps} steps in {Seconds:0.0} s", steps, taken.Elapsed.TotalSeconds);
        return true;
    }

    private DateOnly? Anchor => configuration["Demo:Anchor"] is { Length: > 0 } given
        ? DateOnly.TryParseExact(given, "yyyy-MM-dd", out var day) ? day
            : throw new InvalidOperationException($"Demo:Anchor is '{given}': a day like 2026-03-02 is expected.")
        : null;

    private DateOnly Today =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(DemoScript.Zone)).DateTime);

    private async Task<bool> IsEmptyAsync(CancellationToken cancellation)
    {
        await using var command =
            events.CreateCommand("select not exists (select from host.community) and not exists (select from coordination.mt_events)");
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string statement, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
