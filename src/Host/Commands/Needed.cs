using Coordination.Domain.Kernel;
using Coordination.Domain.People;

namespace Coordination.Host.Commands;

/// <summary>The result of asking for a stream: not fetched yet, not there, or found.</summary>
public enum Presence { NotFetched, NotThere, Found }

/// <summary>A result of one of these three kinds, with a value if something was found.</summary>
public readonly record struct Finding<T>(Presence Is, T Value)
{
    /// <summary>The same result for another type, when there is no value.</summary>
    public Finding<TOther> Without<TOther>() => new(Is, default!);
}

/// <summary>Creates findings.</summary>
public static class Finding
{
    public static Finding<T> Found<T>(T value) => new(Presence.Found, value);
}

/// <summary>
/// The streams a decision needs, named before any is fetched. The caller evaluates it on the known streams, fetches all that are missing at
/// once, and evaluates it again.
/// </summary>
public sealed class Needed<T>(Func<Streams, Finding<T>> find)
{
    public Finding<T> In(Streams streams) => find(streams);

    public Needed<TNext> Select<TNext>(Func<T, TNext> make) => new(streams =>
    {
        var found = In(streams);
        return found.Is is Presence.Found ? Finding.Found(make(found.Value)) : found.Without<TNext>();
    });

    /// <summary>What can only be named once this is known.</summary>
    public Needed<TResult> SelectMany<TNext, TResult>(Func<T, Needed<TNext>> then, Func<T, TNext, TResult> make) => new(streams =>
    {
        var found = In(streams);
        return found.Is is Presence.Found ? then(found.Value).Select(next => make(found.Value, next)).In(streams)
            : found.Without<TResult>();
    });

    /// <summary>Both, fetched together.</summary>
    public Needed<(T First, TOther Second)> And<TOther>(Needed<TOther> other) => new(streams =>
        (In(streams), other.In(streams)) is var (first, second) && first.Is is Presence.Found && second.Is is Presence.Found
            ? Finding.Found((first.Value, second.Value))
            : new(first.Is < second.Is ? first.Is : second.Is, default));
}

/// <summary>Ways to name the streams a decision needs.</summary>
public static class Needed
{
    public static Needed<T> Of<T>(T value) => new(_ => Finding.Found(value));

    /// <summary>All of them, fetched together.</summary>
    public static Needed<IReadOnlyList<T>> All<T>(IEnumerable<Needed<T>> needs) => new(streams =>
    {
        var all = needs.Select(need => need.In(streams)).ToList();
        return all.TrueForAll(one => one.Is is Presence.Found) ? Finding.Found<IReadOnlyList<T>>([.. all.Select(one => one.Value)])
            : new(all.Min(one => one.Is), []);
    });

    /// <summary>A stream that has to exist; otherwise the whole is not found.</summary>
    public static Needed<TState> Existing<TState, TEvent>(this StreamOf<TState, TEvent> kind, Guid id)
        where TState : class where TEvent : class => new(streams => streams.Find(kind, id) switch
        {
            null => new(Presence.NotFetched, null!),
            { State: TState state } => Finding.Found(state),
            _ => new(Presence.NotThere, null!),
        });

    /// <summary>A stream that need not exist: null if it does not.</summary>
    public static Needed<TState?> Perhaps<TState, TEvent>(this StreamOf<TState, TEvent> kind, Guid id)
        where TState : class where TEvent : class => new(streams => streams.Find(kind, id) is { } folded
            ? Finding.Found<TState?>(folded.State as TState) : new(Presence.NotFetched, null));

    /// <summary>The record of a person that is in use: what is open under a record that was merged into it goes on.</summary>
    public static Needed<Membership> Kept(PersonId person) =>
        from known in Membership.Stream.Existing(person.Value)
        from kept in Membership.Stream.Named(known.MergedInto?.Value)
        select kept ?? known;

    /// <summary>The stream of this id, which has to exist; null if there is no id.</summary>
    public static Needed<TState?> Named<TState, TEvent>(this StreamOf<TState, TEvent> kind, Guid? id)
        where TState : class where TEvent : class =>
        id is { } named ? kind.Existing(named).Select(state => (TState?)state) : Of<TState?>(null);
}
