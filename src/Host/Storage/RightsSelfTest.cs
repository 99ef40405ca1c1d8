using Npgsql;

namespace Coordination.Host.Storage;

/// <summary>Checks on the very login that serves that it can add to the history and cannot change it in any way.</summary>
public static class RightsSelfTest
{
    // A login can also become every role it is a member of, so the rights of those roles count as its own.
    private const string WrongRights = $"""
        WITH reachable AS (SELECT oid, rolname::text AS name, rolsuper, rolbypassrls, rolcreaterole FROM pg_roles
          WHERE pg_has_role(session_user, oid, 'MEMBER')),
        history AS (SELECT r.*, {EventTables.AreStreams} AS streams FROM ({EventTables.AllRelations}) r
          WHERE {EventTables.AreEvents} OR {EventTables.AreStreams})
        SELECT format('%s is a superuser', a.name) FROM reachable a WHERE a.rolsuper
        UNION ALL
        SELECT format('%s may bypass row security', a.name) FROM reachable a WHERE a.rolbypassrls
        UNION ALL
        SELECT format('%s may make roles', a.name) FROM reachable a WHERE a.rolcreaterole
        UNION ALL
        SELECT format('%s owns %s.%s', a.name, h.schema, h.name) FROM reachable a JOIN history h ON h.relowner = a.oid
        UNION ALL
        SELECT format('%s owns the schema %s', a.name, $1) FROM reachable a JOIN pg_namespace n ON n.nspowner = a.oid WHERE n.nspname = $1
        UNION ALL
        SELECT format('%s may %s on %s.%s', a.name, p, h.schema, h.name)
        FROM reachable a CROSS JOIN history h CROSS JOIN unnest(ARRAY['DELETE', 'TRUNCATE', 'TRIGGER']) p
        WHERE has_table_privilege(a.oid, h.oid, p)
        UNION ALL
        SELECT format('%s may UPDATE %s of %s.%s', a.name, c.attname, h.schema, h.name)
        FROM reachable a CROSS JOIN history h JOIN pg_attribute c ON c.attrelid = h.oid AND c.attnum > 0 AND NOT c.attisdropped
        WHERE has_column_privilege(a.oid, h.oid, c.attnum, 'UPDATE') AND NOT (h.streams AND h.name = h.root AND c.attname = ANY ($2))
        UNION ALL
        SELECT format('%s may not %s on %s.%s', session_user, p, h.schema, h.name)
        FROM history h CROSS JOIN unnest(ARRAY['SELECT', 'INSERT']) p
        WHERE h.name = h.root AND NOT has_table_privilege(session_user, h.oid, p)
        UNION ALL
        SELECT format('%s may not UPDATE %s of %s.%s', session_user, c.attname, h.schema, h.name)
        FROM history h JOIN pg_attribute c ON c.attrelid = h.oid AND c.attname = ANY ($2)
        WHERE h.streams AND h.name = h.root AND NOT has_column_privilege(session_user, h.oid, c.attnum, 'UPDATE')
        UNION ALL
        SELECT format('%s may create in the schema %s', a.name, n.nspname)
        FROM reachable a CROSS JOIN pg_namespace n
        WHERE has_schema_privilege(a.oid, n.oid, 'CREATE') AND n.nspname NOT LIKE 'pg\_temp\_%' AND n.nspname NOT LIKE 'pg\_toast\_temp\_%'
        UNION ALL
        SELECT format('%s may create in the database %s', a.name, current_database())
        FROM reachable a WHERE has_database_privilege(a.oid, current_database(), 'CREATE')
        UNION ALL
        SELECT format('the function %s.%s runs with the rights of its owner', n.nspname, f.proname)
        FROM pg_proc f JOIN pg_namespace n ON n.oid = f.pronamespace
        WHERE n.nspname = $1 AND f.prosecdef AND has_function_privilege(session_user, f.oid, 'EXECUTE')
        UNION ALL
        SELECT format('it is %s by SET ROLE and not by a login of its own', current_user) WHERE current_user <> session_user
        UNION ALL
        SELECT format('there is no table %s.%s', $1, t) FROM unnest(ARRAY['mt_events', 'mt_streams']) t
        WHERE NOT EXISTS (SELECT 1 FROM history h WHERE h.name = t)
        LIMIT 1
        """;

    public static async Task RunAsync(NpgsqlDataSource serving, string eventSchema, CancellationToken cancellation)
    {
        await using var command = serving.CreateCommand(WrongRights);
        command.Parameters.Add(new() { Value = eventSchema });
        command.Parameters.Add(new() { Value = EventTables.RaisedByAppends });
        if (await command.ExecuteScalarAsync(cancellation) is string wrong)
        {
            throw new StorageException($"The Host refuses to serve: {wrong}.");
        }
    }
}
