using Coordination.Domain.Kernel;

namespace Coordination.Host.Access;

/// <summary>An issuer's keys are not known yet and it does not answer: nothing can be said about its tokens now.</summary>
public sealed class IssuerAwayException(Exception inner) : Exception("The issuer cannot be reached.", inner)
{
    public static readonly Refusal Refusal =
        new("host.issuer-away", "The service that signs people in cannot be reached. Try again in a moment.");
}
