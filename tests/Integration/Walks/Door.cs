using System.Text.RegularExpressions;
using Coordination.Host.Access;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Integration.Walks;

/// <summary>One endpoint: a method and an address, as the running Host maps them.</summary>
public sealed partial record Door(string Method, string Pattern)
{
    private const string OfPrograms = "/api/communities/{community}", OfPeople = "/{community}";

    public bool IsOfPrograms => Pattern.StartsWith("/api/", StringComparison.Ordinal);
    public bool IsForm => Method == "POST" && !IsOfPrograms;
    /// <summary>A page of a community, and not its live stream: whoever is not known there is led to join.</summary>
    public bool IsPage => Method == "GET" && IsInside && !IsOfPrograms && !Below.EndsWith("/live", StringComparison.Ordinal);
    public bool IsInside => Pattern.Contains("{community}", StringComparison.Ordinal);
    public string Below => IsInside ? Pattern[(IsOfPrograms ? OfPrograms : OfPeople).Length..] : Pattern;

    /// <summary>Its name in the table of rights. A command is one right, whether it is sent as JSON or by a form.</summary>
    public string Right =>
        !IsInside ? $"{Method} {Pattern}" : Method == "POST" ? $"do {Below}" : IsOfPrograms ? $"read {Below}" : $"page {Below}";

    public IEnumerable<string> Parameters => InBraces().Matches(Below).Select(m => m.Groups[1].Value);

    public override string ToString() => $"{Method} {Pattern}";

    /// <summary>
    /// Every endpoint that was mapped, by whatever feature. The files of the pages are left out, and so are the answers to a GET of a
    /// command's address.
    /// </summary>
    public static IReadOnlyList<Door> Of(TestHost host) =>
        [.. host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<Public>() is null || !e.RoutePattern.RawText!.Contains("api/", StringComparison.Ordinal))
            .SelectMany(e => (e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []).Where(m => m != "HEAD")
                .Select(m => new Door(m, "/" + e.RoutePattern.RawText!.Trim('/'))))
            .Distinct().OrderBy(d => d.Pattern, StringComparer.Ordinal).ThenBy(d => d.Method, StringComparer.Ordinal)];

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex InBraces();
}
