namespace Coordination.Host.Language;

/// <summary>
/// A sealed value as a page shows it: always its key (subject/name/digest), its text only if it was opened for the reader, and nothing once
/// it is erased.
/// </summary>
public sealed record Opened(string Key, string? Text = null, bool IsErased = false);
