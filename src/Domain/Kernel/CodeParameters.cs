namespace Coordination.Domain.Kernel;

/// <summary>A parameter whose value is one code of a few.</summary>
public sealed class OneCodeParameter(string id, IReadOnlyList<string> codes, string floor, string words)
    : CharterParameter<string>(id, codes.Contains(floor) ? floor : throw new ArgumentException($"{id} forbids its own floor."), words)
{
    public IReadOnlyList<string> Codes => codes;

    public override string Allows => "one of " + string.Join(", ", codes);

    public override Parameter<string> In(Charter charter) =>
        charter.Setting(this) is { Codes: [var code, ..] } clause ? new(clause.Id, code) : new(Charter.Floor, Floor);

    public override Clause InForce(Charter charter)
    {
        var (clause, code) = In(charter);
        return new(clause, Id, Codes: [code]);
    }

    public override Refusal? Against(Clause clause) =>
        clause is { Codes: [var code], Number: null, Unit: null } && codes.Contains(code) ? null : UnknownCode;
}

/// <summary>A parameter whose value is any number of codes of one kind. The floor names none, which sets no limit.</summary>
/// <param name="kind">The kind of its codes, such as <c>category</c>.</param>
/// <param name="known">All its codes, where the program knows them all.</param>
public sealed class CodesParameter(string id, string kind, Func<string, bool> isCode, string words, IReadOnlyList<string>? known = null)
    : CharterParameter<IReadOnlyList<string>>(id, [], words)
{
    /// <summary>A parameter with the codes of an enumeration.</summary>
    public static CodesParameter Of<TCode>(string id, string words) where TCode : struct, Enum =>
        new(id, CodeNames.OfType<TCode>(), CodeNames.All<TCode>().Contains, words, CodeNames.All<TCode>());

    public string Kind => kind;
    public IReadOnlyList<string> Known => known ?? [];

    public override string Allows => $"codes of the kind {kind}";

    public override Parameter<IReadOnlyList<string>> In(Charter charter) =>
        charter.Setting(this) is { Codes: { } codes } clause ? new(clause.Id, codes) : new(Charter.Floor, Floor);

    public override Clause InForce(Charter charter)
    {
        var (clause, codes) = In(charter);
        return new(clause, Id, Codes: codes);
    }

    public override Refusal? Against(Clause clause) =>
        clause is { Codes: { Count: > 0 } codes, Number: null, Unit: null } && codes.All(isCode) ? null : UnknownCode;
}
