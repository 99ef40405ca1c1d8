namespace Coordination.Domain.Kernel;

/// <summary>
/// A rough place: the GSS code of a ward (https://www.ons.gov.uk/methodology/geography), never an address. A redrawn ward has a new code.
/// </summary>
public readonly record struct Place(string Ward)
{
    /// <summary>The shape of a ward's code in England, Wales, Scotland and Northern Ireland.</summary>
    public const string Pattern = "^[EWSN][0-9]{8}$";

    public static bool IsWard(string code) =>
        code is ['E' or 'W' or 'S' or 'N', ..] && code.Length == 9 && code.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;

    public override string ToString() => Ward;
}
