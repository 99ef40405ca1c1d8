namespace Coordination.Domain.Kernel;

/// <summary>A clause in the language people read it in.</summary>
public sealed record Wording(string Language, string Text);

/// <summary>
/// One clause a community wrote: its published words, which name no person, and the parameter it sets, if any: a number with its unit, or
/// codes.
/// </summary>
public sealed record Clause(
    ClauseId Id, string? Parameter = null, int? Number = null, string? Unit = null, IReadOnlyList<string>? Codes = null,
        IReadOnlyList<Wording>? Words = null);

/// <summary>A parameter's value and the clause it comes from.</summary>
public readonly record struct Parameter<TValue>(ClauseId Clause, TValue Value);

/// <summary>The rules of a community in force: parameters by clause. What a charter leaves out has the floor's value.</summary>
public sealed record Charter(int Version, IReadOnlyList<Clause> Clauses)
{
    public static readonly ClauseId Floor = new("FLOOR");

    /// <summary>Whether anybody may join, or a steward accepts each.</summary>
    public Parameter<string> Joining => Code("joining", "open");
    /// <summary>The categories of help this community takes on; empty means all.</summary>
    public Parameter<IReadOnlyList<string>> Categories => Codes("categories");
    /// <summary>The wards this community serves; empty means everywhere.</summary>
    public Parameter<IReadOnlyList<string>> Wards => Codes("wards");
    /// <summary>How the next on a waiting list is chosen.</summary>
    public Parameter<string> WaitingListOrder => Code("waiting-list-order", "first-come");
    /// <summary>Days back that a late entry may lie.</summary>
    public Parameter<int> LateEntryDays => Number("late-entry-days", 14);
    /// <summary>Hours after which a late entry needs a reason.</summary>
    public Parameter<int> LateEntryReasonHours => Number("late-entry-reason-hours", 24);
    /// <summary>Days for which contact details stay disclosed after a match is confirmed.</summary>
    public Parameter<int> DisclosureDays => Number("disclosure-days", 7);
    /// <summary>Whether anybody may read when and where sessions are, without signing in.</summary>
    public Parameter<string> PublicSessions => Code("public-sessions", "no");

    /// <summary>Days that a new member is on probation; none means there is no probation.</summary>
    public Parameter<int> ProbationDays => Number("probation-days", 0);
    /// <summary>Levels of evidence of which one has been seen before somebody becomes a helper; empty means none is needed.</summary>
    public Parameter<IReadOnlyList<string>> HelperVetting => Codes("helper-vetting");
    /// <summary>The categories of help that only helpers give; empty means any member may.</summary>
    public Parameter<IReadOnlyList<string>> HelperCategories => Codes("helper-categories");

    private Clause? Find(string parameter) => Clauses.FirstOrDefault(c => c.Parameter == parameter);
    private Parameter<int> Number(string parameter, int otherwise) =>
        Find(parameter) is { Number: { } number } clause ? new(clause.Id, number) : new(Floor, otherwise);
    private Parameter<string> Code(string parameter, string otherwise) =>
        Find(parameter) is { Codes: [var code, ..] } clause ? new(clause.Id, code) : new(Floor, otherwise);
    private Parameter<IReadOnlyList<string>> Codes(string parameter) =>
        Find(parameter) is { Codes: { } codes } clause ? new(clause.Id, codes) : new(Floor, []);
}
