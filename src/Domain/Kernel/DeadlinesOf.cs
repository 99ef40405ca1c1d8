namespace Coordination.Domain.Kernel;

/// <summary>The deadlines of one kind of stream, whatever its states and events are.</summary>
public abstract record DeadlinesOf(string Kind, Type State, Type Events)
{
    public abstract object Evolve(object? state, object happened);
    public abstract IEnumerable<Deadline> Of(object state);
    public abstract TResult Use<TResult>(IUseDeadlines<TResult> use);
}

/// <summary>Does something with the deadlines of a kind of stream that needs its types.</summary>
public interface IUseDeadlines<out TResult>
{
    TResult Use<TState, TEvent>(DeadlinesOf<TState, TEvent> deadlines) where TState : class where TEvent : class;
}

/// <summary>Which deadlines a state has. A feature declares it once, beside the state.</summary>
/// <param name="All">Those not recorded yet, whether they have passed or not. Recording its fact removes a deadline.</param>
public sealed record DeadlinesOf<TState, TEvent>(StreamOf<TState, TEvent> Stream, Func<TState, IEnumerable<Pending<TEvent>>> All)
    : DeadlinesOf(Stream.Name, typeof(TState), typeof(TEvent)) where TState : class where TEvent : class
{
    /// <summary>The state at a moment: deadlines passed by then count, whether they are recorded or not.</summary>
    public TState AsOf(TState state, DateTimeOffset now) =>
        PassedBy(state, now).Aggregate(state, (before, passed) => Stream.Evolve(before, passed.Default));

    /// <summary>In the order in which they were due.</summary>
    public IEnumerable<Pending<TEvent>> PassedBy(TState state, DateTimeOffset now) =>
        All(state).Where(d => d.DueAt <= now).OrderBy(d => d.DueAt).ThenBy(d => d.Code, StringComparer.Ordinal);

    public override object Evolve(object? state, object happened) => Stream.Evolve((TState?)state, (TEvent)happened);
    public override IEnumerable<Deadline> Of(object state) => All((TState)state).Select(d => d.Deadline);
    public override TResult Use<TResult>(IUseDeadlines<TResult> use) => use.Use(this);
}

/// <summary>The system records the facts of the deadlines with one code that had passed when this occurred.</summary>
public sealed record PassDeadline<TState, TEvent>(DeadlinesOf<TState, TEvent> Deadlines, string Code) : ICommand<TState, TEvent>
    where TState : class where TEvent : class
{
    public Decision<TEvent> Decide(TState state, Circumstances at)
    {
        if (!at.Roles.Contains(Role.System)) return Circumstances.NotYours;
        var by = at.Now < at.OccurredAt ? at.Now : at.OccurredAt;
        return Decision.Accept<TEvent>([.. Deadlines.PassedBy(state, by).Where(d => d.Code == Code).Select(d => d.Default)]);
    }
}
