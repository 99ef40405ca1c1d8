namespace Coordination.Host.Operations.Leaving;

/// <summary>
/// An archive cannot be made, or must not be taken in; the message is one sentence that says why, naming what is wrong in it.
/// </summary>
public sealed class ArchiveRefusedException(string message, Exception? cause = null) : Exception(message, cause);
