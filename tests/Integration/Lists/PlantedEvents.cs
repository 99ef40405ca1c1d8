using Npgsql;

namespace Coordination.Integration.Lists;

/// <summary>Writes events into the history without any rule, as a faulty program would, and repairs them afterwards.</summary>
public sealed class PlantedEvents(TestHost host) : IAsyncDisposable
{
    private readonly NpgsqlDataSource owner = NpgsqlDataSource.Create(host.Installation.Storage.Owner);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Adds an event to a stream, with the envelope of its last event, and returns its id.</summary>
    public async Task<Guid> PlantAsync(string stream, string type, string body)
    {
        await using var plant = owner.CreateCommand("""
            with last as (select * from coordination.mt_events where stream_id = $1 order by version desc limit 1),
            raised as (update coordination.mt_streams s set version = last.version + 1 from last
                where s.id = last.stream_id and s.tenant_id = last.tenant_id)
            insert into coordination.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, headers)
            select nextval('coordination.mt_events_sequence'), gen_random_uuid(), stream_id, version + 1, $3, $2, timestamp, tenant_id,
                mt_dotnet_type, headers from last
            returning id
            """);
        plant.Parameters.Add(new() { Value = Guid.Parse(stream) });
        plant.Parameters.Add(new() { Value = type });
        plant.Parameters.Add(new() { Value = body, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Jsonb });
        return (Guid)(await plant.ExecuteScalarAsync(Cancellation))!;
    }

    /// <summary>Replaces an event with what a program without the fault would have written.</summary>
    public async Task MendAsync(Guid planted, string type, string body)
    {
        await using var mend = owner.CreateCommand("update coordination.mt_events set type = $2, data = $3 where id = $1");
        mend.Parameters.Add(new() { Value = planted });
        mend.Parameters.Add(new() { Value = type });
        mend.Parameters.Add(new() { Value = body, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Jsonb });
        (await mend.ExecuteNonQueryAsync(Cancellation)).Should().Be(1);
    }

    public ValueTask DisposeAsync() => owner.DisposeAsync();
}
