using Coordination.Host.Storage;
using Npgsql;

namespace Coordination.Host.Operations.Backups;

/// <summary>A database into which a backup is restored.</summary>
internal static class RestoredDatabase
{
    public static async Task<bool> IsInUseAsync(NpgsqlDataSource owner, NpgsqlDataSource keys, CancellationToken cancellation) =>
        await HasRowsAsync(owner, $"{EventTables.Schema}.mt_events", cancellation)
            || await HasRowsAsync(owner, "host.community", cancellation) || await HasRowsAsync(keys, "keys.person_key", cancellation);

    public static async Task<int> MajorAsync(string database, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(cancellation);
        return connection.PostgreSqlVersion.Major;
    }

    public static async Task RefuseForeignAsync(NpgsqlDataSource owner, CancellationToken cancellation)
    {
        if ((await SchemasAsync(owner, cancellation)).Except(Migration.Schemas).FirstOrDefault() is { } foreign)
            throw new StorageException(
                $"The database holds a schema '{foreign}', which this program did not make: restore into a database of its own; " +
                "nothing was changed.");
    }

    /// <summary>Drops every schema of ours.</summary>
    public static async Task EmptyAsync(NpgsqlDataSource owner, CancellationToken cancellation)
    {
        var drops = (await SchemasAsync(owner, cancellation)).Intersect(Migration.Schemas)
            .Select(schema => $"drop schema {ServerUpkeep.Name(schema)} cascade");
        await using var drop = owner.CreateCommand(string.Join(';', drops.DefaultIfEmpty("select 1")));
        await drop.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<IReadOnlyList<string>> SchemasAsync(NpgsqlDataSource owner, CancellationToken cancellation)
    {
        List<string> schemas = [];
        await using var command = owner.CreateCommand(
            "select nspname::text from pg_namespace where not starts_with(nspname, 'pg_') " +
            "and nspname not in ('information_schema', 'public') order by 1");
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation)) schemas.Add(row.GetString(0));
        return schemas;
    }

    private static async Task<bool> HasRowsAsync(NpgsqlDataSource source, string table, CancellationToken cancellation)
    {
        await using var exists = source.CreateCommand($"select to_regclass('{table}') is not null");
        if (await exists.ExecuteScalarAsync(cancellation) is not true) return false;
        await using var rows = source.CreateCommand($"select exists (select from {table})");
        return await rows.ExecuteScalarAsync(cancellation) is true;
    }
}
