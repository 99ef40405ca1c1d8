using Npgsql;

namespace Coordination.Host.Storage;

/// <summary>The databases the Host works on, ready to connect to. A private server ends with this object.</summary>
public sealed class RunningStorage : IAsyncDisposable
{
    private readonly PrivateServer? server;

    private RunningStorage(PreparedDatabases databases, string description, PrivateServer? server)
    {
        (Owner, Serving, Keys) = (databases.Owner, databases.Serving, databases.Keys);
        (Description, this.server) = (description, server);
    }

    /// <summary>Used for the migration and then disposed.</summary>
    public string Owner { get; }

    /// <summary>The serving login: may add events and never change one.</summary>
    public string Serving { get; }

    /// <summary>Owns the database of the keys and reaches no other.</summary>
    public string Keys { get; }

    public string Description { get; }
    public bool IsPrivate => server is not null;
    public int Restarts => server?.Restarts ?? 0;
    public string ServingRole => new NpgsqlConnectionStringBuilder(Serving).Username!;

    /// <summary>Order: the given connection string, PostgreSQL of this machine, PostgreSQL of the npm package, a clear error.</summary>
    public static async Task<RunningStorage> OpenAsync(IConfiguration configuration, ILogger logger, CancellationToken cancellation)
    {
        var options = StorageOptions.Read(configuration);
        if (options.OwnerOrOnly is { } given)
        {
            var databases = await DatabasePreparation.RunAsync(given, options, cancellation);
            var place = new NpgsqlConnectionStringBuilder(databases.Owner);
            return new(databases, $"PostgreSQL {databases.Version} at {place.Host}:{place.Port}, database {place.Database}", null);
        }

        var binaries = await PrivateBinaries.ChooseAsync(options, cancellation);
        var server = await PrivateServer.StartAsync(options.PostgresFolder, binaries, logger, cancellation);
        try
        {
            var databases = await DatabasePreparation.RunAsync(server.ConnectionString, options, cancellation);
            return new(databases, $"PostgreSQL {binaries.Version} of {binaries.Origin}, data in {options.PostgresFolder}", server);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>For work beside a Host: uses its private server if one runs, else opens the storage as usual.</summary>
    public static async Task<RunningStorage> JoinAsync(IConfiguration configuration, ILogger logger, CancellationToken cancellation)
    {
        var options = StorageOptions.Read(configuration);
        if (options.OwnerOrOnly is not null || new DataFolder(options.PostgresFolder).RunningServer() is not { } running)
            return await OpenAsync(configuration, logger, cancellation);
        var databases = await DatabasePreparation.RunAsync(running, options, cancellation);
        return new(databases, $"PostgreSQL {databases.Version}, data in {options.PostgresFolder}", null);
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }
}
