namespace Coordination.Host.Language;

/// <summary>
/// A sealed value as its reader meets it: always its key (subject/name/digest), its text only where it was opened for them, nothing once
/// erased.
/// </summary>
public sealed record Opened(string Key, string? Text = null, bool IsErased = false);
