using System.Runtime.CompilerServices;
using Coordination.Domain.Kernel;
using Coordination.Host.Storage;
using Npgsql;

namespace Coordination.Host.Operations.Leaving;

/// <summary>Reads the rows of one community from one snapshot, in an order that does not depend on their place on disk.</summary>
public sealed class CommunityRows(NpgsqlConnection events, CommunityId community)
{
    private const string Schema = EventTables.Schema;

    public async IAsyncEnumerable<EventLine> EventsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var command =
            Ask($"select seq_id, id, stream_id, version, tenant_id, type, timestamp, headers::text, data::text from {Schema}.mt_events " +
                "where tenant_id = $1 order by seq_id", community.ToString());
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
            yield return new(row.GetInt64(0),
                new(row.GetGuid(1), row.GetGuid(2), row.GetInt64(3), row.GetString(4), row.GetString(5),
                row.GetFieldValue<DateTimeOffset>(6), row.GetString(7), row.GetString(8)));
    }

    public IAsyncEnumerable<byte[]> StreamsAsync(CancellationToken cancellation) => LinesAsync(
        Ask($"select id, version, created, timestamp from {Schema}.mt_streams where tenant_id = $1 order by id", community.ToString()),
        row => Line.Of(new StreamLine(row.GetGuid(0), row.GetInt64(1), row.GetFieldValue<DateTimeOffset>(2),
            row.GetFieldValue<DateTimeOffset>(3))), cancellation);

    /// <summary>Reads every table of tags: each row without the position of its event in this store.</summary>
    public async IAsyncEnumerable<byte[]> TagsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var table in await TagTables.ListAsync(events, cancellation))
        {
            var lines = LinesAsync(
                Ask($"select e.id, (to_jsonb(t) - 'seq_id')::text from {Schema}.{table} t " +
                    $"join {Schema}.mt_events e on e.seq_id = t.seq_id where e.tenant_id = $1 order by e.seq_id, 2", community.ToString()),
                row => Line.Of(json =>
                {
                    json.WriteString("table", table);
                    json.WriteString("event", row.GetGuid(0));
                    json.WritePropertyName("tag");
                    json.WriteRawValue(row.GetString(1));
                }), cancellation);
            await foreach (var line in lines) yield return line;
        }
    }

    public IAsyncEnumerable<byte[]> VaultAsync(CancellationToken cancellation) => LinesAsync(
        Ask("select person, field, cipher, blind from vault.contact where tenant = $1 order by person, field", community.Value),
        row => Line.Of(new VaultLine(row.GetGuid(0), row.GetString(1), row.GetString(2), row.IsDBNull(3) ? null
            : row.GetFieldValue<byte[]>(3))), cancellation);

    /// <summary>Reads the keys database after the events, so that every key that an event needs is there.</summary>
    public static IAsyncEnumerable<byte[]> KeysAsync(NpgsqlDataSource keys, CommunityId community, CancellationToken cancellation) =>
        LinesAsync(
        Ask(keys, "select subject, key_id, wrapped from keys.person_key where tenant = $1 order by subject", community),
        row => Line.Of(new KeyLine(row.GetGuid(0), row.GetGuid(1), row.GetFieldValue<byte[]>(2))), cancellation);

    public static IAsyncEnumerable<byte[]> DisclosuresAsync(NpgsqlDataSource keys, CommunityId community, CancellationToken cancellation) =>
        LinesAsync(
        Ask(keys,
            "select viewer, subject, class, purpose, hour from keys.disclosure where tenant = $1 " +
            "order by hour, viewer, subject, class, purpose", community),
        row => Line.Of(new DisclosureLine(row.GetString(0), row.GetGuid(1), row.GetString(2), row.GetString(3),
            row.GetFieldValue<DateTimeOffset>(4))), cancellation);

    private static async IAsyncEnumerable<byte[]> LinesAsync(NpgsqlCommand asking, Func<NpgsqlDataReader, byte[]> made,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var command = asking;
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation)) yield return made(row);
    }

    private NpgsqlCommand Ask(string sql, object community) => new(sql, events) { Parameters = { new() { Value = community } } };

    private static NpgsqlCommand Ask(NpgsqlDataSource keys, string sql, CommunityId community)
    {
        var command = keys.CreateCommand(sql);
        command.Parameters.Add(new() { Value = community.Value });
        return command;
    }
}

/// <summary>The tables of tags: what events are about, for rules that span streams.</summary>
internal static class TagTables
{
    public static async Task<IReadOnlyList<string>> ListAsync(NpgsqlConnection events, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            $"select tablename::text from pg_tables where schemaname = '{EventTables.Schema}' " +
            "and starts_with(tablename, 'mt_event_tag_') order by 1", events);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        List<string> tables = [];
        while (await row.ReadAsync(cancellation)) tables.Add(row.GetString(0));
        return tables;
    }
}
