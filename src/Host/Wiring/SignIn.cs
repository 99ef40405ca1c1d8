using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Coordination.Host.Wiring;

/// <summary>Tokens of the demo door: signed by this installation, believed by it alone.</summary>
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

/// <summary>Bearer tokens for programs, a cookie for pages. Authority never comes from either: it comes from the current membership.</summary>
public static class SignIn
{
    private const string Either = "either";

    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        builder.Services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, options => options.ForwardDefaultSelector = http => http.Request.Headers.Authorization.Count > 0 ? JwtBearerDefaults.AuthenticationScheme : CookieAuthenticationDefaults.AuthenticationScheme)
            .AddJwtBearer(options =>
            {
                options.TokenHandlers.Clear();
                options.TokenHandlers.Add(new RememberedTokens { MapInboundClaims = false });
            })
            .AddCookie(options =>
            {
                options.Cookie.Name = builder.Environment.IsDevelopment() ? "coordination" : "__Host-coordination";
                options.Cookie.HttpOnly = true;
                options.Cookie.SameSite = SameSiteMode.Lax;
                options.Cookie.SecurePolicy = builder.Environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
                options.ExpireTimeSpan = TimeSpan.FromHours(12);
                options.Events.OnRedirectToLogin = context => Task.FromResult(context.Response.StatusCode = 401);
                options.Events.OnRedirectToAccessDenied = context => Task.FromResult(context.Response.StatusCode = 403);
            });
        if (builder.Environment.IsDevelopment())
            builder.Services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<DemoTokens>((options, tokens) => options.TokenValidationParameters = tokens.Validation);
    }

    public static ClaimsPrincipal Principal(Login login) => new(new ClaimsIdentity([new("iss", login.Issuer), new("sub", login.Subject)], CookieAuthenticationDefaults.AuthenticationScheme, "sub", null));
}
