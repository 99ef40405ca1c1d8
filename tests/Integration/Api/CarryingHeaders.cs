using System.Net.Sockets;
using System.Text;
using Coordination.Integration.Postgres;
using Coordination.Integration.SignIn;

namespace Coordination.Integration.Api;

[Collection(nameof(Town))]
public sealed class CarryingHeaders(Town town, TestPostgres postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static readonly (string Name, string Value)[] everywhere =
    [
        ("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"), ("Referrer-Policy", "no-referrer"),
            ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"),
    ];

    public static TheoryData<string, string> Asked { get; } = new()
    {
        { "GET", "/" }, { "GET", "/?language=ar" }, { "GET", "/mill-street/today" }, { "GET", "/mill-street/mine" },
            { "GET", "/mill-street/requests" }, { "GET", "/mill-street/people" }, { "GET", "/mill-street/programs" },
        { "GET", "/mill-street/offers" }, { "GET", "/mill-street/sessions" }, { "GET", "/mill-street/ask" }, { "GET", "/mill-street/join" },
            { "GET", "/far-away/today" }, { "GET", "/no-such-place/today" },
        { "GET", "/problems" }, { "GET", "/problems/caller.not-found" }, { "GET", "/problems/none" }, { "GET", "/health/live" },
            { "GET", "/health/ready" }, { "GET", "/openapi/v1.json" }, { "GET", "/openapi/v2.json" },
        { "GET", "/assets/x/app.css" }, { "GET", "/assets/x/none.css" }, { "GET", "/assets/x/..%2f..%2fappsettings.json" },
            { "GET", "/favicon.ico" }, { "GET", "/robots.txt" }, { "GET", "/.git/config" },
        { "GET", "/api" }, { "GET", "/api/nothing" }, { "GET", "/api/communities/mill-street/requests" },
            { "GET", "/api/communities/mill-street/requests?limit=0" }, { "GET", "/api/communities/mill-street/requests/42" },
        { "GET", "/api/communities/far-away/requests" }, { "POST", "/api/communities/mill-street/requests/raise" },
            { "PUT", "/api/communities/mill-street/requests" }, { "TRACE", "/api/communities/mill-street/requests" },
        { "HEAD", "/api/communities/mill-street/requests" }, { "OPTIONS", "/mill-street/today" }, { "DELETE", "/" },
            { "POST", "/sign-out" }, { "POST", "/mill-street/requests/raise" }, { "GET", "/sign-in/7" }, { "GET", "/dev/people" },
    };

    [Theory]
    [MemberData(nameof(Asked))]
    public async Task Every_answer_tells_a_browser_to_keep_to_our_own(string method, string path)
    {
        foreach (var (client, isSignedIn) in ((HttpClient, bool)[])[(town.Host.Client(), false), (town.Host.SignedIn("ada"), true)])
            foreach (var accepted in (string[])["text/html", "application/json"])
            {
                using var request = new HttpRequestMessage(new(method), path);
                request.Headers.Accept.ParseAdd(accepted);
                using var answer = await client.SendAsync(request, Cancellation);
                ShouldCarry(answer);
                if ((int)answer.StatusCode >= 400
                    || (isSignedIn && answer.Content.Headers.ContentType?.MediaType == "text/html"
                    && !path.StartsWith("/problems", StringComparison.Ordinal))) answer.Headers.CacheControl!.NoStore.Should()
                    .BeTrue($"{path} as {accepted} is kept nowhere");
            }
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\n\r\n")]
    [InlineData("NONSENSE\r\n\r\n")]
    [InlineData("GET / HTTP/9.9\r\nHost: 127.0.0.1\r\n\r\n")]
    [InlineData("POST /api HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello")]
    [InlineData("POST /api HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nBad Header: y\r\n\r\n")]
    [InlineData("GET /%00 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")]
    [InlineData("GET /a b HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")]
    public async Task What_is_no_request_is_told_so_and_nothing_else(string sent)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(town.Host.Address.Host, town.Host.Address.Port, Cancellation);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(sent), Cancellation);
        var (reader, head) = (new StreamReader(stream), new List<string>());
        while (await reader.ReadLineAsync(Cancellation) is { Length: > 0 } line) head.Add(line);
        string.Join('\n', head).Should().MatchRegex("^HTTP/1.1 (400|404|505) ").And.NotContain("Server:").And.NotContain("Exception");
    }

    [Fact]
    public async Task In_production_a_browser_comes_back_by_tls_alone()
    {
        await using var production = await Production.StartAsync(postgres);
        foreach (var path in (string[])["/", "/api", "/problems", "/health/live", "/assets/x/app.css", "/no-such-place/today"])
        {
            using var answer = await production.Host.Client().GetAsync(path, Cancellation);
            ShouldCarry(answer);
            answer.Headers.GetValues("Strict-Transport-Security").Should().Equal("max-age=31536000; includeSubDomains");
        }
        using var developing = await town.Host.Http.GetAsync("/", Cancellation);
        developing.Headers.Contains("Strict-Transport-Security").Should()
            .BeFalse("nobody's development is closed to plain HTTP for a year");
    }

    [Theory]
    [InlineData("/assets/x/app.css", "text/css; charset=utf-8")]
    [InlineData("/assets/x/live.js", "text/javascript; charset=utf-8")]
    [InlineData("/assets/x/icon.svg", "image/svg+xml; charset=utf-8")]
    [InlineData("/", "text/html; charset=utf-8")]
    [InlineData("/mill-street/today/live", "text/event-stream; charset=utf-8")]
    public async Task Text_says_how_it_is_written(string path, string type)
    {
        using var answer = await town.Host.SignedIn("ada").GetAsync(path, HttpCompletionOption.ResponseHeadersRead, Cancellation);
        answer.Content.Headers.ContentType!.ToString().Should().Be(type);
    }

    private static void ShouldCarry(HttpResponseMessage answer)
    {
        foreach (var (name, value) in everywhere) answer.Headers.GetValues(name).Should().Equal(value);
        answer.Headers.GetValues("Content-Security-Policy").Should().ContainSingle().Which.Should()
            .StartWith("default-src 'none'; ").And.Contain("frame-ancestors 'none'").And.Contain("base-uri 'none'").And.Contain(
            "form-action 'self'").And.NotContain("unsafe");
        answer.Headers.GetValues("Permissions-Policy").Should().ContainSingle().Which.Should().Contain("geolocation=()");
        answer.Headers.Contains("Server").Should().BeFalse();
        answer.Headers.Contains("X-Powered-By").Should().BeFalse();
        answer.Headers.Contains("Access-Control-Allow-Origin").Should().BeFalse();
    }
}
