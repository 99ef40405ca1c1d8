using System.Globalization;

namespace Coordination.Domain.Kernel;

/// <summary>A parameter whose value is a whole number in a unit, from the least to the most that any charter may set.</summary>
public sealed class NumberParameter(string id, string unit, int least, int most, int floor, string words)
    : CharterParameter<int>(id, Checked(id, floor, least, most), words)
{
    public string Unit => unit;
    public int Least => least;
    public int Most => most;

    public override string Allows => string.Create(CultureInfo.InvariantCulture, $"{least:N0} to {most:N0} {unit}");

    public override Parameter<int> In(Charter charter) =>
        charter.Setting(this) is { Number: { } number } clause ? new(clause.Id, number) : new(Charter.Floor, Floor);

    public override Clause InForce(Charter charter)
    {
        var (clause, number) = In(charter);
        return new(clause, Id, number, unit);
    }

    public override Refusal? Against(Clause clause) =>
        clause is { Codes: null, Number: { } number } && number >= least && number <= most && (clause.Unit ?? unit) == unit
            ? null
            : OutOfRange;

    private static int Checked(string id, int floor, int least, int most) =>
        floor >= least && floor <= most ? floor : throw new ArgumentOutOfRangeException(nameof(floor), $"{id} forbids its own floor.");
}
