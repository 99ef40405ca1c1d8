using Coordination.Host.Pages.Forms;

namespace Coordination.Host.Programs;

/// <summary>A program in the stewards' list.</summary>
public sealed record ProgramLine(string Id, string Name, string Steward, IReadOnlyList<string> Scopes, DateTimeOffset ExpiresAt,
    bool IsRevoked, bool IsLive);

/// <summary>The programs of a community, and the form that lets in another.</summary>
public sealed record ProgramsModel(string Community, IReadOnlyList<ProgramLine> Lines, IReadOnlyList<string> EveryScope)
{
    public Typed Typed { get; init; } = Typed.Nothing;
}

/// <summary>A token, shown once; null where it was shown before.</summary>
public sealed record IssuedModel(string Community, string? Token);
