using Coordination.Domain.Kernel;
using Coordination.Host.Operations;
using Coordination.Host.Storage;
using Npgsql;

namespace Coordination.Integration.Leaving;

/// <summary>What a store holds, as texts that can be compared: of one community, or all of it.</summary>
public sealed class StoreRows(RunningStorage storage, CommunityId community)
{
    /// <summary>The canonical form of every event of the community, in order.</summary>
    public async Task<IReadOnlyList<string>> LeavesAsync()
    {
        await using var source = NpgsqlDataSource.Create(storage.Owner);
        await using var command = source.CreateCommand("""
            select id, stream_id, version, tenant_id, type, timestamp, headers::text, data::text
            from coordination.mt_events where tenant_id = $1 order by seq_id
            """);
        command.Parameters.Add(new() { Value = community.ToString() });
        await using var row = await command.ExecuteReaderAsync();
        List<string> leaves = [];
        while (await row.ReadAsync())
            leaves.Add(System.Text.Encoding.UTF8.GetString(CanonicalForm.Of(new(row.GetGuid(0), row.GetGuid(1), row.GetInt64(2),
                row.GetString(3), row.GetString(4), row.GetFieldValue<DateTimeOffset>(5), row.GetString(6), row.GetString(7)))));
        return leaves;
    }

    /// <summary>The community's rows in every list, with their history in order, without their positions in the store.</summary>
    public Task<IReadOnlyList<string>> ListsAsync() => TextsAsync(storage.Owner, string.Join(" union all ", OperatorCommands.Lists.Select(
        list => $"""
        select '{list.Table.View} ' || (to_jsonb(v) - 'from_seq' - 'to_seq' - 'span')::text
          || ' ' || row_number() over (partition by id order by from_seq) || ' ' || (to_seq is null)
        from {list.Table.Name} v where community = '{community}'
        """)) + " order by 1");

    public Task<IReadOnlyList<string>> StreamsAsync() =>
        TextsAsync(storage.Owner, $"select to_jsonb(s)::text from coordination.mt_streams s where tenant_id = '{community}' order by 1");

    /// <summary>Every row of every table that is not a Host's own bookkeeping, in both databases.</summary>
    public static async Task<IReadOnlyList<string>> EverythingAsync(RunningStorage storage, bool withLists = true)
    {
        List<string> all = [];
        foreach (var database in new[] { storage.Owner, storage.Keys })
            foreach (var table in await TextsAsync(database, $"""
                select format('%I.%I', schemaname, tablename) from pg_tables
                where schemaname in ('coordination', 'host', 'vault', 'keys'{(withLists ? ", 'view'" : "")})
                  and tablename not in ('mt_event_progression', 'mt_high_water_skips', 'list_position') order by 1
                """))
                all.AddRange(await TextsAsync(database, $$"""
                    select '{{table}} ' || to_jsonb(t)::text from {{table}} t
                    where coalesce(to_jsonb(t) ->> 'name', '') not in ('schema-stamp', 'granted-stamp', 'known-events') order by 1
                    """));
        return all;
    }

    public static async Task<IReadOnlyList<string>> TextsAsync(string connection, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        List<string> texts = [];
        while (await reader.ReadAsync()) texts.Add(reader.GetString(0));
        return texts;
    }
}
