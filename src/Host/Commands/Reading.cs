using System.Globalization;
using System.Text.Json;
using Coordination.Domain.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Host.Commands;

/// <summary>One query to the store: the events of these streams since each was last folded.</summary>
public sealed class Reading(Dictionary<StreamKey, Folded> streams, Action<StreamKey, Folded> remember)
{
    private const string Since = """
        select k.place - 1, e.version::bigint, e.type, e.data,
          e.headers -> 'envelope' ->> 'occurredAt', e.headers -> 'envelope' -> 'subjects'
        from unnest($1, $2, $3) with ordinality as k(tenant, stream, version, place)
        join coordination.mt_events e on e.tenant_id = k.tenant and e.stream_id = k.stream and e.version > k.version
        order by e.seq_id
        """;

    public NpgsqlBatchCommand Command()
    {
        var command = new NpgsqlBatchCommand(Since);
        command.Parameters.Add(new()
        {
            Value = streams.Keys.Select(k => k.Community.ToString()).ToArray(),
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar
        });
        command.Parameters.Add(new()
        {
            Value = streams.Keys.Select(k => k.Stream).ToArray(),
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid
        });
        command.Parameters.Add(new()
        {
            Value = streams.Values.Select(f => f.Version).ToArray(),
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint
        });
        return command;
    }

    /// <summary>A stream that does not exist folds to nothing and is not remembered.</summary>
    public async Task<IReadOnlyDictionary<StreamKey, Folded>> FoldAsync(NpgsqlDataReader reader, CancellationToken cancellation)
    {
        var keys = streams.Keys.ToArray();
        var changed = new HashSet<StreamKey>();
        while (await reader.ReadAsync(cancellation))
        {
            var key = keys[reader.GetInt64(0)];
            if (streams[key].Unreadable is not null) continue;
            try
            {
                var happened = Happened(reader.GetString(2), reader.GetFieldValue<byte[]>(3));
                if (!key.Events.IsInstanceOfType(happened)) continue;
                streams[key] = streams[key] with
                {
                    State = key.Fold(streams[key].State, happened),
                    Version = reader.GetInt64(1),
                    Times = streams[key].Times.And(DateTimeOffset.Parse(reader.GetString(4), CultureInfo.InvariantCulture),
                        JsonSerializer.Deserialize<PersonId[]>(reader.GetFieldValue<byte[]>(5), StoredJson.Options)!),
                };
            }
            catch (Exception cause) when (cause is not (OperationCanceledException or NpgsqlException))
            {
                // Whatever is wrong with one stream harms no other.
                streams[key] = streams[key] with { Unreadable = new(key, cause) };
                changed.Remove(key);
                continue;
            }
            changed.Add(key);
        }
        foreach (var key in changed) remember(key, streams[key]);
        return streams;
    }

    public static object Happened(string name, ReadOnlySpan<byte> data) =>
        JsonSerializer.Deserialize(data,
            EventNames.Named(name)?.Type
            ?? throw new UnknownEventException(name), StoredJson.Options)!;
}
