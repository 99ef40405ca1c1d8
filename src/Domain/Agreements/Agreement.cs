using System.Diagnostics;
using Coordination.Domain.Kernel;

namespace Coordination.Domain.Agreements;

/// <summary>A fact for one stream and the clauses applied in deciding it.</summary>
public sealed record Fact(Guid Stream, object Event, IReadOnlyList<ClauseId> Under);

/// <summary>
/// One command over several streams: every owner decides for itself; if one refuses, nothing is recorded but that refusal.
/// </summary>
public sealed record Agreement(Refusal? Refused, IReadOnlyList<Fact> Facts)
{
    public static Agreement Nothing { get; } = new(null, []);

    /// <summary>True if its facts only say that it waits for a person: nothing else is written.</summary>
    public bool IsHeld { get; init; }

    public static implicit operator Agreement(Refusal why) => new(why, []);

    /// <summary>The same without what was to happen to this stream.</summary>
    public Agreement Without(Guid stream) => this with { Facts = [.. Facts.Where(fact => fact.Stream != stream)] };

    public Agreement And<TEvent>(Guid stream, Decision<TEvent> decision) where TEvent : notnull => (this, decision) switch
    {
        ({ Refused: not null }, _) => this,
        (_, Decision<TEvent>.Refused(var why, var kept)) =>
            new(why, [.. kept.Select(e => new Fact(stream, e, why.Clause is { } clause ? [clause] : []))]),
        (_, Decision<TEvent>.Accepted(var recorded, var under)) =>
            this with { Facts = [.. Facts, .. recorded.Select(e => new Fact(stream, e, under))] },
        _ => throw new UnreachableException(),
    };
}
