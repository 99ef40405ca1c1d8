using Coordination.Domain.Kernel;
using Coordination.Host.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Host.Operations.Leaving;

/// <summary>Writes the rows of an archive into the events database, in the one transaction of an import.</summary>
public sealed class ImportedRows(NpgsqlConnection connection, CommunityId community)
{
    private const string Schema = EventTables.Schema;
    private readonly Dictionary<Guid, long> places = [];

    public async Task StreamsAsync(IAsyncEnumerable<StreamLine> streams, CancellationToken cancellation)
    {
        await using var rows = await connection.BeginBinaryImportAsync(
            $"copy {Schema}.mt_streams (tenant_id, id, version, created, timestamp) from stdin (format binary)", cancellation);
        await foreach (var stream in streams)
        {
            await rows.StartRowAsync(cancellation);
            await rows.WriteAsync(community.ToString(), NpgsqlDbType.Varchar, cancellation);
            await rows.WriteAsync(stream.Id, NpgsqlDbType.Uuid, cancellation);
            await rows.WriteAsync(stream.Version, NpgsqlDbType.Bigint, cancellation);
            await rows.WriteAsync(stream.Created.UtcDateTime, NpgsqlDbType.TimestampTz, cancellation);
            await rows.WriteAsync(stream.Timestamp.UtcDateTime, NpgsqlDbType.TimestampTz, cancellation);
        }
        await rows.CompleteAsync(cancellation);
    }

    /// <summary>In their order, at the next free positions of this store. No Host appends meanwhile.</summary>
    public async Task<long> EventsAsync(ArchiveReader archive, CancellationToken cancellation)
    {
        var count = archive.Manifest.Lines(ArchiveFiles.Events);
        var place = await FirstPlaceAsync(count, cancellation);
        await using var rows = await connection.BeginBinaryImportAsync(
            $"copy {Schema}.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, headers) " +
            "from stdin (format binary)", cancellation);
        await foreach (var line in archive.LinesAsync(ArchiveFiles.Events, cancellation))
        {
            var row = EventLine.Read(line).Row;
            var type = EventNames.Named(row.Type)!.Type;
            await rows.StartRowAsync(cancellation);
            await rows.WriteAsync(places[row.Id] = place++, NpgsqlDbType.Bigint, cancellation);
            await rows.WriteAsync(row.Id, NpgsqlDbType.Uuid, cancellation);
            await rows.WriteAsync(row.Stream, NpgsqlDbType.Uuid, cancellation);
            await rows.WriteAsync(row.Version, NpgsqlDbType.Bigint, cancellation);
            await rows.WriteAsync(row.Data, NpgsqlDbType.Jsonb, cancellation);
            await rows.WriteAsync(row.Type, NpgsqlDbType.Varchar, cancellation);
            await rows.WriteAsync(row.RecordedAt.UtcDateTime, NpgsqlDbType.TimestampTz, cancellation);
            await rows.WriteAsync(row.Tenant, NpgsqlDbType.Varchar, cancellation);
            await rows.WriteAsync($"{type.FullName}, {type.Assembly.GetName().Name}", NpgsqlDbType.Varchar, cancellation);
            await rows.WriteAsync(row.Headers, NpgsqlDbType.Jsonb, cancellation);
        }
        await rows.CompleteAsync(cancellation);
        return count;
    }

    public Task LinksAsync(CancellationToken cancellation) => LinkTable.FillAsync(connection, community, cancellation);

    public async Task TagsAsync(IAsyncEnumerable<TagLine> tags, CancellationToken cancellation)
    {
        var tables = await TagTables.ListAsync(connection, cancellation);
        await foreach (var tag in tags)
        {
            if (!tables.Contains(tag.Table) || !places.TryGetValue(tag.Event, out var place))
                throw new ArchiveRefusedException(
                    $"There is no table {tag.Table} here, or no event {tag.Event}, that a tag of the archive belongs to; " +
                    "nothing was changed.");
            await using var put = new NpgsqlCommand(
                $"insert into {Schema}.{tag.Table} select (jsonb_populate_record(null::{Schema}.{tag.Table}, " +
                "$1::jsonb || jsonb_build_object('seq_id', $2::bigint))).*", connection);
            put.Parameters.Add(new() { Value = tag.Tag.GetRawText(), NpgsqlDbType = NpgsqlDbType.Jsonb });
            put.Parameters.Add(new() { Value = place });
            await put.ExecuteNonQueryAsync(cancellation);
        }
    }

    public async Task VaultAsync(IAsyncEnumerable<VaultLine> details, Func<Guid, bool> isErased, CancellationToken cancellation)
    {
        await using var rows = await connection.BeginBinaryImportAsync(
            "copy vault.contact (tenant, person, field, cipher, blind) from stdin (format binary)", cancellation);
        await foreach (var detail in details)
        {
            if (isErased(detail.Person)) continue;
            await rows.StartRowAsync(cancellation);
            await rows.WriteAsync(community.Value, NpgsqlDbType.Uuid, cancellation);
            await rows.WriteAsync(detail.Person, NpgsqlDbType.Uuid, cancellation);
            await rows.WriteAsync(detail.Field, NpgsqlDbType.Text, cancellation);
            await rows.WriteAsync(detail.Cipher, NpgsqlDbType.Text, cancellation);
            if (detail.Blind is { } blind) await rows.WriteAsync(blind, NpgsqlDbType.Bytea, cancellation);
            else await rows.WriteNullAsync(cancellation);
        }
        await rows.CompleteAsync(cancellation);
    }

    private async Task<long> FirstPlaceAsync(long count, CancellationToken cancellation)
    {
        await using var command =
            new NpgsqlCommand($"lock table {Schema}.mt_events in share row exclusive mode; select nextval('{Schema}.mt_events_sequence')",
            connection);
        var first = (long)(await command.ExecuteScalarAsync(cancellation))!;
        await using var last = new NpgsqlCommand($"select setval('{Schema}.mt_events_sequence', $1)", connection)
        { Parameters = { new() { Value = first + count - 1 } } };
        await last.ExecuteScalarAsync(cancellation);
        return first;
    }
}
