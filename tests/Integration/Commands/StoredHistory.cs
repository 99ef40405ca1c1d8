using Coordination.Domain.Kernel;
using Npgsql;

namespace Coordination.Integration.Commands;

/// <summary>The events of a store as its rows hold them.</summary>
public sealed class StoredHistory(string connection)
{
    private const string Broken = """
        select format('%s of %s: %s events, versions %s to %s, stream at %s',
          s.id, s.tenant_id, count(e.*), min(e.version), max(e.version), s.version)
        from coordination.mt_streams s left join coordination.mt_events e on e.tenant_id = s.tenant_id and e.stream_id = s.id
        group by s.tenant_id, s.id, s.version
        having not (count(e.*) = s.version and min(e.version) = 1 and max(e.version) = s.version)
        union all
        select format('%s of %s has events and no stream', e.stream_id, e.tenant_id)
        from coordination.mt_events e left join coordination.mt_streams s on e.tenant_id = s.tenant_id and e.stream_id = s.id
        where s.id is null
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The events in the order of the store; those of one community where one is named.</summary>
    public async Task<IReadOnlyList<StoredRow>> ReadAsync(Guid? community = null)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand("""
            select id, stream_id, version::bigint, tenant_id, type, timestamp, headers::text, data::text
            from coordination.mt_events where $1 is null or tenant_id = $1 order by seq_id
            """);
        command.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = community?.ToString() });
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var rows = new List<StoredRow>();
        while (await reader.ReadAsync(Cancellation))
            rows.Add(new(reader.GetGuid(0), reader.GetGuid(1), reader.GetInt64(2), reader.GetString(3), reader.GetString(4),
                reader.GetFieldValue<DateTimeOffset>(5), reader.GetString(6), reader.GetString(7)));
        return rows;
    }

    public async Task<IReadOnlyList<string>> TypesAsync(Guid stream) =>
        [.. (await ReadAsync()).Where(r => r.Stream == stream).Select(r => r.Type)];

    /// <summary>The versions of each stream run from one to its current version, without a gap.</summary>
    public async Task ShouldBeUnbrokenAsync()
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(Broken);
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var broken = new List<string>();
        while (await reader.ReadAsync(Cancellation)) broken.Add(reader.GetString(0));
        broken.Should().BeEmpty();
    }
}
