using Npgsql;

namespace Coordination.Host.Storage;

/// <summary>Whether a Host serves from a store now. Some work is done only if none does.</summary>
public static class StoreInUse
{
    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(200);
    private const int Looks = 30;

    /// <summary>A Host that was just stopped takes a moment to release the lock.</summary>
    public static async Task RefuseAsync(RunningStorage storage, string work, CancellationToken cancellation)
    {
        await using var owner = NpgsqlDataSource.Create(storage.Owner);
        for (var look = 1; await ConnectionsAsync(owner, storage.ServingRole, cancellation) is > 0 and var connections; look++)
        {
            if (look == Looks)
                throw new StorageException(
                    $"A Host works on this store ({connections} connections as {storage.ServingRole}): stop it, then {work} again; " +
                    "nothing was changed.");
            await Task.Delay(pause, cancellation);
        }
    }

    private static async Task<long> ConnectionsAsync(NpgsqlDataSource owner, string role, CancellationToken cancellation)
    {
        await using var command = owner.CreateCommand(
            "select count(*) from pg_stat_activity where datname = current_database() and usename = $1 and pid <> pg_backend_pid()");
        command.Parameters.Add(new() { Value = role });
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
