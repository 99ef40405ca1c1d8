using Coordination.Host.Operations.Backups;
using Coordination.Host.Operations.Leaving;
using Coordination.Host.Storage;
using Coordination.Projections.Lists;
using Npgsql;

namespace Coordination.Host.Operations;

/// <summary>
/// Commands that the operator of an installation runs on a store from a command line. Each says in one sentence what it did.
/// </summary>
public static class OperatorCommands
{
    /// <summary>The lists that a store of this program has.</summary>
    public static IReadOnlyList<IListView> Lists => new Declarations(Features.All, new ServiceCollection()).Lists();

    /// <summary>Null if the arguments ask for a Host.</summary>
    public static Func<CancellationToken, Task<string>>? Find(string[] args) => args switch
    {
        ["rebuild", .. var settings] => cancellation => RebuildAsync(settings, cancellation),
        ["apply-parked", .. var settings] => cancellation => ApplyParkedAsync(settings, cancellation),
        ["export", .. var settings] => cancellation => ExportCommand.RunAsync(settings, Console.In, cancellation),
        ["import", .. var settings] => cancellation => ImportCommand.RunAsync(settings, Console.In, cancellation),
        ["link", .. var settings] => cancellation => LinkCommand.RunAsync(settings, cancellation),
        ["recover", .. var settings] => cancellation => RecoverCommand.RunAsync(settings, cancellation),
        ["backup", .. var settings] => cancellation => Backup.RunAsync(settings, cancellation),
        ["restore", .. var settings] => cancellation => Restore.RunAsync(settings, cancellation),
        _ => null,
    };

    /// <summary>A setting the command needs.</summary>
    public static string Needed(this IConfiguration given, string setting, string how) =>
        given[setting] is { Length: > 0 } value ? value : throw new StorageException($"Say {how}.");

    private static async Task<string> RebuildAsync(string[] settings, CancellationToken cancellation)
    {
        await using var storage = await Installation.OpenStorageAsync(settings);
        return await Rebuild.RunAsync(storage, Lists, cancellation);
    }

    /// <summary>Whether the command may run while Hosts run.</summary>
    private static async Task<string> ApplyParkedAsync(string[] settings, CancellationToken cancellation)
    {
        await using var storage = await Installation.JoinStorageAsync(Installation.Configuration(settings), cancellation);
        await using var serving = NpgsqlDataSource.Create(storage.Serving);
        var (applied, remaining) = await new ApplyParked(serving, Lists).RunAsync(cancellation);
        return $"{applied} things are up to date again, {remaining.Count} still stand still." + string.Concat(
            remaining.Select(r => "\n" + r));
    }
}
