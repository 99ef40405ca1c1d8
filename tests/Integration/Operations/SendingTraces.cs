using System.Collections.Concurrent;
using System.Text;
using Coordination.Host.Operations.Metrics;
using Coordination.Integration.Api;
using Coordination.Integration.Postgres;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Trace;

namespace Coordination.Integration.Operations;

/// <summary>Traces are sent where the standard setting says. Without it they are not sent.</summary>
public sealed class SendingTraces(TestPostgres postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task They_arrive_where_they_are_sent_without_words_or_addresses()
    {
        var arrived = new ConcurrentQueue<string>();
        await using var collector = await CollectAsync(arrived);
        await using var host = await TestHost.StartAsync(postgres, $"--{Telemetry.Endpoint}={collector.Urls.Single()}",
            "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf");
        var ada = new Caller(host.SignedIn("ada"), Town.Root("weir-side"));
        var founded = await ada.PostAsync("/api/communities", new { code = "weir-side", name = "Weir Side", yourName = "Adelheid Canary" });
        await ada.GetAsync("/me?wanted=Quercanary");

        host.Services.GetRequiredService<TracerProvider>().ForceFlush(10_000).Should().BeTrue();

        var sent = string.Concat(arrived);
        sent.Should().ContainAll("coordination", "command found-community", "/api/communities/{community}/me", "commit");
        sent.Should().NotContainAny(
            "weir-side", "Weir Side", "Canary", "canary", founded.Id, "wanted", "127.0.0.1", "insert into", "select ");
    }

    [Fact]
    public async Task Nothing_is_sent_where_nothing_says_where_to()
    {
        await using var host = await TestHost.StartAsync(postgres);

        host.Services.GetService<TracerProvider>().Should().BeNull();
    }

    /// <summary>Keeps what it is sent as bytes that can be searched.</summary>
    private static async Task<WebApplication> CollectAsync(ConcurrentQueue<string> arrived)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var collector = builder.Build();
        collector.Urls.Add("http://127.0.0.1:0");
        collector.MapPost("/v1/traces", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body, Cancellation);
            arrived.Enqueue(Encoding.Latin1.GetString(body.ToArray()));
        });
        await collector.StartAsync(Cancellation);
        return collector;
    }
}
