using System.Net.Http.Headers;
using Coordination.Host;
using Coordination.Host.SignIn;
using Coordination.Host.Storage;
using Coordination.Integration.Postgres;
using Coordination.Projections.Lists;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Coordination.Integration;

/// <summary>One Host in development on a database of its own, empty unless a demo is asked for, reached over real HTTP.</summary>
public sealed class TestHost : IAsyncDisposable
{
    private readonly Installation installation;
    private readonly List<HttpClient> clients = [];

    private TestHost(Installation installation) => this.installation = installation;

    public IServiceProvider Services => installation.App.Services;
    public Installation Installation => installation;

    /// <summary>The settings of its databases and folders, for other Hosts on the same data.</summary>
    public IReadOnlyDictionary<string, string?> Place { get; private init; } = new Dictionary<string, string?>();

    public Uri Address { get; private set; } = null!;

    /// <summary>A client that is not signed in and follows no redirects.</summary>
    public HttpClient Http => clients[0];

    public static Task<TestHost> StartAsync(TestPostgres postgres, params string[] settings) => StartAsync(postgres.NewHost(), settings);

    /// <summary>Several Hosts on one database: give each the same place. A setting reads <c>--Name=value</c>; a later one wins.</summary>
    public static Task<TestHost> StartAsync(IReadOnlyDictionary<string, string?> place, params string[] settings) =>
        StartAsync(place, TestFeatures.All, settings);

    /// <summary>The same, with other features.</summary>
    public static async Task<TestHost> StartAsync(IReadOnlyDictionary<string, string?> place, IReadOnlyList<Feature> features,
        params string[] settings)
    {
        if (features == TestFeatures.All) await MigratedDatabase.CopyToAsync(place, TestContext.Current.CancellationToken);
        string[] args = [.. place.Select(p => $"--{p.Key}={p.Value}"), "--urls=http://127.0.0.1:0", "--environment=Development",
            "--RATE_LIMITS=off", "--Communities:PerLogin=1000", "--Demo=off", "--SIMULATOR=off", .. settings];
        var host = new TestHost(await Installation.BuildAsync(args, features, TestContext.Current.CancellationToken)) { Place = place };
        try
        {
            await host.installation.App.StartAsync(TestContext.Current.CancellationToken);
        }
        catch
        {
            await host.installation.DisposeAsync();
            throw;
        }
        host.Address = new(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        host.Client();
        return host;
    }

    /// <summary>Returns once the lists hold everything, with the position of the last event.</summary>
    public async Task<long> CaughtUpAsync()
    {
        var (lists, cancellation) = (Services.GetRequiredService<ListReader>(), TestContext.Current.CancellationToken);
        await using var last = Services.GetRequiredService<NpgsqlDataSource>()
            .CreateCommand("select coalesce(max(seq_id), 0) from coordination.mt_events");
        var position = (long)(await last.ExecuteScalarAsync(cancellation))!;
        await Until.HoldsAsync(async () => await lists.PositionAsync(cancellation) >= position);
        return position;
    }

    /// <summary>Returns once nothing follows any more: policies have acted on everything, and nothing waits to be sent.</summary>
    public async Task SettledAsync()
    {
        var (policies, cancellation) = (Services.GetRequiredService<IEnumerable<IHistoryReader>>(), TestContext.Current.CancellationToken);
        await using var open = Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("""
            select exists (select from coordination.mt_events e where e.type in ('message.planned', 'message.came-due')
              and e.data ->> 'sendAt' is null and not exists (select from coordination.mt_events l
                where l.tenant_id = e.tenant_id and l.stream_id = e.stream_id and l.version > e.version))
            """);
        for (var (before, last) = (-1L, await CaughtUpAsync()); before != last; (before, last) = (last, await CaughtUpAsync()))
            await Until.HoldsAsync(async () =>
            {
                foreach (var reader in policies)
                    if ((await reader.PositionsAsync(cancellation)).Values.Any(at => at < last)) return false;
                return await open.ExecuteScalarAsync(cancellation) is false;
            });
    }

    /// <summary>A new client with its own cookies, which follows no redirects.</summary>
    public HttpClient Client()
    {
        // With TLS the test uses a certificate of its own, which no authority has signed.
        var client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = true,
            SslOptions = new() { RemoteCertificateValidationCallback = (_, shown, _, _) => shown is { Subject: "CN=127.0.0.1" } }
        })
        {
            BaseAddress = Address
        };
        clients.Add(client);
        return client;
    }

    /// <summary>
    /// Signed in as this subject with a token of the demo. A subject that no community knows yet may found one.
    /// </summary>
    public HttpClient SignedIn(string subject)
    {
        var client = Client();
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", Services.GetRequiredService<DemoTokens>().For(new(DemoTokens.Issuer, subject)));
        return client;
    }

    /// <summary>The same sign-in for a browser, as headers of every request.</summary>
    public IReadOnlyDictionary<string, string> TokenOf(string subject) =>
        new Dictionary<string, string>
        {
            ["Authorization"] = "Bearer " + Services.GetRequiredService<DemoTokens>()
            .For(new(DemoTokens.Issuer, subject))
        };

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients) client.Dispose();
        using (var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20))) await installation.App.StopAsync(patience.Token);
        await installation.DisposeAsync();
    }
}
