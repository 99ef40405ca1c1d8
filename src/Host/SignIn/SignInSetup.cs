using System.Security.Claims;
using Coordination.Host.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Coordination.Host.SignIn;

/// <summary>Tokens of the sign-in in development: signed by this installation and accepted by it alone.</summary>
public sealed class DemoTokens(byte[] secret)
{
    public const string Issuer = "urn:coordination:demo";
    private readonly SymmetricSecurityKey key = new(secret);

    public string For(Login login) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = login.Issuer,
        Audience = Issuer,
        Subject = new([new Claim("sub", login.Subject)]),
        Expires = DateTime.UtcNow.AddHours(12),
        SigningCredentials = new(key, SecurityAlgorithms.HmacSha256),
    });

    public TokenValidationParameters Validation => new()
    {
        ValidIssuer = Issuer,
        ValidAudience = Issuer,
        IssuerSigningKey = key,
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        ClockSkew = TimeSpan.FromSeconds(30),
        NameClaimType = "sub",
    };
}

/// <summary>
/// Sets up authentication: tokens at the API, a cookie at the pages. Neither carries roles; those come from the present state of the
/// community.
/// </summary>
public static class SignInSetup
{
    private const string Either = "either", Programs = "programs";

    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        var (issuers, isDevelopment) = (KnownIssuers.Read(builder.Configuration), builder.Environment.IsDevelopment());
        builder.Services.AddSingleton(issuers);
        // Callers get an answer when they are refused; nobody has to read a log line for each.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Authentication", LogLevel.Critical);
        builder.Services.Configure<AntiforgeryOptions>(options => SignInSessions.Configure(options, isDevelopment));
        var schemes = builder.Services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null,
                options => options.ForwardDefaultSelector = http => SchemeOf(http.Request.Headers.Authorization, issuers, isDevelopment))
            .AddScheme<AuthenticationSchemeOptions, ProgramAuthentication>(Programs, null)
            .AddCookie(options => SignInSessions.Configure(options, isDevelopment));
        foreach (var issuer in issuers.All)
        {
            if (issuer.Audience is not null) schemes.AddTokens(issuer);
            if (issuer.ClientId is not null) schemes.AddPages(issuer, isDevelopment);
        }
        if (isDevelopment) schemes.AddDemoTokens();
    }

    /// <summary>A caller who shows a token is judged by that token alone, whatever cookie came with it.</summary>
    private static string SchemeOf(StringValues authorization, KnownIssuers issuers, bool isDevelopment)
    {
        if (authorization.Count == 0) return CookieAuthenticationDefaults.AuthenticationScheme;
        if (authorization is not [{ } header] || !header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            || IssuerTokens.IssuerOf(header["Bearer ".Length..].Trim()) is not { } name) return Programs;
        return issuers.Of(name) is { } issuer ? issuer.BearerScheme : isDevelopment && name == DemoTokens.Issuer
            ? JwtBearerDefaults.AuthenticationScheme : Programs;
    }

    private static void AddDemoTokens(this AuthenticationBuilder schemes)
    {
        schemes.AddJwtBearer(options =>
        {
            options.TimeProvider = TimeProvider.System;
            options.TokenHandlers.Clear();
            options.TokenHandlers.Add(new RememberedTokens { MapInboundClaims = false });
        });
        schemes.Services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<DemoTokens>((options, tokens) => options.TokenValidationParameters = tokens.Validation);
    }

    public static ClaimsPrincipal Principal(Login login) =>
        new(new ClaimsIdentity([new("iss", login.Issuer), new("sub", login.Subject)], CookieAuthenticationDefaults.AuthenticationScheme,
            "sub", null));
}
