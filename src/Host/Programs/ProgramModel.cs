using Coordination.Domain.Kernel;
using Coordination.Host.Pages.Forms;

namespace Coordination.Host.Programs;

/// <summary>A program in the stewards' list.</summary>
/// <param name="IsBySteward">Whether whoever let it in still looks after the community.</param>
public sealed record ProgramLine(string Id, string Name, string Steward, IReadOnlyList<string> Scopes, DateTimeOffset ExpiresAt,
    bool IsRevoked, bool IsLive, bool IsBySteward);

/// <summary>The programs of a community, and the form that registers another.</summary>
public sealed record ProgramsModel(string Community, IReadOnlyList<ProgramLine> Lines, IReadOnlyList<string> EveryScope)
{
    /// <summary>Why no program is let in now; null if one can be.</summary>
    public Refusal? WhyNot { get; init; }
    public Typed Typed { get; init; } = Typed.Nothing;
}

/// <summary>The token of a program, shown for a while after it was made; null later and to anybody else.</summary>
public sealed record IssuedModel(string Community, string Program, string? Token);
