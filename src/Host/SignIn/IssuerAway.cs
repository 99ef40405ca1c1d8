using Coordination.Host.Access;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Coordination.Host.SignIn;

/// <summary>Waits until the metadata of an issuer is known.</summary>
public static class IssuerAway
{
    /// <summary>Returns once the addresses and keys of the issuer are known, usually at once.</summary>
    public static async Task ReachAsync(this IConfigurationManager<OpenIdConnectConfiguration> issuer, CancellationToken cancellation)
    {
        try
        {
            await issuer.GetConfigurationAsync(cancellation);
        }
        catch (InvalidOperationException away)
        {
            throw new IssuerAwayException((issuer as BaseConfigurationManager)?.MetadataAddress, away);
        }
    }
}
