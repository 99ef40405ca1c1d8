using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Coordination.Host.SignIn;

/// <summary>Checks access tokens of an issuer at the API: signature, audience, kind and time.</summary>
public static class IssuerTokens
{
    private static readonly TimeSpan skew = TimeSpan.FromSeconds(30);
    /// <summary>Only in tokens that say who signed in (https://openid.net/specs/openid-connect-core-1_0.html#IDToken).</summary>
    private static readonly string[] ofSignIns = ["nonce", "at_hash", "c_hash"];

    public static AuthenticationBuilder AddTokens(this AuthenticationBuilder schemes, Issuer issuer) =>
        schemes.AddJwtBearer(issuer.BearerScheme, options =>
    {
        options.Authority = issuer.Authority.OriginalString;
        options.RequireHttpsMetadata = issuer.NeedsHttps;
        options.BackchannelHttpHandler = Issuer.Calling();
        options.TimeProvider = TimeProvider.System;
        options.TokenHandlers.Clear();
        options.TokenHandlers.Add(new RememberedTokens { MapInboundClaims = false });
        options.TokenValidationParameters = new()
        {
            ValidAudience = issuer.Audience,
            ValidAlgorithms = Issuer.Algorithms,
            ValidTypes = issuer.TokenType == "at+jwt" ? ["at+jwt", "application/at+jwt"] : [issuer.TokenType],
            ClockSkew = skew,
            NameClaimType = "sub",
        };
        options.Events = new()
        {
            OnTokenValidated = Look,
            OnAuthenticationFailed = failed => failed.Options.ConfigurationManager!.ReachAsync(failed.HttpContext.RequestAborted)
        };
    });

    /// <summary>The issuer a token names; not verified yet.</summary>
    public static string? IssuerOf(string token)
    {
        try
        {
            return new JsonWebToken(token).Issuer;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static Task Look(TokenValidatedContext validated)
    {
        var token = (JsonWebToken)validated.SecurityToken;
        if (token.IssuedAt > DateTime.UtcNow + skew) validated.Fail("The token was issued in the future.");
        else if (ofSignIns.Any(claim => token.TryGetPayloadValue<object>(claim, out _)))
            validated.Fail("The token says who signed in; it is no access token.");
        else if (token.Subject is not { Length: > 0 and <= 255 }) validated.Fail("The token names nobody.");
        return Task.CompletedTask;
    }
}
