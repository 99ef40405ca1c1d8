using Coordination.Domain.Kernel;
using Coordination.Host.Access;

namespace Coordination.Host.Reads;

/// <summary>The answer to a read: a thing as the viewer may see it, or why it is refused.</summary>
/// <param name="Version">The version of the one stream it shows. It is used as the ETag.</param>
/// <param name="HoldsOpened">Whether personal values were opened in it. It is then not cached.</param>
public sealed record Read(object? Body, long? Version = null, bool HoldsOpened = false, Refusal? Refused = null)
{
    public static readonly Read NotFound = new(null, Refused: Problems.NotFound);
    public static readonly Read NotAllowed = new(null, Refused: Problems.NotAllowed);

    public static Read Refusal(Refusal why) => new(null, Refused: why);

    /// <summary>Whether something in it was erased. A cached copy is then outdated, whatever its version.</summary>
    public bool HoldsErased { get; init; }

    /// <summary>The address of the next page, for lists.</summary>
    public string? Next { get; init; }
}
