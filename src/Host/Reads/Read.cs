using Coordination.Domain.Kernel;
using Coordination.Host.Access;

namespace Coordination.Host.Reads;

/// <summary>What somebody who looks is answered: a thing as they may see it, or why not.</summary>
/// <param name="Version">The version of the one stream it shows; its tag is then that version.</param>
/// <param name="HoldsOpened">Whether personal values were opened in it: it is then kept nowhere.</param>
public sealed record Read(object? Body, long? Version = null, bool HoldsOpened = false, Refusal? Refused = null)
{
    public static readonly Read NotFound = new(null, Refused: Problems.NotFound);
    public static readonly Read NotAllowed = new(null, Refused: Problems.NotAllowed);

    public static Read Refusal(Refusal why) => new(null, Refused: why);

    /// <summary>Whether something in it was erased since: who holds it from before is told so, whatever its version.</summary>
    public bool HoldsErased { get; init; }

    /// <summary>The address of the next page, for lists.</summary>
    public string? Next { get; init; }
}
