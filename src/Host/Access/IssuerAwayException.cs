using Coordination.Domain.Kernel;

namespace Coordination.Host.Access;

/// <summary>The keys of an issuer are not known yet and the issuer does not answer, so its tokens cannot be checked now.</summary>
public sealed class IssuerAwayException(string? at, Exception inner)
    : Exception($"{at} cannot be reached: {string.Concat(inner.GetBaseException().Message.Where(c => !char.IsControl(c)))}", inner)
{
    public static readonly Refusal Refusal =
        new("host.issuer-away", "The service that signs people in cannot be reached. Try again in a moment.");
}
