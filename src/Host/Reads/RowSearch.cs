using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Keys;
using Coordination.Projections.Lists;

namespace Coordination.Host.Reads;

/// <summary>Rows that were found, whether there are more, and whether all there are were looked at.</summary>
public sealed record RowsFound<TRow>(IReadOnlyList<TRow> Rows, bool HasMore, bool IsWhole);

/// <summary>How rows of a list are found: which the viewer may see, in which order they are looked at, and by what.</summary>
/// <param name="Seen">What the viewer may see.</param>
/// <param name="First">What is looked at first. The others follow.</param>
/// <param name="Texts">The texts of a row that are not sealed.</param>
/// <param name="Words">The sealed words of a row; null where it has none.</param>
public sealed record RowFinding<TRow>(ListView<TRow> View, Filter<TRow> Seen, Filter<TRow> First, Order<TRow> FirstOrder,
    Order<TRow> ThenOrder, Func<TRow, IEnumerable<string>> Texts, Func<TRow, Personal>? Words) where TRow : class;

/// <summary>
/// Finds rows of a list by what somebody typed, in the Host, because the store cannot read sealed words. It looks at so many rows at most.
/// Words are compared only where the viewer may open them. What is found opens nothing yet.
/// </summary>
public sealed class RowSearch(ListReader lists, Seal seal)
{
    /// <summary>So many are shown.</summary>
    public const int Most = 20;

    public async ValueTask<RowsFound<TRow>> FindAsync<TRow>(Viewer viewer, Sought sought, RowFinding<TRow> by) where TRow : class
    {
        var batch = lists.Ask(viewer.In);
        var first = batch.Rows(by.View, by.Seen & by.First, by.FirstOrder, ListReader.Most);
        var then = batch.Rows(by.View, by.Seen & !by.First, by.ThenOrder, ListReader.Most);
        var numbered = sought.Ids is var (from, to)
            ? batch.Rows(by.View, by.Seen & Filter.Between<TRow>(from, to), by.FirstOrder, Most) : null;
        await batch.RunAsync(viewer.Cancellation);
        Listed<TRow>[] looked = [.. (numbered?.Value ?? []).Concat(first.Value).Concat(then.Value).DistinctBy(row => row.Id)];
        var plain = await PlainAsync(viewer, looked, by.Words);
        TRow[] found = [.. looked.Where(row => sought.Is(row.Id) || sought.IsIn(TextsOf(row.Row))).Take(Most + 1).Select(row => row.Row)];
        return new([.. found.Take(Most)], found.Length > Most,
            first.Value.Count < ListReader.Most && then.Value.Count < ListReader.Most);

        IEnumerable<string> TextsOf(TRow row) =>
            by.Words?.Invoke(row) is { } words && plain.TryGetValue(words.Digest, out var text)
                ? by.Texts(row).Append(text) : by.Texts(row);
    }

    private async ValueTask<IReadOnlyDictionary<string, string>> PlainAsync<TRow>(
        Viewer viewer, IEnumerable<Listed<TRow>> looked, Func<TRow, Personal>? words)
    {
        if (words is null) return new Dictionary<string, string>();
        Personal[] open = [.. looked.Select(row => words(row.Row))
            .Where(value => viewer.May(Permission.OpenWords, viewer.To(value.Subject))).DistinctBy(value => value.Digest)];
        if (open.Length == 0) return new Dictionary<string, string>();
        var unsealed = await seal.OpenAsync(viewer.In, open, viewer.Cancellation);
        return open.Zip(unsealed).Where(one => one.Second is Unsealed.Text).ToDictionary(one => one.First.Digest, one => one.Second.Or(""));
    }
}
