using Coordination.Domain.Kernel;
using Coordination.Host.Demo;
using Coordination.Host.Keys;
using Coordination.Host.Operations.Leaving;
using Coordination.Integration.Demo;
using Coordination.Integration.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Coordination.Integration.Leaving;

/// <summary>Tests that share the one archive.</summary>
[CollectionDefinition(nameof(ExportedDemo))]
public sealed class OnTheMove : ICollectionFixture<ExportedDemo>;

/// <summary>The demo's food bank, one of whose people was erased, in a Host that goes on, and in an archive.</summary>
public sealed class ExportedDemo(TestPostgres postgres) : IAsyncLifetime
{
    public const string Passphrase = "four words are enough";
    private readonly ScratchFolder folder = new();
    private TestHost? host;

    public TestHost Host => host!;
    public string Archive => Path.Combine(folder.Path, "calder-larder.zip");
    public CommunityId Community { get; } = new(DemoIds.Of(CalderLarder.Code));
    public PersonId Erased { get; } = new(DemoIds.Of($"{CalderLarder.Code}/person/doreen"));
    public StoreRows Rows => new(Host.Installation.Storage, Community);

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.StartAsync(postgres, "--Demo=on", $"--Demo:Anchor={LoadedDemo.Anchor:yyyy-MM-dd}");
        await host.Services.GetRequiredService<DemoStore>().Filled;
        await host.Services.GetRequiredService<KeyRing>().DestroyAsync(Community, Erased, TestContext.Current.CancellationToken);
        await using (var forget = host.Services.GetRequiredService<NpgsqlDataSource>()
            .CreateCommand(
            $"delete from vault.contact where tenant = '{Community}' and person = '{Erased}'")) await forget.ExecuteNonQueryAsync();
        await host.SettledAsync();
        await using var file = File.Create(Archive);
        await host.Services.GetRequiredService<Export>()
            .WriteAsync(Community, CalderLarder.Code, Passphrase, withoutKeys: false, file, TestContext.Current.CancellationToken);
    }

    /// <summary>A file beside the archive.</summary>
    public string SideRow(string name) => Path.Combine(folder.Path, name);

    public string[] Importing(IReadOnlyDictionary<string, string?> place, string archive, params string[] more) =>
        [.. place.Select(p => $"--{p.Key}={p.Value}"), $"--from={archive}", $"--passphrase-file={Written(Passphrase)}", .. more];

    public string Written(string passphrase)
    {
        var file = SideRow(Guid.NewGuid().ToString("n"));
        File.WriteAllText(file, passphrase + "\n");
        return file;
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null) await host.DisposeAsync();
        folder.Dispose();
    }
}
