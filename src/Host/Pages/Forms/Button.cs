using Coordination.Host.Language;

namespace Coordination.Host.Pages.Forms;

/// <summary>One thing a reader can do with one click: where it is posted, the label of the button, and the fields it sends.</summary>
public sealed record Button(string Action, Sentence Says, params IReadOnlyList<(string Name, string Value)> Fields);
