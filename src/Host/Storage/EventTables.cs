namespace Coordination.Host.Storage;

/// <summary>
/// The tables that hold the history. The kind of a table decides what may be done to it, in the grants and in their check alike.
/// </summary>
public static class EventTables
{
    public const string Schema = "coordination";

    /// <summary>As a condition over a row <c>r</c> with schema and root: the table itself, or the one it is a partition of.</summary>
    internal const string AreEvents = "(r.schema = $1 AND (r.root = 'mt_events' OR starts_with(r.root, 'mt_event_tag_')))";

    internal const string AreStreams = "(r.schema = $1 AND r.root = 'mt_streams')";

    /// <summary>The columns that an append changes in the row of its stream.</summary>
    internal static readonly string[] RaisedByAppends = ["version", "timestamp"];

    /// <summary>All tables and views as rows of schema, name and root.</summary>
    internal const string AllRelations = """
        SELECT c.oid, n.nspname::text AS schema, c.relname::text AS name, COALESCE(p.relname, c.relname)::text AS root, c.relowner
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_class p ON p.oid = pg_partition_root(c.oid)
        WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
        """;
}
