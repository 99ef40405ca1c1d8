namespace Coordination.Domain.Kernel;

/// <summary>An instant at which something ends or begins without a command, and the fact that is then recorded.</summary>
/// <param name="Code">What happens then, in kebab-case: <c>probation-ends</c>. It never changes its meaning.</param>
/// <param name="Whose">The person it concerns, if it concerns one.</param>
/// <param name="Default">The stored name of the fact.</param>
public sealed record Deadline(string Code, DateTimeOffset DueAt, PersonId? Whose, string Default);

/// <summary>A deadline of a state, with the event that will be recorded unless something else happens before.</summary>
public sealed record Pending<TEvent>(string Code, DateTimeOffset DueAt, PersonId? Whose, TEvent Default) where TEvent : class
{
    public Deadline Deadline => new(Code, DueAt, Whose, EventNames.Of(Default).Name);
}
