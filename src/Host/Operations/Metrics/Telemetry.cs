using System.Diagnostics.Metrics;
using Coordination.Host.Access;
using Coordination.Projections;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Coordination.Host.Operations.Metrics;

/// <summary>Collects the metrics shown at <c>/metrics</c>, and sends traces to the address in the standard settings.</summary>
public static class Telemetry
{
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string ServiceName = "OTEL_SERVICE_NAME", OfTheRuntime = "System.Runtime";

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(OperatorAccess.Read(builder.Configuration)).AddSingleton<StoreCounts>().AddSingleton<StoreFigures>();
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(program => program.AddService(builder.Configuration[ServiceName] ?? "coordination"))
            .WithMetrics(metrics => metrics.AddMeter(Traces.Name, OfTheRuntime).AddPrometheusExporter(shown =>
            {
                shown.ScopeInfoEnabled = false;
                shown.ScrapeResponseCacheDurationMilliseconds = 0;
            }));
        builder.Services.ConfigureOpenTelemetryMeterProvider((services, metrics) => metrics.AddView(OfThisHost(services)));
        // Only spans of this program: those of its libraries hold addresses and SQL.
        if (builder.Configuration[Endpoint] is { Length: > 0 })
            telemetry.WithTracing(tracing => tracing.AddSource(Traces.Name).AddOtlpExporter());
    }

    /// <summary>Of several Hosts in one process each shows its own metrics.</summary>
    private static Func<Instrument, MetricStreamConfiguration?> OfThisHost(IServiceProvider services)
    {
        var meters = services.GetRequiredService<IMeterFactory>();
        return instrument => instrument.Meter.Name != Traces.Name || ReferenceEquals(instrument.Meter.Scope, meters) ? null
            : MetricStreamConfiguration.Drop;
    }
}
