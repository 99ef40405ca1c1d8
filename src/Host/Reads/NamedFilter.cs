using Coordination.Projections.Lists;

namespace Coordination.Host.Reads;

/// <summary>A view of a list that a feature adds which knows more of its rows than the list itself.</summary>
/// <param name="Name">A code; what is said of it is the text of the page under this name.</param>
public sealed record NamedFilter<TRow>(string Name, Filter<TRow> Filter) where TRow : class;
