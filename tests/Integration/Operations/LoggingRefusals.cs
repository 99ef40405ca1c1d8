using System.Net;
using Coordination.Host.Access;
using Coordination.Integration.Api;
using Coordination.Integration.Pages;
using Coordination.Integration.Postgres;
using Coordination.Integration.Privacy;
using Coordination.Integration.SignIn;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace Coordination.Integration.Operations;

/// <summary>Whoever runs a Host reads in its log who signed in and who was refused, by ids and codes.</summary>
public sealed class LoggingRefusals(TestPostgres postgres)
{
    private const string Root = "/api/communities/log-street";

    [Fact]
    public async Task Sign_ins_and_refusals_are_logged_without_names_and_addresses()
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var gone = await TestIssuer.StartAsync();
        using var logs = new HeardLogs();
        await using var host = await TestHost.StartAsync(postgres, [.. issuer.Settings(), .. gone.Settings(1, "Gone")]);
        host.Services.GetRequiredService<ILoggerFactory>().AddProvider(logs);
        (await With(issuer.Access("ada-of-logs")).PostAsync("/api/communities",
            new { code = "log-street", name = "Log Street", yourName = "Ada of logs" })).ShouldBe(HttpStatusCode.Created);
        var bea = With(issuer.Access("bea-of-logs"));
        var id = (await bea.PostAsync(Root + "/people/join", new { name = "Bea of logs" })).ShouldBe(HttpStatusCode.Created).Id;

        (await bea.GetAsync(Root + "/today")).ShouldBe(HttpStatusCode.Forbidden);
        ShouldSay(LogLevel.Warning, id, "see-today");
        (await bea.PostAsync(Root + "/people/record", new { name = "Cy of logs" })).ShouldBe(HttpStatusCode.Forbidden);
        ShouldSay(LogLevel.Warning, id, "record-person");

        issuer.Subject = "bea-of-logs";
        var client = host.Client();
        (await new WalkingIn(client).GoAsync("/sign-in/0?then=/log-street/mine")).Status.Should().Be(HttpStatusCode.OK);
        ShouldSay(LogLevel.Information, "signed in", "Test Street Sign-in");
        var page = await new Browsing(client).GetAsync("/log-street/mine");
        (await new Browsing(client).PostAsync("/log-street/people/record", page.Form("/sign-out"), ("name", "Cy of logs"))).Status.Should()
            .Be(HttpStatusCode.Forbidden);
        logs.Lines.Count(l => l.Line.Contains("record-person", StringComparison.Ordinal)).Should().Be(2, "a form is as a command");

        (await With("a-token-of-logs").GetAsync(Root + "/today")).ShouldBe(HttpStatusCode.Unauthorized);
        ShouldSay(LogLevel.Information, "token", "/api/communities/{community}/today");

        await gone.StopAsync();
        (await With(gone.Access("ada-of-logs")).GetAsync(Root + "/today")).ShouldBe(HttpStatusCode.ServiceUnavailable);
        ShouldSay(LogLevel.Warning, "Nobody can be signed in", gone.Address);
        logs.Text.Should().NotContain("of-logs").And.NotContain("of logs");

        Caller With(string token)
        {
            var caller = host.Client();
            caller.DefaultRequestHeaders.Authorization = new("Bearer", token);
            return new(caller, "");
        }

        void ShouldSay(LogLevel level, params string[] words) =>
            logs.Lines.Should().Contain(l => l.Level == level && words.All(l.Line.Contains), logs.Text);
    }

    [Fact]
    public async Task Whoever_is_asked_to_wait_is_logged_once_and_not_each_time()
    {
        using var logs = new HeardLogs();
        await using var host = await TestHost.StartAsync(postgres, "--RATE_LIMITS=on");
        host.Services.GetRequiredService<ILoggerFactory>().AddProvider(logs);

        var answers = await Task.WhenAll(Enumerable.Range(0, 200)
            .Select(_ => host.Http.GetAsync("/sign-in/7", TestContext.Current.CancellationToken)));

        var waiting = answers.Count(a => a.StatusCode is HttpStatusCode.TooManyRequests);
        waiting.Should().BeGreaterThan(200 - 2 * RateLimits.Attempts.Burst);
        logs.Lines.Count(l => l.Level is LogLevel.Warning && l.Line.Contains("asked to wait", StringComparison.Ordinal))
            .Should().BeInRange(1, waiting / 2);
    }

    [Fact]
    public async Task Lines_of_the_log_say_when_in_utc()
    {
        await using var host = await TestHost.StartAsync(postgres);
        var console = host.Services.GetRequiredService<IOptionsMonitor<SimpleConsoleFormatterOptions>>().CurrentValue;
        console.UseUtcTimestamp.Should().BeTrue();
        DateTimeOffset.UnixEpoch.ToString(console.TimestampFormat, Host.Language.Languages.Of("ar")).Should()
            .Be("1970-01-01T00:00:00.000Z ");
    }
}
