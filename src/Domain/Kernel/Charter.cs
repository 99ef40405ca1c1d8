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

/// <summary>The rules of a community in force: parameters by clause. A parameter that a charter leaves out has the floor's value.</summary>
public sealed record Charter(int Version, IReadOnlyList<Clause> Clauses)
{
    public static readonly ClauseId Floor = new("FLOOR");

    public Parameter<TValue> Of<TValue>(CharterParameter<TValue> parameter) => parameter.In(this);

    /// <summary>The clause that sets a parameter; null where the charter leaves it out.</summary>
    public Clause? Setting(CharterParameter parameter) => Clauses.FirstOrDefault(c => c.Parameter == parameter.Id);
}
