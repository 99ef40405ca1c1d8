namespace Coordination.Host.Storage;

/// <summary>The Host cannot or must not use its storage. The message is one sentence that says why and what to do.</summary>
public sealed class StorageException : Exception
{
    public StorageException() { }

    public StorageException(string message) : base(message) { }

    public StorageException(string message, Exception inner) : base(message, inner) { }
}
