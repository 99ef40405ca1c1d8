using Coordination.Projections.Lists;

namespace Coordination.Host.Reads;

/// <summary>A view of a list that a feature adds, because it knows more about the rows than the list itself.</summary>
/// <param name="Name">A code. The page names the view with the text of this name.</param>
public sealed record NamedFilter<TRow>(string Name, Filter<TRow> Filter) where TRow : class;
