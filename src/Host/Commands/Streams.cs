using Coordination.Domain.Agreements;
using Coordination.Domain.Kernel;

namespace Coordination.Host.Commands;

/// <summary>A stream as folded so far: its state and its version.</summary>
public sealed record Folded(object? State, long Version)
{
    public static readonly Folded Nothing = new(null, 0);

    /// <summary>When its events happened, as far as they were folded.</summary>
    public StreamTimes Times { get; init; } = StreamTimes.None;

    /// <summary>What this program could not read or apply. The state is that before it; nothing may be decided on it.</summary>
    public UnreadableStreamException? Unreadable { get; init; }
}

/// <summary>
/// One stream of one community, its expected kind, and how its events fold. A stream of another kind counts as not existing.
/// </summary>
public sealed record StreamKey(Guid Community, Guid Stream, Type Events, Func<object?, object, object> Fold,
    Func<object, object, IEnumerable<PersonId>> Concerning)
{
    public (Guid, Guid, Type) Id => (Community, Stream, Events);
    public bool Equals(StreamKey? other) => other is not null && other.Id == Id;
    public override int GetHashCode() => Id.GetHashCode();

    public static StreamKey Of<TState, TEvent>(Guid community, Guid stream, StreamOf<TState, TEvent> kind)
        where TState : class where TEvent : class =>
        new(community, stream, typeof(TEvent), (state, happened) => kind.Evolve((TState?)state, (TEvent)happened),
            (state, happened) => kind.Concerning?.Invoke((TState)state, (TEvent)happened) ?? []);
}

/// <summary>
/// The streams a command asks for. Missing streams are noted, so that all are fetched at once and the decision is made again.
/// </summary>
public sealed class Streams(CommunityId community, Func<StreamKey, Folded?> known)
{
    private readonly Dictionary<StreamKey, Folded?> seen = [];

    public HashSet<StreamKey> Asked { get; } = [];
    public HashSet<StreamKey> Missing { get; } = [];

    /// <summary>A stream as far as it is known; null if it is not fetched yet.</summary>
    public Folded? Find<TState, TEvent>(StreamOf<TState, TEvent> kind, Guid id) where TState : class where TEvent : class
    {
        var key = StreamKey.Of(community.Value, id, kind);
        Asked.Add(key);
        if (Known(key) is { } folded) return folded.Unreadable is { } why ? throw why : folded;
        Missing.Add(key);
        return null;
    }

    /// <summary>
    /// As it was when it was first asked for. What is remembered of a stream changes while others read it: the version that the commit
    /// checks, and what is remembered afterwards, belong to the very state that was decided on.
    /// </summary>
    private Folded? Known(StreamKey key) => seen.TryGetValue(key, out var folded) ? folded : seen[key] = known(key);

    public long VersionOf(Guid stream) => Asked.FirstOrDefault(k => k.Stream == stream) is { } key ? Known(key)?.Version ?? 0 : 0;

    public DateTimeOffset? BeganAt(Guid stream) => TimesOf(stream)?.Began;

    /// <summary>What these facts are added to, and when the last thing happened there that concerns the same people.</summary>
    public IEnumerable<TouchedThing> Touched(IEnumerable<Fact> facts) =>
        from written in facts.GroupBy(fact => fact.Stream)
        from next in written.Zip(Concerned(written.Key, written.Select(fact => fact.Event)))
        let kind = EventNames.Of(next.First.Event)
        select new TouchedThing(kind.Stream, new(written.Key), kind.Visibility > To.Coordinators,
            TimesOf(written.Key)?.LastOf([.. kind.Subjects(next.First.Event).Union(next.Second)]));

    /// <summary>
    /// A stream that was asked for and had begun at this instant, and when the last thing happened there that concerns this person.
    /// </summary>
    public IEnumerable<TouchedThing> Touched(Guid? stream, PersonId? person, DateTimeOffset at) =>
        from key in Asked
        where key.Stream == stream && Known(key)?.Times.Began <= at
        let kind = EventNames.Under(key.Events).First()
        select new TouchedThing(kind.Stream, new(key.Stream), kind.Visibility > To.Coordinators,
            Known(key)?.Times.LastOf(person is { } named ? [named] : []));

    private StreamTimes? TimesOf(Guid stream) => Asked.FirstOrDefault(k => k.Stream == stream) is { } key ? Known(key)?.Times : null;

    /// <summary>The streams the decision read, each with its version then.</summary>
    public IEnumerable<(StreamKey Key, long Version)> DecidedOn => Asked.Select(k => (k, Known(k)?.Version ?? 0));

    /// <summary>The streams as they are once these facts are recorded.</summary>
    public IEnumerable<(StreamKey Key, Folded Folded)> After(IReadOnlyList<Fact> facts, DateTimeOffset occurredAt)
    {
        foreach (var written in facts.GroupBy(f => f.Stream))
            if (Asked.FirstOrDefault(k => k.Stream == written.Key) is { } key && Known(key) is { } before)
                yield return (key, written.Zip(Concerned(key.Stream, written.Select(f => f.Event))).Aggregate(before, (folded, next) =>
                    folded with
                    {
                        State = key.Fold(folded.State, next.First.Event),
                        Version = folded.Version + 1,
                        Times = folded.Times.And(occurredAt,
                            [.. EventNames.Of(next.First.Event).Subjects(next.First.Event).Union(next.Second)]),
                    }));
    }

    /// <summary>The people each of these events of one stream is about, besides those it names.</summary>
    public IEnumerable<IEnumerable<PersonId>> Concerned(Guid stream, IEnumerable<object> events)
    {
        var key = Asked.FirstOrDefault(k => k.Stream == stream);
        var state = key is null ? null : Known(key)?.State;
        foreach (var happened in events)
        {
            state = key?.Fold(state, happened);
            yield return key is null ? [] : key.Concerning(state!, happened);
        }
    }
}
