using Npgsql;

namespace Coordination.Host.Storage;

/// <summary>Whether a Host serves from a store just now: some work is done only where none does.</summary>
public static class StoreInUse
{
    public static async Task RefuseAsync(RunningStorage storage, string work, CancellationToken cancellation)
    {
        await using var owner = NpgsqlDataSource.Create(storage.Owner);
        await using var command = owner.CreateCommand("select count(*) from pg_stat_activity where datname = current_database() and usename = $1 and pid <> pg_backend_pid()");
        command.Parameters.Add(new() { Value = storage.ServingRole });
        if (await command.ExecuteScalarAsync(cancellation) is long and > 0 and var connections)
            throw new StorageException($"A Host works on this store ({connections} connections as {storage.ServingRole}): stop it, then {work} again; nothing was changed.");
    }
}
