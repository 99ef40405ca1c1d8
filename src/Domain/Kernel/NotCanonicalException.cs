namespace Coordination.Domain.Kernel;

/// <summary>This JSON has no canonical form, so it cannot be evidence. The message names the rule it breaks.</summary>
public sealed class NotCanonicalException(string rule, Exception? cause = null) : Exception(rule, cause);
