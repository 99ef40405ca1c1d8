using Npgsql;

namespace Coordination.Host.Storage;

/// <summary>The rights of the serving login: add to the history and never change it, use everything else, create nothing.</summary>
public static class Grants
{
    private const long Turn = 0x6772616E74;

    private const string RightsByTable = $"""
        SELECT r.schema, r.name, CASE
            WHEN ({EventTables.AreEvents} OR {EventTables.AreStreams}) AND r.name <> r.root THEN NULL
            WHEN {EventTables.AreEvents} THEN 'SELECT, INSERT'
            WHEN {EventTables.AreStreams} THEN 'SELECT, INSERT, UPDATE (version, timestamp)'
            WHEN r.schema || '.' || r.name = '{LinkTable.Name}' THEN 'SELECT, INSERT'
            ELSE 'SELECT, INSERT, UPDATE, DELETE' END
        FROM ({EventTables.AllRelations}) r
        WHERE r.schema = ANY ($2)
        """;

    /// <summary>
    /// One transaction: others see the old rights or the new ones, nothing in between. Schemas that do not exist are skipped.
    /// </summary>
    public static async Task ApplyAsync(
        NpgsqlDataSource owner, string servingRole, string eventSchema, IEnumerable<string> otherSchemas, CancellationToken cancellation)
    {
        string[] schemas = [eventSchema, .. otherSchemas];
        await using var connection = await owner.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await RunAsync(connection, $"SELECT pg_advisory_xact_lock({Turn})", cancellation);

        var role = ServerUpkeep.Name(servingRole);
        var statements = new List<string> { "REVOKE CREATE ON SCHEMA public FROM PUBLIC" };
        foreach (var schema in (await ExistingAsync(connection, schemas, cancellation)).Select(ServerUpkeep.Name))
        {
            statements.AddRange(
            [
                $"REVOKE ALL ON SCHEMA {schema} FROM PUBLIC, {role}",
                $"GRANT USAGE ON SCHEMA {schema} TO {role}",
                $"REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM PUBLIC, {role}",
                $"REVOKE ALL ON ALL SEQUENCES IN SCHEMA {schema} FROM PUBLIC, {role}",
                $"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA {schema} TO {role}",
                $"GRANT EXECUTE ON ALL ROUTINES IN SCHEMA {schema} TO {role}",
            ]);
        }
        await foreach (var (schema, table, rights) in RightsAsync(connection, eventSchema, schemas, cancellation))
        {
            statements.Add($"GRANT {rights} ON {ServerUpkeep.Name(schema)}.{ServerUpkeep.Name(table)} TO {role}");
        }
        await RunAsync(connection, string.Join(";\n", statements), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static async Task<List<string>> ExistingAsync(NpgsqlConnection connection, string[] schemas, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT nspname::text FROM pg_namespace WHERE nspname = ANY ($1)", connection)
        { Parameters = { new() { Value = schemas } } };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        List<string> existing = [];
        while (await reader.ReadAsync(cancellation))
        {
            existing.Add(reader.GetString(0));
        }
        return existing;
    }

    private static async IAsyncEnumerable<(string Schema, string Table, string Rights)> RightsAsync(
        NpgsqlConnection connection, string eventSchema, string[] schemas,
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(RightsByTable, connection)
        { Parameters = { new() { Value = eventSchema }, new() { Value = schemas } } };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            if (!reader.IsDBNull(2))
            {
                yield return (reader.GetString(0), reader.GetString(1), reader.GetString(2));
            }
        }
    }

    private static async Task RunAsync(NpgsqlConnection connection, string statements, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(statements, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
