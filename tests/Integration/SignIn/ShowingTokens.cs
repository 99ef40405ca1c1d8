using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Coordination.Integration.Api;
using Coordination.Integration.Postgres;
using Microsoft.IdentityModel.Tokens;

namespace Coordination.Integration.SignIn;

/// <summary>A Host that accepts tokens of two issuers, and a community founded by somebody with such a token.</summary>
public sealed class TwoIssuers(TestPostgres postgres) : IAsyncLifetime
{
    public const string Code = "token-street";
    private TestHost? host;

    public TestHost Host => host!;
    public TestIssuer Issuer { get; private set; } = null!;
    public TestIssuer Other { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        (Issuer, Other) = (await TestIssuer.StartAsync(), await TestIssuer.StartAsync());
        host = await TestHost.StartAsync(postgres, [.. Issuer.Settings(), .. Other.Settings(1, "The other")]);
        (await With(Issuer.Access("ada")).PostAsync("/api/communities", new { code = Code, name = "Token Street", yourName = "Ada" }))
            .ShouldBe(HttpStatusCode.Created);
    }

    public Caller With(string token)
    {
        var client = host!.Client();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer " + token);
        return new(client, "/api/communities/" + Code);
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null) await host.DisposeAsync();
        await Issuer.DisposeAsync();
        await Other.DisposeAsync();
    }
}

public sealed class ShowingTokens(TwoIssuers two, TestPostgres postgres) : IClassFixture<TwoIssuers>
{
    private static long Now => DateTimeOffset.UtcNow.ToUnixTimeSeconds();

    [Fact]
    public async Task A_good_token_of_a_known_issuer_opens_what_the_community_allows()
    {
        (await two.With(two.Issuer.Access("ada")).GetAsync("/today")).ShouldBe(HttpStatusCode.OK);
        (await two.With(two.Issuer.Access("ada", key: two.Issuer.Rsa, algorithm: "RS256")).GetAsync("/today")).ShouldBe(HttpStatusCode.OK);
        (await two.With(two.Issuer.Access("ada", key: two.Issuer.Rsa, algorithm: "PS256")).GetAsync("/today")).ShouldBe(HttpStatusCode.OK);
        (await two.With(two.Issuer.Access("ada", type: "application/at+jwt")).GetAsync("/today")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Whom_the_community_does_not_know_finds_nothing()
    {
        (await two.With(two.Issuer.Access("eve")).GetAsync("/today")).ShouldBeProblem(HttpStatusCode.NotFound, "caller.not-found");
        (await two.With(two.Other.Access("ada")).GetAsync("/today")).ShouldBeProblem(HttpStatusCode.NotFound, "caller.not-found");
    }

    [Fact]
    public async Task Roles_in_a_token_open_nothing()
    {
        (await two.With(two.Issuer.Access("bea")).PostAsync("/people/join", new { name = "Bea" })).ShouldBe(HttpStatusCode.Created);
        (await two.With(two.Issuer.Access("bea",
            claims => (claims["roles"], claims["scope"]) = (new[] { "steward", "coordinator" }, "admin"))).GetAsync("/today"))
            .ShouldBeProblem(HttpStatusCode.Forbidden, "caller.not-allowed");
    }

    public static TheoryData<string, Func<TestIssuer, TestIssuer, string>> Bad { get; } = new()
    {
        { "no algorithm", (it, _) => Joined("""{"alg":"none","typ":"at+jwt"}""", Payload(it.Access("ada")), "") },
        { "no algorithm, in capitals", (it, _) => Joined("""{"alg":"NONE","typ":"at+jwt"}""", Payload(it.Access("ada")), "") },
        { "no signature", (it, _) => it.Access("ada")[..(it.Access("ada").LastIndexOf('.') + 1)] },
        { "signed with the published key as if it were a secret",
            (it, _) => Hmac(it, Encoding.ASCII.GetBytes(it.Rsa.Rsa.ExportSubjectPublicKeyInfoPem()), "rsa-1") },
        { "signed with the bytes of the published key as if they were a secret",
            (it, _) => Hmac(it, it.Rsa.Rsa.ExportSubjectPublicKeyInfo(), "rsa-1") },
        { "a key's name that walks through folders", (it, _) => Hmac(it, [], "../../../../../../dev/null") },
        { "a key's name that asks a database", (it, _) => Hmac(it, Encoding.ASCII.GetBytes("x"), "x' union select 'x'--") },
        { "keys to be fetched elsewhere",
            (it, other) => Own(it, $$"""{"alg":"RS256","typ":"at+jwt","kid":"rsa-1","jku":"{{other.Address}}/keys"}""", other.Rsa) },
        { "a certificate to be fetched elsewhere",
            (it, other) => Own(it, $$"""{"alg":"RS256","typ":"at+jwt","kid":"rsa-1","x5u":"{{other.Address}}/keys"}""", other.Rsa) },
        { "a key it brings itself",
            (it, other) =>
                Own(it, $$$"""{"alg":"RS256","typ":"at+jwt","jwk":{"kty":"RSA","n":"{{{Modulus(other)}}}","e":"AQAB"}}""", other.Rsa) },
        { "signed by another issuer", (it, other) => it.Access("ada", key: other.Ec) },
        { "of an issuer nobody knows", (it, _) => it.Access("ada", claims => claims["iss"] = "https://elsewhere.example") },
        { "of no issuer", (it, _) => it.Access("ada", claims => claims.Remove("iss")) },
        { "of the demo, by the wrong hand", (it, _) => it.Access("ada", claims => claims["iss"] = "urn:coordination:demo") },
        { "meant for somebody else", (it, _) => it.Access("ada", claims => claims["aud"] = "urn:somebody:else") },
        { "meant for nobody", (it, _) => it.Access("ada", claims => claims.Remove("aud")) },
        { "of another kind", (it, _) => it.Access("ada", type: "JWT") },
        { "of no kind", (it, _) => it.Access("ada", type: null) },
        { "a token that says who signed in",
            (it, _) => it.Access("ada", claims => (claims["aud"], claims["nonce"]) = (TestIssuer.Client, "n"), type: "JWT") },
        { "the same, dressed up", (it, _) => it.Access("ada", claims => claims["nonce"] = "n") },
        { "over", (it, _) => it.Access("ada", claims => claims["exp"] = Now - 60) },
        { "without end", (it, _) => it.Access("ada", claims => claims.Remove("exp")) },
        { "not yet begun", (it, _) => it.Access("ada", claims => claims["nbf"] = Now + 120) },
        { "issued in the future", (it, _) => it.Access("ada", claims => claims["iat"] = Now + 120) },
        { "about nobody", (it, _) => it.Access("ada", claims => claims.Remove("sub")) },
        { "changed on the way", (it, _) => it.Access("eve").Split('.') is var part ? $"{part[0]}.{Payload(it.Access("ada"))}.{part[2]}"
            : "" },
        { "half of it", (it, _) => it.Access("ada")[..40] },
        { "something else", (_, _) => "ada" },
        { "nothing", (_, _) => "" },
    };

    [Theory]
    [MemberData(nameof(Bad), DisableDiscoveryEnumeration = true)]
    public async Task A_token_is_not_believed_that_is(string what, Func<TestIssuer, TestIssuer, string> made)
    {
        var answer = (await two.With(made(two.Issuer, two.Other)).GetAsync("/today"))
            .ShouldBeProblem(HttpStatusCode.Unauthorized, "caller.sign-in");
        answer.Headers.WwwAuthenticate.ToString().Should().Be("Bearer error=\"invalid_token\"", what);
    }

    [Fact]
    public async Task A_cookie_does_not_make_up_for_a_bad_token()
    {
        using var client = two.Host.Client();
        using var code = new StringContent("""{"code":"cookie-street"}""", Encoding.UTF8, "application/json");
        using var founded = await client.PostAsync("/dev/empty-community", code, TestContext.Current.CancellationToken);
        var caller = new Caller(client, "/api/communities/cookie-street");
        (await caller.GetAsync("/today")).ShouldBe(HttpStatusCode.OK);

        foreach (var shown in (string[])["Bearer x", "Bearer", "Basic YTpi", "Bearer " + two.Other.Access("ada")])
            (await caller.SendAsync(HttpMethod.Get, "/today", null,
                request => request.Headers.TryAddWithoutValidation("Authorization", shown))).Status.Should()
                .BeOneOf([HttpStatusCode.Unauthorized, HttpStatusCode.NotFound], shown);
    }

    [Fact]
    public async Task An_issuer_that_is_away_is_waited_for()
    {
        await using var gone = await TestIssuer.StartAsync();
        await using var host = await TestHost.StartAsync(postgres, gone.Settings());
        using var client = host.Client();
        client.DefaultRequestHeaders.Authorization = new("Bearer", gone.Access("ada"));
        await gone.StopAsync();
        var answer = (await new Caller(client, "/api/communities/x").GetAsync("/today"))
            .ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "host.issuer-away");
        answer.Headers.RetryAfter.Should().NotBeNull();
        (await new Caller(host.Http, "").GetAsync("//health/live")).ShouldBe(HttpStatusCode.OK);
    }

    private static string Payload(string token) => token.Split('.')[1];
    private static string Joined(string header, string payload, string signature) =>
        $"{Base64UrlEncoder.Encode(header)}.{payload}.{signature}";

    private static string Hmac(TestIssuer it, byte[] secret, string kid)
    {
        var signed =
            $"{Base64UrlEncoder.Encode(JsonSerializer.Serialize(new { alg = "HS256", typ = "at+jwt", kid }))}.{Payload(it.Access("ada"))}";
        return $"{signed}.{Base64UrlEncoder.Encode(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Modulus(TestIssuer of) => Base64UrlEncoder.Encode(of.Rsa.Rsa.ExportParameters(false).Modulus);

    private static string Own(TestIssuer it, string header, RsaSecurityKey key)
    {
        var signed = $"{Base64UrlEncoder.Encode(header)}.{Payload(it.Access("ada"))}";
        var signature = key.Rsa.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{signed}.{Base64UrlEncoder.Encode(signature)}";
    }
}
