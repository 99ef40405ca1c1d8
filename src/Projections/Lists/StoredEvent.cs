using System.Text.Json;
using Coordination.Domain.Kernel;

namespace Coordination.Projections.Lists;

/// <summary>
/// An event as its row in the store holds it. Its body and its envelope are parsed when they are asked for, so that an unreadable one fails
/// only where it is needed.
/// </summary>
public sealed class StoredEvent(
    Guid id, CommunityId community, Guid stream, long version, long sequence, string type, byte[]? headers, byte[] body)
{
    private object? data;
    private Envelope? envelope;

    public Guid Id => id;
    public CommunityId Community => community;
    public Guid StreamId => stream;
    public long Version => version;
    public long Sequence => sequence;
    public string Type => type;

    /// <summary>The event itself. Throws where this program does not know its kind or cannot read it.</summary>
    public object Data => data ??= EventNames.Named(type) is { } kind
        ? JsonSerializer.Deserialize(body, kind.Type, StoredJson.Options) ?? throw new JsonException("The body is null.")
        : throw new UnknownEventException(type);

    /// <summary>The circumstances it was recorded with. Throws where they cannot be read.</summary>
    public Envelope Envelope() =>
        envelope ??= JsonSerializer.Deserialize<Headers>(
        headers ?? throw new JsonException("There are no headers."), StoredJson.Options)!.Envelope;

    private sealed record Headers
    {
        public required Envelope Envelope { get; init; }
    }
}
