using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Microsoft.Extensions.Caching.Memory;
using Npgsql;

namespace Coordination.Host.Commands;

/// <summary>
/// Folds streams. Remembers how far each was folded and asks the store only for later events, for many streams of many communities in one
/// round trip. What it returns is as fresh as the store, whatever other Hosts wrote.
/// </summary>
public sealed class Folds(NpgsqlDataSource events) : IDisposable
{
    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = 50_000 });

    /// <summary>
    /// A stream as last seen, perhaps out of date. Good enough to learn which streams will be needed, never to decide on.
    /// </summary>
    public Folded? Remembered(StreamKey key) => cache.Get<Folded>(key.Id);

    public Reading Begin(IReadOnlyCollection<StreamKey> keys) =>
        new(keys.ToDictionary(k => k, k => Remembered(k) ?? Folded.Nothing), Remember);

    public async Task<IReadOnlyDictionary<StreamKey, Folded>> FoldAsync(IReadOnlyCollection<StreamKey> keys, CancellationToken cancellation)
    {
        if (keys.Count == 0) return new Dictionary<StreamKey, Folded>();
        var reading = Begin(keys);
        await using var batch = events.CreateBatch();
        batch.BatchCommands.Add(reading.Command());
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        return await reading.FoldAsync(reader, cancellation);
    }

    /// <summary>The record of a person that is in use; null if they are not known here.</summary>
    public async Task<Membership?> KeptAsync(CommunityId community, PersonId person, CancellationToken cancellation)
    {
        var (member, _) = await FoldAsync(Membership.Stream, community, person.Value, cancellation);
        return member?.MergedInto is { } kept ? (await FoldAsync(Membership.Stream, community, kept.Value, cancellation)).State : member;
    }

    public async Task<(TState? State, long Version)> FoldAsync<TState, TEvent>(
        StreamOf<TState, TEvent> kind, CommunityId community, Guid id, CancellationToken cancellation)
        where TState : class where TEvent : class
    {
        var folded = (await FoldAsync([StreamKey.Of(community.Value, id, kind)], cancellation)).Values.Single();
        if (folded.Unreadable is { } why) throw why;
        return folded.State is TState state ? (state, folded.Version) : (null, 0);
    }

    /// <summary>The time zone of a community. It never changes, so a remembered one is good enough.</summary>
    public async ValueTask<string> ZoneAsync(CommunityId community, CancellationToken cancellation) =>
        Remembered(StreamKey.Of(community.Value, community.Value, Community.Stream))?.State is Community known ? known.Zone
            : (await FoldAsync(Community.Stream, community, community.Value, cancellation)).State!.Zone;

    public void Remember(StreamKey key, Folded value) =>
        cache.Set(key.Id, value, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromMinutes(30) });

    public void Dispose() => cache.Dispose();
}
