using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Integration.Browser;

/// <summary>A page, and the address at which one of the demo's people reaches it.</summary>
public sealed record Walked(string Pattern, Guest Guest, string Path)
{
    public override string ToString() => $"{Path} as {Guest.Role}";
}

/// <summary>
/// Every page there is, taken from the routing table of a running Host, each with an address that works on the demo for each role that may
/// see it. A page added later is included without being named here. A page for whose parameters the demo has nothing is a fault.
/// </summary>
public sealed class PageTable(TestHost demo)
{
    /// <summary>Addresses for programs, files, and the redirects to issuers of sign-ins and from messages.</summary>
    private static readonly string[] notForPeople =
        ["/api", "/dev", "/log", "/health", "/openapi", "/metrics", "/assets", "/m", "/sign-in/{issuer:int}"];
    private static readonly string[] sideRows = ["/{community}/today?wall=1", "/{community}/requests?show=all", "/{community}/nowhere"];
    private static readonly string[] statusless = ["/{community}/nowhere"];

    public async Task<(IReadOnlyList<Walked> Pages, IReadOnlyList<string> Unreached)> ReadAsync()
    {
        var (pages, unreached) = (new List<Walked>(), new List<string>());
        await demo.CaughtUpAsync();
        var guests = await Guest.AllAsync(demo);
        foreach (var pattern in Patterns(demo).Concat(sideRows))
        {
            var reached = new List<Walked>();
            var isForPrograms = false;
            foreach (var guest in guests)
            {
                foreach (var path in guest.Fill(pattern))
                {
                    var (status, isHtml) = await LookAsync(guest, path);
                    isForPrograms |= !isHtml && status is HttpStatusCode.OK;
                    // One stream of a kind is enough: a login has only so many open.
                    if (!isHtml && status is HttpStatusCode.OK) break;
                    if (!isHtml || (status is not HttpStatusCode.OK && !statusless.Contains(pattern))) continue;
                    reached.Add(new(pattern, guest, path));
                    break;
                }
            }
            pages.AddRange(reached);
            if (reached.Count == 0 && !isForPrograms) unreached.Add(pattern);
        }
        return (pages, unreached);
    }

    public static IEnumerable<string> Patterns(TestHost host) =>
        host.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") != false)
        .Select(e => "/" + e.RoutePattern.RawText!.Trim('/')).Distinct()
        .Where(p => !notForPeople.Any(n => p == n || p.StartsWith(n + "/", StringComparison.Ordinal)) && !p.Split('/')[^1]
            .Contains('.', StringComparison.Ordinal));

    /// <summary>Reads only the headers of the answer, because a live stream has no end.</summary>
    private static async Task<(HttpStatusCode Status, bool IsHtml)> LookAsync(Guest guest, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/html");
        using var answer =
            await guest.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        return (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType == "text/html");
    }
}
