using Coordination.Domain.Kernel;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Coordination.Host.SignIn;

/// <summary>An issuer's keys are not known yet and it does not answer: nothing can be said about its tokens now.</summary>
public sealed class IssuerAwayException(Exception inner) : Exception("The issuer cannot be reached.", inner)
{
    public static readonly Refusal Refusal =
        new("host.issuer-away", "The service that signs people in cannot be reached. Try again in a moment.");
}

public static class IssuerAway
{
    /// <summary>Returns once the issuer has said where it signs people in and with which keys, mostly at once.</summary>
    public static async Task ReachAsync(this IConfigurationManager<OpenIdConnectConfiguration> issuer, CancellationToken cancellation)
    {
        try
        {
            await issuer.GetConfigurationAsync(cancellation);
        }
        catch (InvalidOperationException away)
        {
            throw new IssuerAwayException(away);
        }
    }
}
