using Npgsql;

namespace Coordination.Host.Storage;

/// <summary>Creates the logins and databases of one server if they are missing. Never drops any.</summary>
internal sealed class ServerUpkeep
{
    private readonly NpgsqlConnection connection;
    private bool mayAll, mayMakeLogins, mayMakeDatabases;

    private ServerUpkeep(NpgsqlConnection connection) => this.connection = connection;

    public static async Task<ServerUpkeep> StartAsync(NpgsqlConnection connection, long turn, CancellationToken cancellation)
    {
        if (connection.PostgreSqlVersion.Major < PostgresBinaries.OldestMajor)
        {
            throw new StorageException(
                $"The server at {connection.Host} is PostgreSQL {connection.PostgreSqlVersion}; " +
                $"at least {PostgresBinaries.OldestMajor} is needed.");
        }
        var server = new ServerUpkeep(connection);
        await server.RunAsync($"SELECT pg_advisory_lock({turn})", cancellation);
        await using var rights = new NpgsqlCommand("SELECT rolsuper, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = current_user",
            connection);
        await using var reader = await rights.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        server.mayAll = reader.GetBoolean(0);
        server.mayMakeLogins = server.mayAll || reader.GetBoolean(1);
        server.mayMakeDatabases = server.mayAll || reader.GetBoolean(2);
        return server;
    }

    public async Task EnsureLoginAsync(string login, string password, CancellationToken cancellation)
    {
        if (!mayMakeLogins)
        {
            throw new StorageException(
                $"The login '{await AskAsync<string>("SELECT current_user", cancellation)}' may not make the login '{login}' the Host " +
                "needs: give it CREATEROLE, or give all of ConnectionStrings:Owner, :Coordination and :Keys.");
        }
        await MakeAsync($"SELECT 1 FROM pg_roles WHERE rolname = {Text(login)}", $"CREATE ROLE {Name(login)} LOGIN", cancellation);
        await RunAsync($"ALTER ROLE {Name(login)} LOGIN PASSWORD {Text(password)}", cancellation);
    }

    public async Task EnsureDatabaseAsync(string database, string? owner, CancellationToken cancellation)
    {
        var exists = $"SELECT 1 FROM pg_database WHERE datname = {Text(database)}";
        if (await AskAsync<int?>(exists, cancellation) is not null)
        {
            return;
        }
        if (!mayMakeDatabases)
        {
            throw new StorageException(
                $"The database '{database}' does not exist and the login " +
                $"'{await AskAsync<string>("SELECT current_user", cancellation)}' may not make it: " +
                "give it CREATEDB, or create the database.");
        }
        if (owner is not null && !mayAll)
        {
            await RunAsync($"GRANT {Name(owner)} TO CURRENT_USER", cancellation);
        }
        var owned = owner is null ? "" : $" OWNER {Name(owner)}";
        await MakeAsync(exists, $"CREATE DATABASE {Name(database)}{owned} TEMPLATE template0 ENCODING 'UTF8'", cancellation);
    }

    /// <summary>Only the named logins may connect; other logins of the server have no business in our databases.</summary>
    public async Task AdmitAsync(string login, string database, CancellationToken cancellation)
    {
        if (await AskAsync<int?>($"SELECT 1 FROM pg_roles WHERE rolname = {Text(login)}", cancellation) is null)
        {
            throw new StorageException(
                $"The login '{login}' of ConnectionStrings:Coordination does not exist on the server: " +
                "create it with CREATE ROLE … LOGIN PASSWORD …, or leave that setting out and the Host makes its own.");
        }
        if (await AskAsync<bool>($"SELECT pg_has_role(datdba, 'USAGE') FROM pg_database WHERE datname = {Text(database)}", cancellation))
        {
            await RunAsync($"REVOKE ALL ON DATABASE {Name(database)} FROM PUBLIC", cancellation);
            await RunAsync($"GRANT CONNECT ON DATABASE {Name(database)} TO {Name(login)}", cancellation);
        }
    }

    private async Task MakeAsync(string exists, string make, CancellationToken cancellation)
    {
        if (await AskAsync<int?>(exists, cancellation) is not null)
        {
            return;
        }
        try
        {
            await RunAsync(make, cancellation);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.DuplicateObject
            or PostgresErrorCodes.UniqueViolation)
        {
            // A Host that prepares from another database of the server was first.
        }
    }

    private async Task RunAsync(string statement, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private async Task<T?> AskAsync<T>(string question, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(question, connection);
        return await command.ExecuteScalarAsync(cancellation) is T answer ? answer : default;
    }

    internal static string Name(string identifier) => $"\"{identifier.Replace("\"", "\"\"")}\"";

    internal static string Text(string value) => $"'{value.Replace("'", "''")}'";
}
