using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Coordination.Host.SignIn;

/// <summary>
/// Sign-in to the pages: the authorization code flow with PKCE (https://www.rfc-editor.org/rfc/rfc9700). Of all claims of an issuer, only
/// its name for the person is kept.
/// </summary>
public static class IssuerPages
{
    public const string Failed = "/?sign-in=failed";

    public static AuthenticationBuilder AddPages(this AuthenticationBuilder schemes, Issuer issuer, bool isDevelopment) =>
        schemes.AddOpenIdConnect(issuer.PagesScheme, issuer.Name, options =>
    {
        options.Authority = issuer.Authority.OriginalString;
        options.RequireHttpsMetadata = issuer.NeedsHttps;
        options.BackchannelHttpHandler = Issuer.Calling();
        options.TimeProvider = TimeProvider.System;
        (options.ClientId, options.ClientSecret) = (issuer.ClientId, issuer.ClientSecret);
        (options.ResponseType, options.ResponseMode, options.UsePkce) =
            (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query, true);
        options.Scope.Clear();
        options.Scope.Add("openid");
        options.MapInboundClaims = false;
        // By default the handler would remove the claim that says which issuer the person signed in with.
        options.ClaimActions.Clear();
        options.DisableTelemetry = true;
        options.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
        (options.CallbackPath, options.SignedOutCallbackPath, options.RemoteSignOutPath) = (issuer.Href + "/back", default, default);
        foreach (var (cookie, name) in ((CookieBuilder, string)[])[(options.CorrelationCookie, "correlation."),
            (options.NonceCookie, "nonce.")])
            (cookie.Name, cookie.Path, cookie.SameSite, cookie.SecurePolicy) = (SignInSessions.CookieName(name, isDevelopment), "/",
                SameSiteMode.Lax, SignInSessions.SecurePolicy(isDevelopment));
        (options.TokenValidationParameters.ValidAlgorithms, options.TokenValidationParameters.NameClaimType) = (Issuer.Algorithms, "sub");
        options.Events = new() { OnTokenValidated = validated => Attend(issuer, validated), OnRemoteFailure = Turn };
    });

    /// <summary>An issuer chooses the name in its metadata and tokens itself. Only the settings say who it is.</summary>
    private static Task Attend(Issuer issuer, TokenValidatedContext validated)
    {
        if (!issuer.Calls(validated.SecurityToken.Issuer)) validated.Fail("The issuer names another.");
        else if (validated.SecurityToken.Subject is { Length: > 0 and <= 255 } subject)
        {
            validated.Principal = SignInSetup.Principal(new(validated.SecurityToken.Issuer, subject));
            Log(validated.HttpContext).LogInformation("Somebody signed in at {Issuer}", issuer.Name);
        }
        else validated.Fail("The issuer names nobody.");
        return Task.CompletedTask;
    }

    /// <summary>Whatever failed, the person returns to the front page, can try again, and then goes on where they wanted to.</summary>
    private static Task Turn(RemoteFailureContext failed)
    {
        Log(failed.HttpContext).LogWarning("Signing in did not work: {Why}",
            string.Concat((failed.Failure?.Message ?? "").Where(c => !char.IsControl(c))));
        failed.Response.StatusCode = StatusCodes.Status303SeeOther;
        failed.Response.Headers.Location = failed.Properties?.RedirectUri is { Length: > 1 } then
            ? $"{Failed}&then={Uri.EscapeDataString(then)}" : Failed;
        failed.HandleResponse();
        return Task.CompletedTask;
    }

    private static ILogger Log(HttpContext http) => http.RequestServices.GetRequiredService<ILogger<Issuer>>();
}
