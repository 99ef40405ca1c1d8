using System.Security.Authentication;
using Coordination.Host.Access;
using Coordination.Host.Api;
using Coordination.Host.Demo;
using Coordination.Host.Keys;
using Coordination.Host.Language;
using Coordination.Host.Operations.Backups;
using Coordination.Host.Operations.Leaving;
using Coordination.Host.Operations.Metrics;
using Coordination.Host.Pages;
using Coordination.Host.SignIn;
using Coordination.Host.Storage;
using Marten;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Coordination.Host;

/// <summary>Builds one Host from its configuration: finds, migrates and checks the storage, opens the keys, maps the routes.</summary>
public sealed class Installation(RunningStorage storage, WebApplication app) : IAsyncDisposable
{
    /// <summary>Larger than any form of ours. A command as JSON has a lower limit of its own.</summary>
    private const int MostBytes = 1024 * 1024;

    public WebApplication App => app;
    public RunningStorage Storage => storage;

    /// <param name="features">The features of the Host.</param>
    public static async Task<Installation> BuildAsync(string[] args, IReadOnlyList<Feature> features,
        CancellationToken cancellation = default)
    {
        var builder = Builder(args);
        var declarations = new Declarations(features, builder.Services);
        builder.Services.AddSingleton(declarations.Parameters());
        builder.Services.AddSingleton<IStringLocalizer<Texts>>(declarations.Texts());
        declarations.RefuseGaps();
        var storage = await OpenStorageAsync(builder, cancellation);
        try
        {
            await MigrateAsync(storage, declarations, cancellation);
            builder.TakeLongHeads();
            // Hosts are checked by KnownHosts, whose answer has words.
            builder.Services.Configure<HostFilteringOptions>(hosts => hosts.AllowedHosts = ["*"]);
            builder.WebHost.ConfigureKestrel(kestrel =>
            {
                (kestrel.AddServerHeader, kestrel.Limits.MaxRequestBodySize) = (false, MostBytes);
                kestrel.ConfigureHttpsDefaults(https => https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13);
            });
            // It would log whole addresses, and with them what somebody typed into a query.
            builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
            builder.Services.AddSingleton(declarations);
            var events = builder.AddStore(storage, declarations);
            await builder.AddKeysAsync(storage, events, cancellation);
            builder.AddSignIn();
            builder.AddDemo();
            builder.AddPaths();
            builder.AddFaces();
            builder.AddTelemetry();

            var app = builder.Build();
            await app.Services.GetRequiredService<CommunityClock>().LoadAsync(events, cancellation);
            app.UseTrustedProxies();
            app.UseWebShell();
            app.UseRequestTraces();
            app.UseEdge();
            app.UseApiAddresses();
            app.UseTidyAddresses();
            app.UseReadableForms();
            app.UseStatusCodePages(Problems.WriteAsync);
            app.UseRouting();
            app.UseEndlessStreams();
            app.UseRouteTraces();
            app.UseRefusalLog();
            app.UseAttemptLimits();
            app.UseAuthentication();
            app.UseRateLimits();
            app.Use(ReturnedForm.Recall);
            app.UseOutputCache();
            app.MapFaces();
            app.MapMetrics();
            return new(storage, app);
        }
        catch
        {
            await storage.DisposeAsync();
            throw;
        }
    }

    public static Task MigrateAsync(RunningStorage storage, Declarations declarations, CancellationToken cancellation) =>
        Migration.RunAsync(storage, declarations.Lists(),
            [.. VaultSchema.Statements, .. declarations.All<OwnTables>().SelectMany(of => of.Create)], cancellation);

    /// <summary>Only the databases, for work that needs no Host.</summary>
    public static Task<RunningStorage> OpenStorageAsync(string[] args) => OpenStorageAsync(Builder(args), CancellationToken.None);

    /// <summary>Only the databases, for work beside a Host that may be running.</summary>
    public static Task<RunningStorage> JoinStorageAsync(IConfiguration configuration, CancellationToken cancellation) =>
        RunningStorage.JoinAsync(configuration, NullLogger.Instance, cancellation);

    public static IConfiguration Configuration(string[] args) => Builder(args).Configuration;

    /// <summary>Serves until it is stopped. One line says at which address, on which PostgreSQL and with which data.</summary>
    public async Task RunAsync()
    {
        await app.StartAsync();
        if (app.Services.GetRequiredService<KnownIssuers>().All.Count == 0 && !app.Environment.IsDevelopment())
            Console.WriteLine("Nobody can sign in: no issuer is configured (SignIn:Issuers:0:Name, :Authority, :ClientId, :Audience).");
        if (app.Configuration[KnownHosts.Setting] is null or "" && !app.Environment.IsDevelopment())
            Console.WriteLine($"It answers to {KnownHosts.OfThisMachine} alone: {KnownHosts.Setting} sets the names that people use.");
        Console.WriteLine($"Coordination serves on {string.Join(", ", app.Urls)} ({storage.Description}).");
        await app.WaitForShutdownAsync();
    }

    /// <summary>A refusal to start that one sentence explains. Any other failure shows its stack.</summary>
    public static bool IsPlain(Exception refused) =>
        refused is StorageException or KeysException or SettingException or ArchiveRefusedException;

    private static WebApplicationBuilder Builder(string[] args) =>
        WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });

    private static async Task<RunningStorage> OpenStorageAsync(WebApplicationBuilder builder, CancellationToken cancellation)
    {
        Restore.RefuseUnfinished(builder.Configuration);
        using var starting = LoggerFactory.Create(logging => logging
            .AddConfiguration(builder.Configuration.GetSection("Logging"))
            .AddSimpleConsole(console => console.SingleLine = true));
        return await RunningStorage.OpenAsync(builder.Configuration, starting.CreateLogger("Coordination.Storage"), cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlDataSource[] connections = [app.Services.GetRequiredService<NpgsqlDataSource>(),
            app.Services.GetRequiredKeyedService<NpgsqlDataSource>(StoreWiring.Listening),
            app.Services.GetRequiredService<KeyStore>().Database];
        // Marten listens on a connection that it never returns by itself.
        var listening = ((DocumentStore)app.Services.GetRequiredService<IDocumentStore>()).Options.Projections.Wakeup as IDisposable;
        await app.DisposeAsync();
        listening?.Dispose();
        foreach (var connection in connections) await connection.DisposeAsync();
        await storage.DisposeAsync();
    }
}
