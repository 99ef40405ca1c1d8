using Npgsql;

namespace Coordination.Projections.Lists;

/// <summary>
/// Lets the database analyze the lists and the history. It otherwise plans queries on a list that grew fast as if it were nearly empty, and
/// reads all of a community for each row, until its own upkeep has run. Lists go on meanwhile.
/// </summary>
public sealed class TakeStock(NpgsqlDataSource store)
{
    private const string Procedure = $"{ListTable.Schema}.take_stock";
    private const long First = 500;
    private long taken, next = First;
    private Task counting = Task.CompletedTask;

    /// <summary>A statement of the owner, whose tables they are; it may be run again.</summary>
    public static string Create(IEnumerable<IListView> lists) => $"""
        create or replace procedure {Procedure}() language plpgsql security definer set search_path = pg_catalog as $$
        begin
          analyze {EventStore.Schema}.mt_events (tenant_id, stream_id, version, seq_id, type),
            {EventStore.Schema}.mt_streams (tenant_id, id, version),
            {string.Join(", ", lists.Select(l => $"{l.Table.Name} ({string.Join(", ", l.Table.Keys)})"))};
        end $$
        """;

    /// <summary>Called after so many more events were applied to lists.</summary>
    public void After(int events)
    {
        taken += events;
        if (taken < next || !counting.IsCompleted) return;
        next = 4 * taken;
        counting = CountAsync();
    }

    private async Task CountAsync()
    {
        try
        {
            await using var call = store.CreateCommand($"call {Procedure}()");
            await call.ExecuteNonQueryAsync();
        }
        catch (NpgsqlException)
        {
            // The database's own upkeep will do it.
        }
        catch (ObjectDisposedException)
        {
            // The Host is stopping.
        }
    }
}
