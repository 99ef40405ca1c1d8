using System.Security.Cryptography;
using Coordination.Domain.Kernel;
using Microsoft.Extensions.Caching.Memory;

namespace Coordination.Host.Keys;

/// <summary>The key of one person in one community.</summary>
public sealed class PersonKey(Guid id, byte[] bytes)
{
    public Guid Id { get; } = id;
    internal byte[] Bytes { get; } = bytes;
}

/// <summary>
/// The unwrapped keys of people. Every use checks the list of destroyed keys, so that a destroyed key is never used again, on any Host.
/// </summary>
public sealed class KeyRing(KeyStore store) : IDisposable
{
    private readonly StoredPersonKeys stored = new(store.Database);
    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = 50_000 });
    private static readonly MemoryCacheEntryOptions kept = new() { Size = 1, AbsoluteExpirationRelativeToNow = TimeSpan.FromSeconds(60) };

    public void Dispose() => cache.Dispose();

    /// <summary>Throws <see cref="PersonErasedException"/> if the key was destroyed.</summary>
    public async ValueTask<PersonKey> GetOrMakeAsync(CommunityId tenant, PersonId person, CancellationToken cancellation) =>
        (await GetOrMakeAsync(tenant, [person], cancellation))[person];

    public async ValueTask<IReadOnlyDictionary<PersonId, PersonKey>> GetOrMakeAsync(
        CommunityId tenant, IReadOnlyCollection<PersonId> people, CancellationToken cancellation)
    {
        var found = await FindAsync(tenant, people, cancellation);
        PersonId[] missing = [.. people.Distinct().Where(p => !found.ContainsKey(p))];
        if (missing.Length == 0) return found;
        RefuseErased(tenant, missing);
        var made = await MakeAsync(tenant, missing, cancellation);
        store.Destroyed.Refresh();
        // The key was destroyed while it was made: whoever noted it may have deleted before our row existed.
        if (missing.Any(p => store.Destroyed.Contains(tenant, p)))
            await store.DeleteAsync([.. missing.Where(p => store.Destroyed.Contains(tenant, p)).Select(p => (tenant.Value, p.Value))],
                cancellation);
        RefuseErased(tenant, missing);
        foreach (var (person, key) in made) cache.Set((tenant, person), key, kept);
        // Another Host made the keys that are not ours, perhaps only just now.
        found = await FindAsync(tenant, people, cancellation);
        return missing.Where(p => !found.ContainsKey(p)).Select(p => (PersonId?)p).FirstOrDefault() is { } gone
            ? throw new PersonErasedException(gone) : found;
    }

    /// <summary>The existing keys. A person who is missing has no key, or has it no longer. Makes at most one query.</summary>
    public async ValueTask<IReadOnlyDictionary<PersonId, PersonKey>> FindAsync(
        CommunityId tenant, IReadOnlyCollection<PersonId> people, CancellationToken cancellation)
    {
        store.Destroyed.Refresh();
        Dictionary<PersonId, PersonKey> found = [];
        List<Guid> unknown = [];
        foreach (var person in people.Distinct())
        {
            if (store.Destroyed.Contains(tenant, person)) cache.Remove((tenant, person));
            else if (cache.TryGetValue((tenant, person), out PersonKey? key)) found[person] = key!;
            else unknown.Add(person.Value);
        }
        if (unknown.Count == 0) return found;
        var communityKey = await store.CommunityKeyAsync(tenant, cancellation);
        foreach (var key in (await stored.FindAsync([.. unknown.Select(u => (tenant.Value, u))], cancellation)).OfType<StoredPersonKey>())
        {
            var person = new PersonId(key.Subject);
            found[person] = cache.Set((tenant, person), Unwrap(communityKey, tenant, person, key.Id, key.Wrapped), kept);
        }
        return found;
    }

    /// <summary>
    /// Erases a key: first notes it outside PostgreSQL, then deletes it. Also blocks a person who has no key yet. Safe to repeat.
    /// </summary>
    public async Task DestroyAsync(CommunityId tenant, PersonId person, CancellationToken cancellation)
    {
        await using (var command = store.Database.CreateCommand("select key_id from keys.person_key where tenant = $1 and subject = $2"))
        {
            command.Parameters.Add(new() { Value = tenant.Value });
            command.Parameters.Add(new() { Value = person.Value });
            await store.Destroyed.AppendAsync(tenant, person, await command.ExecuteScalarAsync(cancellation) as Guid? ?? Guid.Empty,
                cancellation);
        }
        await store.DeleteAsync([(tenant.Value, person.Value)], cancellation);
        cache.Remove((tenant, person));
    }

    /// <summary>Returns the keys that did not exist before.</summary>
    private async Task<Dictionary<PersonId, PersonKey>> MakeAsync(CommunityId tenant, PersonId[] people, CancellationToken cancellation)
    {
        var communityKey = await store.CommunityKeyAsync(tenant, cancellation);
        PersonKey[] keys = [.. people.Select(_ => new PersonKey(Guid.NewGuid(), Wrapping.NewKey()))];
        var wrapped = people.Zip(keys, (person, key) =>
            new StoredPersonKey(tenant.Value, person.Value, key.Id,
                Wrapping.Wrap(communityKey, key.Bytes, BoundTo(tenant, person, key.Id))));
        var added = await stored.AddAsync([.. wrapped], cancellation);
        return people.Zip(keys, added).Where(k => k.Third).ToDictionary(k => k.First, k => k.Second);
    }

    private void RefuseErased(CommunityId tenant, PersonId[] people)
    {
        foreach (var person in people)
            if (store.Destroyed.Contains(tenant, person)) throw new PersonErasedException(person);
    }

    internal static PersonKey Unwrap(byte[] communityKey, CommunityId tenant, PersonId person, Guid id, byte[] wrapped)
    {
        try
        {
            return new(id, Wrapping.Unwrap(communityKey, wrapped, BoundTo(tenant, person, id)));
        }
        catch (CryptographicException e)
        {
            throw new SealBrokenException($"The stored key of {person} is damaged.", e);
        }
    }

    private static byte[] BoundTo(CommunityId tenant, PersonId person, Guid id) =>
        Jcs.Canonical("person-key", tenant.ToString(), person.ToString(), id.ToString());
}
