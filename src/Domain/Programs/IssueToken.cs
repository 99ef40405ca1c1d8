using Coordination.Domain.Kernel;

namespace Coordination.Domain.Programs;

/// <summary>
/// A steward lets a program in, with a name, scopes and a number of days. The token itself is made and kept elsewhere.
/// </summary>
/// <param name="From">From when the days count, by the clock of the system.</param>
public sealed record IssueToken(ProgramId Program, string Name, IReadOnlyList<Scope> Scopes, int Days, DateTimeOffset From)
    : ICommand<RegisteredProgram?, ProgramEvent>
{
    public const int FewestDays = 1;
    public const int MostDays = 90;
    public const int LongestName = 60;

    public static readonly Refusal NameLength =
        new("program.name-length", "A program's name has between one and 60 characters, on one line.");
    public static readonly Refusal ScopeNeeded = new("program.scope-needed", "Say what the program may do: at least one scope.");
    public static readonly Refusal Lifetime = new("program.lifetime", "A program's token lives between one and 90 days.");
    public static readonly Refusal ForPeople = new("program.for-people", "A person lets a program in, not another program.");

    public Decision<ProgramEvent> Decide(RegisteredProgram? state, Circumstances at) => state switch
    {
        not null => [],
        _ when at.MayName() is { } refusal => refusal,
        _ when at.Actor.AsPerson is null => ForPeople,
        _ when Name.Length > LongestName || !OneLine.Is(Name) => NameLength,
        _ when Scopes.Count == 0 => ScopeNeeded,
        _ when Days is < FewestDays or > MostDays => Lifetime,
        _ => [new TokenIssued(Program, Name, [.. Scopes.Distinct().Order()], From.AddDays(Days), at.Actor.AsPerson!.Value)],
    };
}
