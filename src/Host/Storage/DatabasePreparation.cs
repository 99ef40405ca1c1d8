using Npgsql;

namespace Coordination.Host.Storage;

/// <summary>Creates the missing databases and logins on a server: the history, the keys, the serving login.</summary>
internal static class DatabasePreparation
{
    // Hosts that start together on one server create its logins one after the other.
    private const long PreparationLock = 0x636F6F7264;

    public static async Task<PreparedDatabases> RunAsync(string given, StorageOptions options, CancellationToken cancellation)
    {
        var setting = options.Owner is not null ? "ConnectionStrings:Owner" : "ConnectionStrings:Coordination";
        var owner = ConnectionText.Parse(given, setting);
        var serving = options is { Owner: not null, Coordination: { } text } ? ConnectionText.Parse(text, "ConnectionStrings:Coordination")
            : null;
        var name = options.Database ?? ConnectionText.NamedDatabase(serving ?? owner, setting) ?? StorageOptions.DefaultDatabase;

        await using var connection = await ConnectionText.OpenForUpkeepAsync(owner, setting, cancellation);
        var server = await ServerUpkeep.StartAsync(connection, PreparationLock, cancellation);
        var passwords = new Passwords(options.KeysFolder);

        await server.EnsureDatabaseAsync(name, null, cancellation);
        var madeForUs = serving is null || serving.Username == owner.Username;
        serving = madeForUs
            ? owner.As($"{name}_app", passwords.For("serving"), name)
            : serving!.As(serving!.Username!, serving.Password, name);
        if (madeForUs)
        {
            await server.EnsureLoginAsync(serving.Username!, serving.Password!, cancellation);
        }
        await server.AdmitAsync(serving.Username!, name, cancellation);

        return new(
            owner.As(owner.Username!, owner.Password, name).ConnectionString,
            serving.ConnectionString,
            options.Keys is { } keys
                ? await EnsureGivenKeysAsync(keys, cancellation)
                : await EnsureKeysAsync(server, owner, $"{name}_keys", passwords, cancellation),
            connection.PostgreSqlVersion);
    }

    private static async Task<string> EnsureKeysAsync(
        ServerUpkeep server, NpgsqlConnectionStringBuilder owner, string name, Passwords passwords, CancellationToken cancellation)
    {
        var keys = owner.As(name, passwords.For("keys"), name);
        await server.EnsureLoginAsync(keys.Username!, keys.Password!, cancellation);
        await server.EnsureDatabaseAsync(name, keys.Username, cancellation);
        await server.AdmitAsync(keys.Username!, name, cancellation);
        return keys.ConnectionString;
    }

    private static async Task<string> EnsureGivenKeysAsync(string given, CancellationToken cancellation)
    {
        const string setting = "ConnectionStrings:Keys";
        var keys = ConnectionText.Parse(given, setting);
        var name = ConnectionText.NamedDatabase(keys, setting)
            ?? throw new StorageException($"{setting} names no database of its own: add Database=… to it.");
        await using var connection = await ConnectionText.OpenForUpkeepAsync(keys, setting, cancellation);
        var server = await ServerUpkeep.StartAsync(connection, PreparationLock, cancellation);
        await server.EnsureDatabaseAsync(name, null, cancellation);
        return keys.ConnectionString;
    }
}

/// <summary>Connection strings to databases that exist.</summary>
internal sealed record PreparedDatabases(string Owner, string Serving, string Keys, Version Version);
