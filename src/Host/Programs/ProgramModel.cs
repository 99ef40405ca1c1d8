using Coordination.Host.Pages.Forms;

namespace Coordination.Host.Programs;

/// <summary>A program in the stewards' list.</summary>
public sealed record ProgramLine(string Id, string Name, string Steward, IReadOnlyList<string> Scopes, DateTimeOffset ExpiresAt,
    bool IsRevoked, bool IsLive);

/// <summary>The programs of a community, and the form that registers another.</summary>
public sealed record ProgramsModel(string Community, IReadOnlyList<ProgramLine> Lines, IReadOnlyList<string> EveryScope)
{
    public Typed Typed { get; init; } = Typed.Nothing;
}

/// <summary>The token, shown once; null if it was shown before.</summary>
public sealed record IssuedModel(string Community, string? Token);
