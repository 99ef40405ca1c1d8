using Coordination.Host.Access;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Coordination.Host.SignIn;

/// <summary>Waits for an issuer that is not known yet.</summary>
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
