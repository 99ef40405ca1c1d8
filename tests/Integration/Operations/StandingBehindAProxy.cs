using System.Net;
using Coordination.Host.Access;
using Coordination.Integration.Postgres;
using Coordination.Integration.SignIn;
using Microsoft.AspNetCore.WebUtilities;

namespace Coordination.Integration.Operations;

/// <summary>What a proxy says of a call counts if the operator named that proxy, and from nobody else.</summary>
public sealed class StandingBehindAProxy(TestPostgres postgres)
{
    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("10.0.0.7 127.0.0.0/8", true)]
    [InlineData("10.0.0.7 10.0.1.0/24", false)]
    [InlineData("", false)]
    public async Task Only_one_that_was_named_says_whose_call_it_is_and_that_it_came_by_tls(string trusted, bool counts)
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var host = await TestHost.StartAsync(postgres,
            [.. issuer.Settings(), $"--{TrustedProxies.Setting}={trusted}", "--RATE_LIMITS=on"]);

        using var begun = await AskAsync("/sign-in/0", 99);
        new Uri(QueryHelpers.ParseQuery(begun.Headers.Location!.Query)["redirect_uri"]!).Scheme.Should().Be(counts ? "https" : "http");

        var answers = await Task.WhenAll(Enumerable.Range(1, 2 * RateLimits.Attempts.Burst).Select(n => AskAsync("/sign-in/7", n)));
        answers.Any(a => a.StatusCode is HttpStatusCode.TooManyRequests).Should().Be(!counts,
            "callers who cannot be told apart share one limit");

        async Task<HttpResponseMessage> AskAsync(string path, int caller)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add("X-Forwarded-For", $"192.0.2.{caller}");
            request.Headers.Add("X-Forwarded-Proto", "https");
            return await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        }
    }
}
