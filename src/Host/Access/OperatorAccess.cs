using System.Net;
using System.Security.Cryptography;
using System.Text;
using Coordination.Host.Storage;

namespace Coordination.Host.Access;

/// <summary>
/// Who counts as an operator: callers on this machine, and callers with the operator's token. A call that a proxy passed on also comes from
/// this machine, so a local call counts only if nothing shows that it was passed on.
/// </summary>
public sealed class OperatorAccess(byte[]? tokenHash)
{
    public const string Setting = "Operations:MetricsToken";
    private const int Shortest = 20;
    private static readonly string[] passedOn = ["Forwarded", "Via", "X-Real-IP", "CF-Connecting-IP", "True-Client-IP"];
    private static readonly string[] passedOnAlso = ["X-Forwarded-", "X-Original-"];

    public static OperatorAccess Read(IConfiguration configuration) => configuration[Setting] switch
    {
        null or "" => new(null),
        { Length: < Shortest } =>
            throw new SettingException($"{Setting} is short enough to be guessed: give it {Shortest} characters or more."),
        var token => new(HashOf(token)),
    };

    public bool Allows(HttpContext http) => IsFromHere(http) || ShowsToken(http.Request);

    private static bool IsFromHere(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } caller && IPAddress.IsLoopback(caller) && IsNamedLocally(http.Request.Host.Host)
        && !http.Request.Headers.Keys.Any(IsOfAProxy);

    /// <summary>A call under a public name came through a proxy that answers to that name.</summary>
    private static bool IsNamedLocally(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static bool IsOfAProxy(string header) =>
        passedOn.Contains(header, StringComparer.OrdinalIgnoreCase)
        || passedOnAlso.Any(start => header.StartsWith(start, StringComparison.OrdinalIgnoreCase));

    private bool ShowsToken(HttpRequest request) =>
        tokenHash is not null && request.Headers.Authorization is [{ } shown]
        && shown.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(HashOf(shown["Bearer ".Length..].Trim()), tokenHash);

    private static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
