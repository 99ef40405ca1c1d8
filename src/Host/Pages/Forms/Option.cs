namespace Coordination.Host.Pages.Forms;

/// <summary>One answer to choose: what is posted, what it says, and what helps to choose it.</summary>
public sealed record Option(string Value, string Says, string? Hint = null);
