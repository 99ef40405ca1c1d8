using Coordination.Domain.Kernel;

namespace Coordination.Host.Access;

/// <summary>The keys of an issuer are not known yet and the issuer does not answer, so its tokens cannot be checked now.</summary>
public sealed class IssuerAwayException(Exception inner) : Exception("The issuer cannot be reached.", inner)
{
    public static readonly Refusal Refusal =
        new("host.issuer-away", "The service that signs people in cannot be reached. Try again in a moment.");
}
