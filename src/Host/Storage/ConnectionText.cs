using Npgsql;

namespace Coordination.Host.Storage;

/// <summary>Reads connection strings as people write them, with errors that name the setting.</summary>
internal static class ConnectionText
{
    private static readonly string[] notOurs = ["postgres", "template0", "template1"];

    public static NpgsqlConnectionStringBuilder Parse(string text, string setting)
    {
        try
        {
            var parsed = new NpgsqlConnectionStringBuilder(text);
            return parsed is { Host.Length: > 0, Username.Length: > 0 }
                ? parsed
                : throw new StorageException($"{setting} must name at least Host and Username.");
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            throw new StorageException($"{setting} is no connection string of PostgreSQL: {e.Message}", e);
        }
    }

    public static string? NamedDatabase(NpgsqlConnectionStringBuilder text, string setting)
    {
        if (text.Database is not { Length: > 0 } name || notOurs.Contains(name))
        {
            return null;
        }
        StorageOptions.RefuseOddName(name, $"Database in {setting}");
        return name;
    }

    public static NpgsqlConnectionStringBuilder As(this NpgsqlConnectionStringBuilder text, string login, string? password,
        string database) =>
        new(text.ConnectionString) { Username = login, Password = password, Database = database };

    /// <summary>
    /// The server's own database if that is allowed, so that all Hosts that prepare the server meet there; else the named one.
    /// </summary>
    public static async Task<NpgsqlConnection> OpenForUpkeepAsync(NpgsqlConnectionStringBuilder text, string setting,
        CancellationToken cancellation)
    {
        PostgresException? refused = null;
        foreach (var database in new[] { "postgres", text.Database }.OfType<string>().Distinct())
        {
            var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(text.ConnectionString)
            {
                Database = database,
                Pooling = false
            }.ConnectionString);
            try
            {
                await connection.OpenAsync(cancellation);
                return connection;
            }
            catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.InvalidCatalogName
                or PostgresErrorCodes.InsufficientPrivilege)
            {
                await connection.DisposeAsync();
                refused = e;
            }
            catch (NpgsqlException e)
            {
                await connection.DisposeAsync();
                throw new StorageException(
                    $"{setting} does not work: no connection to {text.Host}:{text.Port} as {text.Username} " +
                    $"({e.InnerException?.Message ?? e.Message}).", e);
            }
        }
        throw new StorageException(
            $"{setting} does not work: {text.Username} may connect neither to the database 'postgres' nor to '{text.Database}' " +
            $"({refused?.MessageText}).", refused!);
    }
}
