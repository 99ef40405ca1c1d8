using Coordination.Host;
using Npgsql;

namespace Coordination.Integration.Postgres;

/// <summary>
/// A database as the Hosts of the tests make it, empty. It is made once on each server, and copied for each Host: a Host checks what it
/// finds, as always, and need not make it again.
/// </summary>
internal static class MigratedDatabase
{
    private static readonly SemaphoreSlim making = new(1);
    private static readonly Dictionary<string, string> made = [];

    /// <summary>Makes the database of this place by a copy, if it is on the server of the tests and not there yet.</summary>
    public static async Task CopyToAsync(IReadOnlyDictionary<string, string?> place, CancellationToken cancellation)
    {
        if (place.GetValueOrDefault("ConnectionStrings:Owner") is not { } server
            || place.GetValueOrDefault("Storage:Database") is not { } name) return;
        var original = await OnAsync(server, cancellation);
        try
        {
            await ExecuteAsync(server, $"create database {name} template {original}", cancellation);
        }
        catch (PostgresException exists) when (exists.SqlState is PostgresErrorCodes.DuplicateDatabase)
        {
            // Another Host works on it already.
        }
    }

    private static async Task<string> OnAsync(string server, CancellationToken cancellation)
    {
        await making.WaitAsync(cancellation);
        try
        {
            if (made.TryGetValue(server, out var known)) return known;
            var (name, folder) = (TestPostgres.NewName(), Directory.CreateTempSubdirectory("coordination-original-"));
            await using (var storage = await Installation.OpenStorageAsync(
                [$"--ConnectionStrings:Owner={server}", $"--Storage:Database={name}", $"--DATA={folder.FullName}"]))
                await Installation.MigrateAsync(storage, TestFeatures.Declared, cancellation);
            folder.Delete(recursive: true);
            // Nobody may be connected to what is copied.
            await ExecuteAsync(server, $"alter database {name} with allow_connections false", cancellation);
            await ExecuteAsync(server, $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'", cancellation);
            return made[server] = name;
        }
        finally
        {
            making.Release();
        }
    }

    private static async Task ExecuteAsync(string server, string statement, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(server);
        await using var command = source.CreateCommand(statement);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
