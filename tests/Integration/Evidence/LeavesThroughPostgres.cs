using System.Text;
using Coordination.Domain.Kernel;
using Coordination.Integration.Postgres;
using Coordination.Specs.Golden;
using CsCheck;
using Npgsql;

namespace Coordination.Integration.Evidence;

/// <summary>PostgreSQL rewrites the JSON of a row, and the canonical form of the event stays the same.</summary>
public sealed class LeavesThroughPostgres(TestPostgres postgres)
{
    // Marten's own column types for mt_events.
    private const string Table = """
        create table event (
            seq_id bigint generated always as identity primary key, id uuid not null, stream_id uuid, version bigint not null,
            data jsonb not null, type varchar(500) not null, timestamp timestamptz not null, tenant_id varchar, headers jsonb)
        """;

    [Fact]
    public async Task Every_golden_event_keeps_its_leaf()
    {
        string[] samples = [.. GoldenFiles.Samples];
        StoredRow[] golden = [.. samples.Select(GoldenFiles.Row)];
        golden.Should().NotBeEmpty();
        var stored = await ThroughPostgres(golden);
        stored.Should().HaveCount(golden.Length).And.NotContain(golden);
        foreach (var (row, sample) in stored.Zip(samples)) Text(CanonicalForm.Of(row)).Should().Be(Text(GoldenFiles.Leaf(sample)));
    }

    [Fact]
    public async Task Ten_thousand_awkward_events_keep_their_leaves()
    {
        var gen = Gen.Select(AwkwardEvents.AnyObject(), AwkwardEvents.AnyObject(), (envelope, body) => (envelope, body)).Array[10_000];
        var random = new PCG(1, 2026);
        StoredRow[] rows = [.. gen.Generate(random, null, out _).Select((e, i) => new StoredRow(
            SampleValues.Id($"event {i}"), SampleValues.Id($"stream {i}"), i + 1, SampleValues.Id("tenant").ToString(), "request.raised",
            SampleValues.RecordedAt.AddMicroseconds(i), $"{{\"envelope\": {e.envelope}}}", e.body))];
        var stored = await ThroughPostgres(rows);
        stored.Should().HaveCount(rows.Length);
        stored.Where((row, i) => row.Data != rows[i].Data).Count().Should()
            .BeGreaterThan(5_000, "PostgreSQL prints most of them in another way");
        for (var i = 0; i < rows.Length; i++)
            if (!CanonicalForm.Of(stored[i]).AsSpan().SequenceEqual(CanonicalForm.Of(rows[i])))
                Text(CanonicalForm.Of(stored[i])).Should().Be(Text(CanonicalForm.Of(rows[i])));
    }

    private async Task<List<StoredRow>> ThroughPostgres(StoredRow[] rows)
    {
        await using var connection = new NpgsqlConnection(await postgres.NewDatabaseAsync());
        await connection.OpenAsync();
        await using (var create = new NpgsqlCommand(Table, connection)) await create.ExecuteNonQueryAsync();
        await using (var insert = new NpgsqlCommand("""
            insert into event (id, stream_id, version, tenant_id, type, timestamp, headers, data)
            select * from unnest(@id, @stream, @version, @tenant, @type, @at, @headers::jsonb[], @data::jsonb[])
            """, connection))
        {
            insert.Parameters.AddWithValue("id", rows.Select(r => r.Id).ToArray());
            insert.Parameters.AddWithValue("stream", rows.Select(r => r.Stream).ToArray());
            insert.Parameters.AddWithValue("version", rows.Select(r => r.Version).ToArray());
            insert.Parameters.AddWithValue("tenant", rows.Select(r => r.Tenant).ToArray());
            insert.Parameters.AddWithValue("type", rows.Select(r => r.Type).ToArray());
            insert.Parameters.AddWithValue("at", rows.Select(r => r.RecordedAt).ToArray());
            insert.Parameters.AddWithValue("headers", rows.Select(r => r.Headers).ToArray());
            insert.Parameters.AddWithValue("data", rows.Select(r => r.Data).ToArray());
            await insert.ExecuteNonQueryAsync();
        }
        List<StoredRow> stored = [];
        await using var read = new NpgsqlCommand(
            "select id, stream_id, version, tenant_id, type, timestamp, headers::text, data::text from event order by seq_id", connection);
        await using var reader = await read.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            stored.Add(new(
                reader.GetGuid(0), reader.GetGuid(1), reader.GetInt64(2), reader.GetString(3), reader.GetString(4),
                reader.GetFieldValue<DateTimeOffset>(5), reader.GetString(6), reader.GetString(7)));
        return stored;
    }

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);
}
