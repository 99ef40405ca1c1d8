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
        var keys = missing.ToDictionary(p => p, _ => new PersonKey(Guid.NewGuid(), Wrapping.NewKey()));
        var made = await AddAsync(tenant, keys, cancellation);
        await RefuseDestroyedAsync(tenant, missing, cancellation);
        foreach (var (person, key) in made) cache.Set((tenant, person), key, kept);
        // Another Host made the keys that are not ours, perhaps only just now.
        found = await FindAsync(tenant, people, cancellation);
        return missing.Where(p => !found.ContainsKey(p)).Select(p => (PersonId?)p).FirstOrDefault() is { } gone
            ? throw new PersonErasedException(gone) : found;
    }

    /// <summary>The key of a person; if they have none, the one that is made for this command.</summary>
    public async ValueTask<PersonKey> FindOrDraftAsync(CommunityId tenant, PersonId person, NewKeys made, CancellationToken cancellation)
    {
        if (made.People.TryGetValue((tenant, person), out var draft)) return draft;
        if ((await FindAsync(tenant, [person], cancellation)).TryGetValue(person, out var known)) return known;
        RefuseErased(tenant, [person]);
        return made.People[(tenant, person)] = new(Guid.NewGuid(), Wrapping.NewKey());
    }

    /// <summary>False if somebody else has given one of these people a key meanwhile: what was sealed with ours cannot be opened.</summary>
    public async ValueTask<bool> StoreAsync(NewKeys made, CancellationToken cancellation)
    {
        if (made.AreStored) return true;
        foreach (var (tenant, key) in made.Communities) await store.TakeOverAsync(tenant, key, cancellation);
        foreach (var people in made.People.GroupBy(p => p.Key.Tenant))
        {
            var keys = people.ToDictionary(p => p.Key.Person, p => p.Value);
            if ((await AddAsync(people.Key, keys, cancellation)).Count < keys.Count) return false;
            await RefuseDestroyedAsync(people.Key, [.. keys.Keys], cancellation);
            foreach (var (person, key) in keys) cache.Set((people.Key, person), key, kept);
        }
        return made.AreStored = true;
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
        foreach (var key in (await stored.FindAsync([.. unknown.Select(u => (tenant.Value, u))], cancellation)).OfType<StoredPersonKey>())
        {
            var (communityKey, person) = (await store.CommunityKeyAsync(tenant, cancellation), new PersonId(key.Subject));
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

    /// <summary>Stores keys, and returns those of people who had none before.</summary>
    private async Task<Dictionary<PersonId, PersonKey>> AddAsync(
        CommunityId tenant, Dictionary<PersonId, PersonKey> keys, CancellationToken cancellation)
    {
        var communityKey = await store.CommunityKeyAsync(tenant, cancellation);
        var wrapped = keys.Select(k => new StoredPersonKey(tenant.Value, k.Key.Value, k.Value.Id,
            Wrapping.Wrap(communityKey, k.Value.Bytes, BoundTo(tenant, k.Key, k.Value.Id))));
        var added = await stored.AddAsync([.. wrapped], cancellation);
        return keys.Zip(added).Where(k => k.Second).ToDictionary(k => k.First.Key, k => k.First.Value);
    }

    /// <summary>A key destroyed while it was made: whoever noted it may have deleted before our row existed.</summary>
    private async Task RefuseDestroyedAsync(CommunityId tenant, PersonId[] people, CancellationToken cancellation)
    {
        store.Destroyed.Refresh();
        if (people.Any(p => store.Destroyed.Contains(tenant, p)))
            await store.DeleteAsync([.. people.Where(p => store.Destroyed.Contains(tenant, p)).Select(p => (tenant.Value, p.Value))],
                cancellation);
        RefuseErased(tenant, people);
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
