using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Projections.Lists;

namespace Coordination.Host.Reads;

/// <summary>Finds, for these digests, the words of these people that a viewer may open.</summary>
public sealed record WordsSource(
    Func<Viewer, IReadOnlyCollection<Guid>, IReadOnlySet<string>, ValueTask<IReadOnlyList<Personal>>> FindAsync);

public static class WordsDeclarations
{
    /// <summary>The rows of this list hold words of a person. Whoever may see a row by this permission may open its words.</summary>
    public static void WordsIn<TRow>(this FeatureBuilder it, ListView<TRow> list, Column<TRow, Guid> person, Order<TRow> order,
        Func<TRow, Personal> words, Permission see) where TRow : class =>
        it.Add(new WordsSource(async (viewer, people, digests) =>
        {
            var found = new List<Personal>();
            foreach (var row in await viewer.Service<ListReader>()
                .ReadAsync(list, viewer.In, null, person.In(people), order, ListReader.Most, viewer.Cancellation))
                if (words(row.Row) is var said && digests.Contains(said.Digest)
                    && viewer.May(Permission.OpenWords, await viewer.Service<Relations>().ToAsync(viewer, see, said.Subject, row.Id)))
                    found.Add(said);
            return found;
        }));
}
