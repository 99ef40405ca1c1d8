using Coordination.Host.Access;
using Microsoft.Extensions.Primitives;

namespace Coordination.Host.Api;

/// <summary>
/// Answers only by the names that this installation is known by, because addresses are made from them (a calendar's, the description's).
/// <c>AllowedHosts</c> lists them, without ports and separated by semicolons; <c>*.example.org</c> is any name below that one.
/// </summary>
public static class KnownHosts
{
    public const string Setting = "AllowedHosts", OfThisMachine = "localhost;127.0.0.1;[::1]";

    public static void UseKnownHosts(this WebApplication app)
    {
        StringSegment[] known = [.. (app.Configuration[Setting] is { Length: > 0 } given ? given : OfThisMachine)
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        app.Use((http, next) => HostString.MatchesAny(http.Request.Host.Host, known) ? next(http)
            : Problems.Of(Problems.UnknownHost).ExecuteAsync(http));
    }
}
