using Coordination.Domain.Kernel;
using Npgsql;

namespace Coordination.Projections.Lists;

/// <summary>
/// Applies the events of parked streams to their lists, in order, once the reason why they were parked is mended. The lists go on reading
/// the history meanwhile.
/// </summary>
public sealed class ApplyParked(NpgsqlDataSource store, IReadOnlyList<IListView> lists)
{
    /// <summary>How many streams are not parked any more, and which still are.</summary>
    public async Task<(int Applied, IReadOnlyList<ParkedStream> Remaining)> RunAsync(CancellationToken cancellation)
    {
        var (applied, byKey) = (0, lists.ToDictionary(l => l.Table.Key));
        foreach (var parked in await Parked.ReadAsync(store, cancellation))
            if (byKey.TryGetValue(parked.List, out var list) && await ApplyAsync(list, parked, cancellation)) applied++;
        return (applied, [.. (await Parked.ReadAsync(store, cancellation)).Where(p => byKey.ContainsKey(p.List))]);
    }

    private async Task<bool> ApplyAsync(IListView list, ParkedStream parked, CancellationToken cancellation)
    {
        await using var connection = await store.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        // A reader that passed over this stream then finds that the epoch has changed, and reads its page again.
        if (await ScalarAsync(
            $"update {ListPositions.Table} set epoch = epoch + 1 where list = $1 returning position",
            parked.List) is not long position) return false;
        if (await ScalarAsync(
            $"delete from {Parked.Table} where list = $1 and community = $2 and stream = $3 returning from_seq", parked.List,
            parked.Community, parked.Stream) is not long from)
            return false;
        var events = await StoredEvents.OfStreamAsync(
            store, new CommunityId(parked.Community), parked.Stream, from, position, cancellation);
        var current = new Dictionary<(Guid, Guid), byte[]>();
        await using (var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands = { list.Table.Current([(parked.Community, parked.Stream)]) },
        })
        await using (var reader = await batch.ExecuteReaderAsync(cancellation))
            while (await reader.ReadAsync(cancellation)) current[(reader.GetGuid(0), reader.GetGuid(1))] = reader.GetFieldValue<byte[]>(2);

        var page = list.Take(events, current);
        await using var writes = new NpgsqlBatch(connection, transaction);
        foreach (var write in list.Writes(page)) writes.BatchCommands.Add(write);
        if (page.Parked.Count > 0) writes.BatchCommands.Add(Parked.Insert([.. page.Parked]));
        writes.BatchCommands.Add(ListWrites.Announce([parked.Community]));
        await writes.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return page.Parked.Count == 0;

        async Task<object?> ScalarAsync(string sql, params object[] values)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            foreach (var value in values) command.Parameters.Add(new() { Value = value });
            return await command.ExecuteScalarAsync(cancellation);
        }
    }
}
