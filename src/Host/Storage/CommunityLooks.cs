using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Npgsql;

namespace Coordination.Host.Storage;

/// <summary>How the code and the name of each community look. A commit writes it when the community is founded.</summary>
public static class CommunityLooks
{
    private const string Table = HostSchema.Schema + ".community_look", Taken = "community_look_pkey";

    private const string Without = $"""
        select c.id, c.code, e.data ->> 'name' from {HostSchema.Schema}.community c
        join coordination.mt_events e on e.tenant_id = c.id::text and e.stream_id = c.id and e.version = 1
        where not exists (select from {Table} l where l.community = c.id) order by c.number
        """;

    public static string Create { get; } =
        $"create table if not exists {Table} (look text constraint {Taken} primary key, community uuid not null)";

    /// <summary>No two communities look alike.</summary>
    public static IEnumerable<SideRow> Rows(CommunityId community, string code, string name, Refusal ifTaken) =>
        CommunityLook.Of(code, name).Select(look =>
            new SideRow($"insert into {Table} (look, community) values (?, ?)", look, community.Value) { IfTaken = new(Taken, ifTaken) });

    /// <summary>Whether another community looks like this, as far as can be seen before the commit.</summary>
    public static async Task<bool> AreTakenAsync(NpgsqlDataSource events, string code, string name, CancellationToken cancellation)
    {
        await using var command = events.CreateCommand($"select exists (select from {Table} where look = any ($1))");
        command.Parameters.Add(new() { Value = CommunityLook.Of(code, name).ToArray() });
        return await command.ExecuteScalarAsync(cancellation) is true;
    }

    /// <summary>
    /// For communities that were founded before looks were kept, or elsewhere. Of two that look alike the first keeps its look.
    /// </summary>
    public static async Task FillAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var missing = new List<(Guid Community, string Look)>();
        await using (var read = new NpgsqlCommand(Without, connection))
        await using (var reader = await read.ExecuteReaderAsync(cancellation))
            while (await reader.ReadAsync(cancellation))
                missing.AddRange(CommunityLook.Of(reader.GetString(1), reader.GetString(2)).Select(look => (reader.GetGuid(0), look)));
        await using var add =
            new NpgsqlCommand($"insert into {Table} (look, community) select * from unnest($1, $2) on conflict do nothing", connection);
        add.Parameters.Add(new() { Value = missing.Select(m => m.Look).ToArray() });
        add.Parameters.Add(new() { Value = missing.Select(m => m.Community).ToArray() });
        await add.ExecuteNonQueryAsync(cancellation);
    }
}
