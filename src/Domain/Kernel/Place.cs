namespace Coordination.Domain.Kernel;

/// <summary>
/// A rough place: the GSS code of a ward (https://www.ons.gov.uk/methodology/geography), never an address. A redrawn ward has a new code.
/// </summary>
public readonly record struct Place(string Ward)
{
    public override string ToString() => Ward;
}
