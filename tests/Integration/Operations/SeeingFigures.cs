using System.Net;
using Coordination.Host.Access;
using Coordination.Host.Operations.Metrics;
using Coordination.Host.Storage;
using Coordination.Integration.Postgres;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Coordination.Integration.Operations;

/// <summary>Figures are shown on the machine itself and to callers with the operator's token. Others get a 404.</summary>
public sealed class SeeingFigures(SeeingFigures.Guarded guarded) : IClassFixture<SeeingFigures.Guarded>
{
    private const string Token = "a token of the operator's own";

    [Fact]
    public async Task They_are_shown_on_the_machine_itself()
    {
        using var shown = await AskAsync();

        shown.StatusCode.Should().Be(HttpStatusCode.OK);
        shown.Content.Headers.ContentType!.MediaType.Should().Be("text/plain");
        shown.Headers.CacheControl!.NoStore.Should().BeTrue();
    }

    [Theory]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("x-forwarded-proto", "https")]
    [InlineData("Forwarded", "for=127.0.0.1")]
    [InlineData("X-Real-IP", "127.0.0.1")]
    [InlineData("Via", "1.1 proxy")]
    [InlineData("X-Original-For", "127.0.0.1:1")]
    [InlineData("Host", "coordination.example")]
    [InlineData("Host", "127.0.0.1.example")]
    public async Task What_a_proxy_passed_on_needs_the_token(string header, string value)
    {
        using var refused = await AskAsync((header, value));
        using var wrong = await AskAsync((header, value), ("Authorization", "Bearer " + Token[..^1]));
        using var right = await AskAsync((header, value), ("Authorization", "Bearer " + Token));

        (refused.StatusCode, wrong.StatusCode, right.StatusCode).Should()
            .Be((HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.OK));
        (await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Should().NotContain("coordination_");
    }

    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1", true)]
    [InlineData("::1", "localhost", true)]
    [InlineData("::ffff:127.0.0.1", "[::1]", true)]
    [InlineData("192.0.2.7", "127.0.0.1", false)]
    [InlineData("2001:db8::7", "localhost", false)]
    [InlineData(null, "localhost", false)]
    public void The_connection_says_where_a_call_comes_from(string? address, string host, bool isAllowed)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = address is null ? null : IPAddress.Parse(address);
        http.Request.Host = new(host, 5080);

        OperatorAccess.Read(Configured(null)).Allows(http).Should().Be(isAllowed);
        OperatorAccess.Read(Configured("")).Allows(http).Should().Be(isAllowed);
        http.Request.Headers.Authorization = "Bearer ";
        OperatorAccess.Read(Configured(null)).Allows(http).Should().Be(isAllowed, "without a token of the operator's nobody can show it");
    }

    [Fact]
    public void A_token_that_can_be_guessed_is_refused_at_the_start() =>
        FluentActions.Invoking(() => OperatorAccess.Read(Configured("secret"))).Should().Throw<SettingException>()
            .WithMessage($"{OperatorAccess.Setting} *");

    private static IConfiguration Configured(string? token) =>
        new ConfigurationBuilder().AddInMemoryCollection([new(OperatorAccess.Setting, token)]).Build();

    private async Task<HttpResponseMessage> AskAsync(params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, MetricsRoute.Path);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await guarded.Host.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>A Host whose operator has a token.</summary>
    public sealed class Guarded(TestPostgres postgres) : IAsyncLifetime
    {
        public TestHost Host { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Host = await TestHost.StartAsync(postgres, $"--{OperatorAccess.Setting}={Token}",
            "--AllowedHosts=127.0.0.1;coordination.example;127.0.0.1.example");

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
