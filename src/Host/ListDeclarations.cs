using Coordination.Domain.Kernel;
using Coordination.Projections.Lists;

namespace Coordination.Host;

/// <summary>Declares lists and deadlines.</summary>
public static class ListDeclarations
{
    public static void List(this FeatureBuilder it, IListView list) => it.Add(list);

    /// <summary>The deadlines of one kind of stream.</summary>
    public static void Deadlines(this FeatureBuilder it, DeadlinesOf deadlines) => it.Add(deadlines);

    /// <summary>All lists, with the list of all deadlines.</summary>
    public static IReadOnlyList<IListView> Lists(this Declarations declarations) =>
        [.. declarations.All<IListView>(), new DeadlinesList(declarations.All<DeadlinesOf>())];
}
