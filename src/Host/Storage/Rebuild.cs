using System.Diagnostics;
using Coordination.Projections;
using JasperFx;
using Marten;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Coordination.Host.Storage;

/// <summary>Fills every list anew from the history, in place and as owner, while no Host runs on the store.</summary>
public static class Rebuild
{
    public static async Task<string> RunAsync(RunningStorage storage, CancellationToken cancellation)
    {
        await using var owner = NpgsqlDataSource.Create(storage.Owner);
        await using var store = DocumentStore.For(options =>
        {
            options.Connection(owner);
            EventStore.Configure(options, TimeProvider.System);
            Views.Add(options);
            options.AutoCreateSchemaObjects = AutoCreate.None;
        });
        await using var count = owner.CreateCommand($"select count(*) from {EventStore.Schema}.mt_events");
        var events = (long)(await count.ExecuteScalarAsync(cancellation))!;
        using var daemon = await store.BuildProjectionDaemonAsync(logger: NullLogger.Instance);
        var started = Stopwatch.GetTimestamp();
        await Migration.ForgetStampAsync(owner, cancellation);
        await RunAsync(owner, Views.All.SelectMany(v => v.Table.Bare), cancellation);
        await daemon.RebuildProjectionAsync("lists", cancellation);
        await RunAsync(owner, Views.All.SelectMany(v => v.Table.Create), cancellation);
        var taken = Stopwatch.GetElapsedTime(started);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"Rebuilt {Views.All.Count} lists from {events} events in {taken.TotalSeconds:F2} s ({events / taken.TotalSeconds:F0} events/s).");
    }

    private static async Task RunAsync(NpgsqlDataSource owner, IEnumerable<string> statements, CancellationToken cancellation)
    {
        await using var all = owner.CreateCommand(string.Join(";\n", statements));
        await all.ExecuteNonQueryAsync(cancellation);
    }
}
