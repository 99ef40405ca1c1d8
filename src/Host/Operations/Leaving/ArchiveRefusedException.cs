namespace Coordination.Host.Operations.Leaving;

/// <summary>
/// An archive cannot be made, or must not be imported. The message is one sentence that says why and names what is wrong.
/// </summary>
public sealed class ArchiveRefusedException(string message, Exception? cause = null) : Exception(message, cause);
