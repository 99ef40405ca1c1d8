using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Coordination.Integration.SignIn;

/// <summary>A small OpenID Connect issuer in the test's own process, reached over real HTTP. The test says whom it signs in.</summary>
public sealed class TestIssuer : IAsyncDisposable
{
    public const string Client = "pages", Secret = "pages-secret", Audience = "urn:coordination:test";

    private readonly WebApplication app;
    private readonly RsaSecurityKey rsa = new(RSA.Create(2048)) { KeyId = "rsa-1" };
    private readonly ECDsaSecurityKey ec = new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "ec-1" };
    private readonly Dictionary<string, IQueryCollection> codes = [];
    private string? named;

    private TestIssuer(WebApplication app) => this.app = app;

    public string Address { get; private set; } = "";
    public RsaSecurityKey Rsa => rsa;
    public ECDsaSecurityKey Ec => ec;

    /// <summary>Who signs in when asked.</summary>
    public string Subject { get; set; } = "somebody";

    /// <summary>What the pages asked for last.</summary>
    public IQueryCollection? Asked { get; private set; }

    /// <summary>The name it gives itself in its metadata and tokens: its address, unless it speaks for another.</summary>
    public string Named { get => named ?? Address; set => named = value; }

    /// <summary>Where its metadata and keys are said to have moved.</summary>
    public string? MovedTo { get; set; }

    /// <summary>Changes what is written into the next tokens that say who signed in.</summary>
    public Action<Dictionary<string, object>>? Forging { get; set; }

    public static async Task<TestIssuer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var issuer = new TestIssuer(builder.Build());
        issuer.Map();
        await issuer.app.StartAsync(TestContext.Current.CancellationToken);
        issuer.Address = issuer.app.Urls.Single();
        return issuer;
    }

    public string[] Settings(int number = 0, string name = "Test Street Sign-in") =>
    [
        $"--SignIn:Issuers:{number}:Name={name}", $"--SignIn:Issuers:{number}:Authority={Address}",
            $"--SignIn:Issuers:{number}:Audience={Audience}",
        $"--SignIn:Issuers:{number}:ClientId={Client}", $"--SignIn:Issuers:{number}:ClientSecret={Secret}",
    ];

    /// <summary>An access token as it should be, after these changes.</summary>
    public string Access(string subject, Action<Dictionary<string, object>>? change = null, SecurityKey? key = null,
        string? algorithm = null, string? type = "at+jwt")
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>
        {
            ["iss"] = Named,
            ["aud"] = Audience,
            ["sub"] = subject,
            ["iat"] = now,
            ["nbf"] = now,
            ["exp"] = now + 600,
        };
        change?.Invoke(claims);
        return Token(claims, key ?? ec, algorithm ?? (key is RsaSecurityKey ? "RS256" : "ES256"), type);
    }

    public static string Token(Dictionary<string, object> claims, SecurityKey key, string algorithm, string? type)
    {
        var handler = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false };
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            Claims = claims,
            TokenType = type,
            SigningCredentials = new(key, algorithm)
        });
    }

    private void Map()
    {
        app.Use((http, next) =>
        {
            if (MovedTo is not null) http.Response.Redirect(MovedTo + http.Request.Path);
            return MovedTo is not null ? Task.CompletedTask : next(http);
        });
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, object>
        {
            ["issuer"] = Named,
            ["jwks_uri"] = Address + "/keys",
            ["authorization_endpoint"] = Address + "/authorize",
            ["token_endpoint"] = Address + "/token",
            ["response_types_supported"] = new[] { "code" },
            ["subject_types_supported"] = new[] { "pairwise" },
            ["id_token_signing_alg_values_supported"] = new[] { "ES256", "RS256" },
        }));
        app.MapGet("/keys", () => Results.Json(new
        {
            keys = (object[])
            [
                new { kty = "RSA", use = "sig", kid = rsa.KeyId, n = Base64UrlEncoder.Encode(rsa.Rsa.ExportParameters(false).Modulus),
                    e = Base64UrlEncoder.Encode(rsa.Rsa.ExportParameters(false).Exponent) },
                new { kty = "EC", use = "sig", kid = ec.KeyId, crv = "P-256",
                    x = Base64UrlEncoder.Encode(ec.ECDsa.ExportParameters(false).Q.X),
                    y = Base64UrlEncoder.Encode(ec.ECDsa.ExportParameters(false).Q.Y) },
            ],
        }));
        app.MapGet("/authorize", (HttpContext http) =>
        {
            Asked = http.Request.Query;
            var code = Guid.NewGuid().ToString("N");
            codes[code] = Asked;
            return Results.Redirect(
                $"{Asked["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(Asked["state"]!)}&iss={Uri.EscapeDataString(Named)}");
        });
        app.MapPost("/token", async (HttpContext http) =>
        {
            var form = await http.Request.ReadFormAsync();
            if (!codes.Remove(form["code"].ToString(), out var asked)) return Refused("invalid_grant");
            if (form["client_id"] != Client || form["client_secret"] != Secret) return Refused("invalid_client");
            if (form["redirect_uri"] != asked["redirect_uri"]) return Refused("invalid_grant");
            if (asked["code_challenge_method"] != "S256"
                || Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != asked[
                "code_challenge"]) return Refused("invalid_grant");
            var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
            var claims = new Dictionary<string, object>
            {
                ["iss"] = Named,
                ["aud"] = Client,
                ["sub"] = Subject,
                ["iat"] = now,
                ["exp"] = now + 300,
                ["nonce"] = asked["nonce"].ToString()
            };
            Forging?.Invoke(claims);
            return Results.Json(new
            {
                token_type = "Bearer",
                expires_in = 300,
                access_token = Access(Subject),
                id_token = Token(claims, rsa, "RS256", "JWT")
            });
        });
    }

    private static IResult Refused(string error) => Results.Json(new { error }, JsonSerializerOptions.Web, statusCode: 400);

    public Task StopAsync() => app.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        rsa.Rsa.Dispose();
        ec.ECDsa.Dispose();
    }
}
