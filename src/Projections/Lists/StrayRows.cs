using Npgsql;

namespace Coordination.Projections.Lists;

/// <summary>A row of a list whose stream is not in the store. It shows a thing that nobody can open and nothing can happen to.</summary>
public sealed record StrayRow(string List, Guid Community, Guid Row)
{
    public override string ToString() => $"{List}: row {Row} of community {Community} has no stream";
}

/// <summary>
/// Looks through the present rows of all lists for rows without a stream: a few at a time, and then where it stopped. What was found is
/// found until its list was looked through once more.
/// </summary>
public sealed class StrayRows(NpgsqlDataSource store, IReadOnlyList<IListView> lists, int atOnce = 2000)
{
    private static readonly (Guid Community, Guid Id) start = (Guid.Empty, Guid.Empty);
    private readonly Dictionary<string, IReadOnlyList<StrayRow>> whole = [];
    private List<StrayRow> begun = [];
    private (Guid Community, Guid Id) after = start;
    private int list;

    public IReadOnlyList<StrayRow> Found { get; private set; } = [];

    public async Task LookAsync(CancellationToken cancellation)
    {
        for (var (left, ended) = (atOnce, 0); left > 0 && ended < lists.Count;)
        {
            var (looked, isEnd) = await LookAsync(lists[list], left, cancellation);
            left -= looked;
            if (!isEnd) continue;
            whole[lists[list].Table.Key] = begun;
            (begun, after, list, ended) = ([], start, (list + 1) % lists.Count, ended + 1);
        }
        Found = [.. whole.Values.SelectMany(found => found).Union(begun)];
    }

    private async Task<(int Looked, bool IsEnd)> LookAsync(IListView of, int most, CancellationToken cancellation)
    {
        // An event is committed before the row that is made from it, so a row never comes before its stream.
        await using var command = store.CreateCommand($"""
            select v.community, v.id, not exists (
              select from {EventStore.Schema}.mt_streams s where s.tenant_id = v.community::text and s.id = {of.StreamOfRow})
            from {of.Table.Name} v where v.to_seq is null and (v.community, v.id) > ($1, $2) order by v.community, v.id limit $3
            """);
        command.Parameters.Add(new() { Value = after.Community });
        command.Parameters.Add(new() { Value = after.Id });
        command.Parameters.Add(new() { Value = most });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var looked = 0;
        for (; await reader.ReadAsync(cancellation); looked++)
        {
            after = (reader.GetGuid(0), reader.GetGuid(1));
            if (reader.GetBoolean(2)) begun.Add(new(of.Table.Key, after.Community, after.Id));
        }
        return (looked, looked < most);
    }
}
