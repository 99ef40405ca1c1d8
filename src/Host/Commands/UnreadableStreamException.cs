namespace Coordination.Host.Commands;

/// <summary>A stream holds an event that this program cannot read or apply.</summary>
public sealed class UnreadableStreamException(StreamKey key, Exception cause)
    : Exception($"The stream {key.Stream} of community {key.Community} cannot be read: {cause.Message}", cause)
{
    public StreamKey Key => key;
}
