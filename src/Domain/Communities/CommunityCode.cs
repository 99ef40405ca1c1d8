namespace Coordination.Domain.Communities;

/// <summary>
/// The name of a community in addresses: <c>[a-z][a-z0-9-]{2,31}</c>, and none of the words that addresses need themselves (docs/codes.md).
/// </summary>
public static class CommunityCode
{
    public static IReadOnlyList<string> Reserved { get; } =
    [
        "about", "account", "api", "ask", "assets", "communities", "css", "data", "demo", "dev", "docs", "events", "favicon", "fonts",
        "health", "help", "images", "live", "log", "metrics", "open-data", "openapi", "privacy", "problems", "robots", "scripts",
        "sign-in", "sign-out", "signin-oidc", "signout-callback-oidc", "start", "static", "status", "well-known",
    ];

    public const int Longest = 32;

    public static bool IsWellFormed(string code) =>
        code is [>= 'a' and <= 'z', ..] && code.Length is >= 3 and <= Longest
            && code.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
