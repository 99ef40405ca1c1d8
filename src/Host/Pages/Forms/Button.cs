using Coordination.Host.Language;
namespace Coordination.Host.Pages.Forms;

/// <summary>One thing a reader may do with one press: where it is posted, what the button says, what goes with it.</summary>
public sealed record Button(string Action, Sentence Says, params IReadOnlyList<(string Name, string Value)> Fields);
