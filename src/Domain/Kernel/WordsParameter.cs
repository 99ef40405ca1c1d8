namespace Coordination.Domain.Kernel;

/// <summary>A parameter whose value is words of the community, once per language. The floor has none.</summary>
/// <param name="longest">The greatest length in each language, in characters.</param>
public sealed class WordsParameter(string id, int longest, string words) : CharterParameter<IReadOnlyList<Wording>>(id, [], words)
{
    public static readonly Refusal Unfit =
        new("charter.unfit-words", "A clause needs words here, and no more of them than its parameter allows.");

    public int Longest => longest;

    public override string Allows => $"words, up to {longest} characters in each language";

    public override Parameter<IReadOnlyList<Wording>> In(Charter charter) =>
        charter.Setting(this) is { Words: { } said } clause ? new(clause.Id, said) : new(Charter.Floor, Floor);

    public override Clause InForce(Charter charter)
    {
        var (clause, said) = In(charter);
        return new(clause, Id, Words: said);
    }

    public override Refusal? Against(Clause clause) =>
        clause is { Words: { Count: > 0 } said, Number: null, Unit: null, Codes: null } && said.All(w => w.Text.Length <= longest)
            ? null : Unfit;
}
