using System.Collections.Concurrent;
using System.Security.Cryptography;
using Coordination.Domain.Kernel;
using Npgsql;

namespace Coordination.Host.Keys;

/// <summary>The keys database together with the root key that opens it. Opening proves that both belong together.</summary>
public sealed class KeyStore
{
    /// <summary>Stands for the installation itself, which has a key as a community does.</summary>
    public static readonly CommunityId Installation = new(Guid.Empty);

    private readonly ConcurrentDictionary<CommunityId, byte[]> communities = [];
    private readonly ConcurrentDictionary<(CommunityId, string), byte[]> derived = [];
    private readonly RootKey root;

    private KeyStore(NpgsqlDataSource database, RootKey root, DestroyedKeys destroyed, KeyFolder folder) =>
        (Database, this.root, Destroyed, Folder) = (database, root, destroyed, folder);

    public NpgsqlDataSource Database { get; }
    public DestroyedKeys Destroyed { get; }
    public KeyFolder Folder { get; }

    /// <summary>
    /// Creates what is missing at the first start, refuses a wrong root key, and deletes keys that a restored database brought back.
    /// </summary>
    public static async Task<KeyStore> OpenAsync(string folderPath, NpgsqlDataSource database, TimeProvider clock,
        CancellationToken cancellation)
    {
        KeyFolder folder = new(folderPath);
        await KeysSchema.ApplyAsync(database, cancellation);
        DestroyedKeys destroyed = new(folder, clock);
        KeyStore store;
        using (await folder.LockAsync(cancellation))
        {
            var stored = await StoredCommunitiesAsync(database, cancellation);
            store = new(database, RootKey.Open(folder, keysExist: stored.Count > 0), destroyed, folder);
            foreach (var (tenant, wrapped) in stored) store.communities[tenant] = store.Unwrap(tenant, wrapped);
        }
        await store.CommunityKeyAsync(Installation, cancellation);
        destroyed.Refresh();
        await store.DeleteAsync(destroyed.All, cancellation);
        return store;
    }

    /// <summary>Made when first requested. If several Hosts make it at once, the stored row decides.</summary>
    public async ValueTask<byte[]> CommunityKeyAsync(CommunityId tenant, CancellationToken cancellation)
    {
        if (communities.TryGetValue(tenant, out var known)) return known;
        await using var connection = await Database.OpenConnectionAsync(cancellation);
        await using (var insert =
            new NpgsqlCommand("insert into keys.community_key (tenant, wrapped) values ($1, $2) on conflict do nothing", connection))
        {
            insert.Parameters.Add(new() { Value = tenant.Value });
            insert.Parameters.Add(new() { Value = root.Wrap(Wrapping.NewKey(), BoundTo(tenant)) });
            await insert.ExecuteNonQueryAsync(cancellation);
        }
        await using var read = new NpgsqlCommand("select wrapped from keys.community_key where tenant = $1", connection)
        { Parameters = { new() { Value = tenant.Value } } };
        return communities[tenant] = Unwrap(tenant, (byte[])(await read.ExecuteScalarAsync(cancellation))!);
    }

    /// <summary>Null if the community has no key yet.</summary>
    public async ValueTask<byte[]?> FindCommunityKeyAsync(CommunityId tenant, CancellationToken cancellation)
    {
        if (communities.TryGetValue(tenant, out var known)) return known;
        await using var read = Database.CreateCommand("select wrapped from keys.community_key where tenant = $1");
        read.Parameters.Add(new() { Value = tenant.Value });
        return await read.ExecuteScalarAsync(cancellation) is byte[] wrapped ? communities[tenant] = Unwrap(tenant, wrapped) : null;
    }

    /// <summary>A key for one purpose, derived from the key of the community, or from the one that is made for this command.</summary>
    public async ValueTask<byte[]> DerivedKeyAsync(CommunityId tenant, string use, NewKeys made, CancellationToken cancellation)
    {
        if (derived.TryGetValue((tenant, use), out var known)) return known;
        if (await FindCommunityKeyAsync(tenant, cancellation) is not null) return await DerivedKeyAsync(tenant, use, cancellation);
        if (!made.Communities.TryGetValue(tenant, out var key)) made.Communities[tenant] = key = Wrapping.NewKey();
        return Derive(key, tenant, use);
    }

    /// <summary>A key for one purpose, derived from the key of the community.</summary>
    public async ValueTask<byte[]> DerivedKeyAsync(CommunityId tenant, string use, CancellationToken cancellation) =>
        derived.TryGetValue((tenant, use), out var known) ? known
            : derived[(tenant, use)] = Derive(await CommunityKeyAsync(tenant, cancellation), tenant, use);

    internal static byte[] Derive(byte[] communityKey, CommunityId tenant, string use) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, communityKey, Wrapping.KeyLength, info: Jcs.Canonical(use, tenant.ToString()));

    /// <summary>
    /// Gives a community that comes from another installation the key it had there. Refused if it has another key here already.
    /// </summary>
    public async Task TakeOverAsync(CommunityId tenant, byte[] communityKey, CancellationToken cancellation)
    {
        await using (var insert =
            Database.CreateCommand("insert into keys.community_key (tenant, wrapped) values ($1, $2) on conflict do nothing"))
        {
            insert.Parameters.Add(new() { Value = tenant.Value });
            insert.Parameters.Add(new() { Value = root.Wrap(communityKey, BoundTo(tenant)) });
            await insert.ExecuteNonQueryAsync(cancellation);
        }
        if (!CryptographicOperations.FixedTimeEquals(await CommunityKeyAsync(tenant, cancellation), communityKey))
            throw new KeysException($"The keys database holds another key of the community {tenant}; nothing was taken in.");
    }

    internal async Task DeleteAsync(IReadOnlyCollection<(Guid Tenant, Guid Subject)> keys, CancellationToken cancellation)
    {
        if (keys.Count == 0) return;
        await using var command = Database.CreateCommand(
            "delete from keys.person_key k using unnest($1::uuid[], $2::uuid[]) gone (tenant, subject) " +
            "where k.tenant = gone.tenant and k.subject = gone.subject");
        command.Parameters.Add(new() { Value = keys.Select(k => k.Tenant).ToArray() });
        command.Parameters.Add(new() { Value = keys.Select(k => k.Subject).ToArray() });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private byte[] Unwrap(CommunityId tenant, byte[] wrapped)
    {
        try
        {
            return root.Unwrap(wrapped, BoundTo(tenant));
        }
        catch (CryptographicException e)
        {
            throw new KeysException(
                $"{Folder.RootKey} does not open the keys in the keys database: " +
                "set Keys:Folder to the folder with the root key they were made under, " +
                "or ConnectionStrings:Keys to the database that belongs to this one.", e);
        }
    }

    private static byte[] BoundTo(CommunityId tenant) => Jcs.Canonical("community-key", tenant.ToString());

    private static async Task<List<(CommunityId, byte[])>> StoredCommunitiesAsync(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select tenant, wrapped from keys.community_key");
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        List<(CommunityId, byte[])> stored = [];
        while (await reader.ReadAsync(cancellation)) stored.Add((new(reader.GetGuid(0)), reader.GetFieldValue<byte[]>(1)));
        return stored;
    }
}
