using System.Text.Json;
using Coordination.Domain.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Host.Commands;

/// <summary>One question to the store: what came to these streams since each was last folded.</summary>
public sealed class Reading(Dictionary<StreamKey, Folded> streams, Action<StreamKey, Folded> remember)
{
    private const string Since = """
        select e.tenant_id::uuid, e.stream_id, e.version::bigint, e.type, e.data
        from unnest($1, $2, $3) as k(tenant, stream, version)
        join coordination.mt_events e on e.tenant_id = k.tenant and e.stream_id = k.stream and e.version > k.version
        order by e.seq_id
        """;

    public NpgsqlBatchCommand Command()
    {
        var command = new NpgsqlBatchCommand(Since);
        command.Parameters.Add(new() { Value = streams.Keys.Select(k => k.Community.ToString()).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar });
        command.Parameters.Add(new() { Value = streams.Keys.Select(k => k.Stream).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid });
        command.Parameters.Add(new() { Value = streams.Values.Select(f => f.Version).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint });
        return command;
    }

    /// <summary>A stream that does not exist folds to nothing and is not remembered.</summary>
    public async Task<IReadOnlyDictionary<StreamKey, Folded>> FoldAsync(NpgsqlDataReader reader, CancellationToken cancellation)
    {
        var byId = streams.Keys.ToDictionary(k => (k.Community, k.Stream));
        var changed = new HashSet<StreamKey>();
        while (await reader.ReadAsync(cancellation))
        {
            var key = byId[(reader.GetGuid(0), reader.GetGuid(1))];
            streams[key] = new(key.Fold(streams[key].State, Happened(reader.GetString(3), reader.GetFieldValue<byte[]>(4))), reader.GetInt64(2));
            changed.Add(key);
        }
        foreach (var key in changed) remember(key, streams[key]);
        return streams;
    }

    public static object Happened(string name, ReadOnlySpan<byte> data) =>
        JsonSerializer.Deserialize(data, EventNames.Named(name)?.Type ?? throw new InvalidOperationException($"The store holds an event '{name}' this version does not know."), StoredJson.Options)!;
}
