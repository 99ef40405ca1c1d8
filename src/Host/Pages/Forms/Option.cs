namespace Coordination.Host.Pages.Forms;

/// <summary>One option of a choice: the value that is posted, its label, and a hint.</summary>
public sealed record Option(string Value, string Says, string? Hint = null);
