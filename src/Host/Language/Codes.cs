using Coordination.Domain.Kernel;

namespace Coordination.Host.Language;

/// <summary>How pages say stored codes.</summary>
public static class Codes
{
    public static string Code(this Enum value) => CodeNames.Of(value);
    public static Amount Amount(this Quantity quantity) => new(quantity.Amount, quantity.Unit.Code());
    public static Coded Coded(this Enum value, string family) => new(family, value.Code());
}
