using Coordination.Domain.Kernel;
using Coordination.Host.Keys;
using Coordination.Integration.Postgres;
using Npgsql;

namespace Coordination.Integration.Keys;

/// <summary>A keys database, a vault and a key folder of one test, which several Hosts may open.</summary>
public sealed class KeysOfOneInstallation : IAsyncDisposable
{
    private readonly ScratchFolder scratch = new();
    private readonly List<KeyRing> rings = [];

    private KeysOfOneInstallation(NpgsqlDataSource database) => Database = database;

    public NpgsqlDataSource Database { get; }
    public string Folder => Path.Combine(scratch.Path, "keys");
    public string RootKey => Path.Combine(Folder, "root.key");
    public string DestroyedList => Path.Combine(Folder, "destroyed.list");
    public CommunityId Community { get; } = new(Guid.NewGuid());

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<KeysOfOneInstallation> MakeAsync(TestPostgres postgres)
    {
        var database = NpgsqlDataSource.Create(await postgres.NewDatabaseAsync());
        await VaultSchema.ApplyAsync(database, Cancellation);
        return new(database);
    }

    public Task<KeyStore> OpenAsync(string? folder = null) =>
        KeyStore.OpenAsync(folder ?? Folder, Database, TimeProvider.System, Cancellation);

    /// <summary>The key ring of one more Host.</summary>
    public async Task<KeyRing> RingAsync()
    {
        var ring = new KeyRing(await OpenAsync());
        rings.Add(ring);
        return ring;
    }

    public static PersonId Somebody() => new(Guid.NewGuid());

    /// <summary>Writes contact details as a commit does.</summary>
    public async Task WriteAsync(Vault vault, PersonId of, params (ContactField Field, string Value)[] details)
    {
        var rows = await vault.PrepareAsync(Community, of, details.ToDictionary(d => d.Field, d => d.Value), Cancellation);
        await using var connection = await Database.OpenConnectionAsync(Cancellation);
        await using var command = VaultWriting.Command(rows);
        command.Connection = connection;
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    public async Task<object?> AskAsync(string question)
    {
        await using var command = Database.CreateCommand(question);
        return await command.ExecuteScalarAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var ring in rings) ring.Dispose();
        await Database.DisposeAsync();
        scratch.Dispose();
    }
}
