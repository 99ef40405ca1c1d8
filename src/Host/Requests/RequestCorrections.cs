using Coordination.Host.Language;

namespace Coordination.Host.Requests;

/// <summary>Something on record as given, which the reader may put right.</summary>
/// <param name="Event">The version of the request at which it was recorded.</param>
/// <param name="At">When it was given, if its event is in the part of the story that is shown.</param>
public sealed record GivingLine(int Event, Amount Given, DateTimeOffset? At, string? Shortfall, bool MayVoid,
    bool MayCorrect);

/// <summary>What the reader may put right, whether the request is open or over.</summary>
public sealed record RequestCorrections(IReadOnlyList<GivingLine> Givings)
{
    public bool MayCorrectCause { get; init; }
    public bool MayReopen { get; init; }
}
