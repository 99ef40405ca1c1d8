using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace Coordination.Domain.Kernel;

/// <summary>What a command answers: the facts to record, or why not. Never an exception.</summary>
[CollectionBuilder(typeof(Decision), nameof(Decision.Accept))]
public abstract record Decision<TEvent>
{
    private Decision() { }

    public sealed record Accepted(IReadOnlyList<TEvent> Recorded, IReadOnlyList<ClauseId> Under) : Decision<TEvent>;

    /// <summary>Some refusals leave a fact behind: a person was kept from help.</summary>
    public sealed record Refused(Refusal Why, IReadOnlyList<TEvent> Recorded) : Decision<TEvent>;

    public static implicit operator Decision<TEvent>(Refusal why) => new Refused(why, []);

    public IReadOnlyList<TEvent> Events => this switch { Accepted a => a.Recorded, Refused r => r.Recorded, _ => [] };

    /// <summary>Lets a decision be written as a list: <c>[new RequestWithdrawn(…)]</c>.</summary>
    public IEnumerator<TEvent> GetEnumerator() => Events.GetEnumerator();
}

public static class Decision
{
    public static Decision<TEvent> Accept<TEvent>(ReadOnlySpan<TEvent> events) => new Decision<TEvent>.Accepted(events.ToArray(), []);

    /// <summary>Names the clauses of the charter that were applied; they go into the envelope.</summary>
    public static Decision<TEvent> Under<TEvent>(this Decision<TEvent> decision, params ClauseId[] clauses) =>
        decision is Decision<TEvent>.Accepted accepted ? accepted with { Under = clauses } : decision;
}

/// <summary>A rule said no. <see cref="Code"/> is public contract: it never changes meaning.</summary>
public sealed record Refusal(string Code, string Reason, ClauseId? Clause = null)
{
    /// <summary>Whether it may not have held before something that happened since.</summary>
    public bool DependsOnTime { get; init; }

    /// <summary>The field of the command that the rule is about, if it is about one: <c>capacity.amount</c>.</summary>
    public string? Field { get; init; }

    /// <summary>The number the rule compared with, where the person needs it.</summary>
    public int? Figure { get; init; }

    /// <summary>What stands in the way, where that is several things of several kinds.</summary>
    public IReadOnlyList<Hindrance>? Hindrances { get; init; }

    /// <summary>The reason with its figure.</summary>
    [JsonIgnore] public string Said => WithFigure(Reason);

    public string WithFigure(string reason) => Figure is { } figure
        ? string.Create(CultureInfo.InvariantCulture, $"{reason.TrimEnd('.')}: {figure}.") : reason;

    public Refusal Under(ClauseId clause) => this with { Clause = clause };

    /// <summary>A refusal that keeps a person from help is itself recorded.</summary>
    public Decision<TEvent> Recording<TEvent>(params TEvent[] events) => new Decision<TEvent>.Refused(this, events);
}

/// <summary>Things of one kind that stand in the way, how many they are, and the address of the page that lists them.</summary>
public sealed record Hindrance(string Kind, long Count, string At);

public interface ICommand<in TState, TEvent>
{
    Decision<TEvent> Decide(TState state, Circumstances at);
}

/// <summary>
/// A kind of stream: how its events fold into the state its owner decides on, and whom an event concerns besides the people it names, given
/// the state after the event.
/// </summary>
public sealed record StreamOf<TState, TEvent>(
    string Name, Func<TState?, TEvent, TState> Evolve, Func<TState, TEvent, IEnumerable<PersonId>>? Concerning = null)
    where TState : class where TEvent : class;
