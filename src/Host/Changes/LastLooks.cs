using Coordination.Host.Reads;
using Coordination.Host.Storage;
using Npgsql;

namespace Coordination.Host.Changes;

/// <summary>
/// When a coordinator last looked at the day. Two moments of each person are kept, the last look and the end of the visit before, and
/// only that person reads them; 90 days after the last look they are deleted.
/// </summary>
public sealed class LastLooks(NpgsqlDataSource store)
{
    private const string Table = $"{HostSchema.Schema}.last_look";

    /// <summary>Looks that are closer together belong to one visit.</summary>
    private static readonly TimeSpan visit = TimeSpan.FromHours(4);

    public static string Create { get; } = $"create table if not exists {Table} (community uuid not null, person uuid not null, " +
        "at timestamptz not null, before timestamptz, primary key (community, person))";

    /// <summary>Deletes what is older than 90 days.</summary>
    public static string Forget { get; } = $"delete from {Table} where at < now() - interval '90 days'";

    /// <summary>Notes that the viewer looks now.</summary>
    /// <returns>The end of their visit before; null if this is their first.</returns>
    public async ValueTask<DateTimeOffset?> LookAsync(Viewer viewer)
    {
        await using var command = Command($"""
            insert into {Table} as l (community, person, at) values ($1, $2, $3)
            on conflict (community, person) do update set
              before = case when excluded.at - l.at > $4::interval then l.at else l.before end, at = greatest(l.at, excluded.at)
            returning before
            """, viewer);
        return Instant(await command.ExecuteScalarAsync(viewer.Cancellation));
    }

    /// <summary>The end of the viewer's visit before this moment; null if there was none. Nothing is noted.</summary>
    public async ValueTask<DateTimeOffset?> BeforeAsync(Viewer viewer)
    {
        await using var command = Command(
            $"select case when $3 - at > $4::interval then at else before end from {Table} where community = $1 and person = $2", viewer);
        return Instant(await command.ExecuteScalarAsync(viewer.Cancellation));
    }

    /// <summary>Its parameters: the community, the person, now, and how long a visit may pause.</summary>
    private NpgsqlCommand Command(string sql, Viewer viewer)
    {
        var command = store.CreateCommand(sql);
        foreach (var value in (object[])[viewer.In.Value, viewer.Person.Value, viewer.Now.UtcDateTime, visit])
            command.Parameters.Add(new() { Value = value });
        return command;
    }

    private static DateTimeOffset? Instant(object? stored) => stored is DateTime at ? new DateTimeOffset(at) : null;
}
