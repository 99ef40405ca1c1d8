using System.Net;
using Coordination.Integration.Postgres;

namespace Coordination.Integration.Api;

/// <summary>An installation answers by the names it is known by, and repeats no other.</summary>
[Collection(nameof(Town))]
public sealed class AnsweringByName(Town town, TestPostgres postgres)
{
    [Theory]
    [InlineData("/"), InlineData("/mill-street/today"), InlineData("/openapi/v1.json"), InlineData("/health/live")]
    [InlineData("/assets/x/app.css")]
    [InlineData("/api/communities/mill-street/me"), InlineData("/mill-street/mine")]
    public async Task A_name_that_is_not_its_own_is_not_answered_and_not_repeated(string path)
    {
        foreach (var name in (string[])["evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "evil.example:80", "127.0.0.2"])
            foreach (var accepted in (string[])["text/html", "application/json"])
            {
                var (status, text) = await AskAsync(town.Host, path, name, accepted);
                ((int)status).Should().Be(421, text);
                text.Should().NotContain("evil").And.NotContain("127.0.0.2");
            }
    }

    [Theory]
    [InlineData("127.0.0.1"), InlineData("localhost"), InlineData("LOCALHOST:1234"), InlineData("[::1]:80")]
    public async Task The_names_of_the_machine_are_its_own(string name) =>
        (await AskAsync(town.Host, "/health/live", name, "application/json")).Status.Should().Be(HttpStatusCode.OK);

    [Fact]
    public async Task Whoever_runs_it_says_by_which_names()
    {
        await using var host = await TestHost.StartAsync(postgres, "--AllowedHosts=help.example.org; *.calder.example");
        foreach (var (name, status) in ((string, int)[])[("help.example.org", 200), ("help.example.org:8443", 200),
            ("larder.calder.example", 200), ("calder.example", 421), ("127.0.0.1", 421), ("localhost", 421), ("evil.example", 421)])
            ((int)(await AskAsync(host, "/health/live", name, "application/json")).Status).Should().Be(status, name);
    }

    private static async Task<(HttpStatusCode Status, string Text)> AskAsync(TestHost host, string path, string name, string accepted)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = name;
        request.Headers.Accept.ParseAdd(accepted);
        using var answer = await host.SignedIn("ada").SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
