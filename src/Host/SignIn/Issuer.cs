using Microsoft.IdentityModel.Tokens;

namespace Coordination.Host.SignIn;

/// <summary>
/// An OpenID Connect issuer that is trusted to say who somebody is, and nothing else
/// (https://openid.net/specs/openid-connect-core-1_0.html).
/// </summary>
/// <param name="Authority">The address of the issuer, as it names itself in <c>iss</c>.</param>
public sealed record Issuer(int Number, string Name, Uri Authority)
{
    /// <summary>Algorithms with a key that only the issuer holds: nothing symmetric, and never unsigned.</summary>
    public static readonly string[] Algorithms =
    [
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
    ];

    /// <summary>The audience of access tokens for this installation. Without one the API accepts none.</summary>
    public string? Audience { get; init; }

    /// <summary>The client id of the pages. Without one nobody signs in there with this issuer.</summary>
    public string? ClientId { get; init; }
    public string? ClientSecret { get; init; }

    /// <summary>
    /// The <c>typ</c> of its access tokens: <c>at+jwt</c> (https://www.rfc-editor.org/rfc/rfc9068#section-2.1), or another that an older
    /// issuer writes.
    /// </summary>
    public string TokenType { get; init; } = "at+jwt";

    public string BearerScheme => $"issuer-{Number}-bearer";
    public string PagesScheme => $"issuer-{Number}-pages";
    public string Href => $"/sign-in/{Number}";

    /// <summary>An issuer on this very machine may be called without TLS.</summary>
    public bool NeedsHttps => !Authority.IsLoopback;

    /// <summary>An issuer answers at its own address, or it is away: nothing leads from there to another.</summary>
    public static HttpMessageHandler Calling() => new SocketsHttpHandler { AllowAutoRedirect = false };

    public bool Calls(string issuer) => issuer.TrimEnd('/') == Authority.OriginalString.TrimEnd('/');
}
