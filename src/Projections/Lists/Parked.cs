using Npgsql;
using NpgsqlTypes;

namespace Coordination.Projections.Lists;

/// <summary>A stream that waits in one list, because the list could not apply one of its events. Later ones wait in order.</summary>
/// <param name="Error">The type of the error; never its message, which may hold a person's words.</param>
public sealed record ParkedStream(string List, Guid Community, Guid Stream, long From, string EventType, string Error)
{
    public override string ToString() =>
        $"{List}: {Stream} of community {Community} is parked before event {From} ({EventType}, {Error})";
}

/// <summary>The table of parked streams.</summary>
public static class Parked
{
    public const string Table = $"{ListTable.Schema}.parked";

    /// <summary>Statements of the owner; each may be run again.</summary>
    public static IEnumerable<string> Create =>
    [
        $"""
        create table if not exists {Table} (list text not null, community uuid not null, stream uuid not null, from_seq bigint not null,
          event_type text not null, error text not null, primary key (list, community, stream))
        """,
    ];

    public static async Task<IReadOnlyList<ParkedStream>> ReadAsync(NpgsqlDataSource store, CancellationToken cancellation)
    {
        await using var command =
            store.CreateCommand($"select list, community, stream, from_seq, event_type, error from {Table} order by from_seq, list");
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var parked = new List<ParkedStream>();
        while (await reader.ReadAsync(cancellation))
            parked.Add(new(reader.GetString(0), reader.GetGuid(1), reader.GetGuid(2), reader.GetInt64(3), reader.GetString(4),
                reader.GetString(5)));
        return parked;
    }

    /// <summary>Which of these streams are parked in any list.</summary>
    public static NpgsqlBatchCommand Among(Guid[] streams) =>
        new($"select list, community, stream from {Table} where stream = any($1)") { Parameters = { new() { Value = streams } } };

    public static NpgsqlBatchCommand Insert(IReadOnlyList<ParkedStream> parked) =>
        new($"insert into {Table} select * from unnest($1, $2, $3, $4, $5, $6)")
        {
            Parameters =
            {
                new() { Value = parked.Select(p => p.List).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
                new() { Value = parked.Select(p => p.Community).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid },
                new() { Value = parked.Select(p => p.Stream).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid },
                new() { Value = parked.Select(p => p.From).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint },
                new() { Value = parked.Select(p => p.EventType).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
                new() { Value = parked.Select(p => p.Error).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
            },
        };
}
