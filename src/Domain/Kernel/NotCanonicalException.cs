namespace Coordination.Domain.Kernel;

/// <summary>This JSON has no canonical form, and so cannot be evidence. The message names the rule.</summary>
public sealed class NotCanonicalException(string rule, Exception? cause = null) : Exception(rule, cause);
