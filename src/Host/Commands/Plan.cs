using Coordination.Domain.Agreements;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Access;
using Coordination.Host.Storage;

namespace Coordination.Host.Commands;

/// <summary>Decides over the streams that it names.</summary>
public delegate Needed<Agreement> Deciding(Circumstances at);

/// <summary>What a command is about, how it is decided, and what is written beside its events.</summary>
public sealed record Plan(Guid? Subject, Deciding Decide)
{
    /// <summary>For a caller who lacks the permission: the body is not looked at.</summary>
    public static Plan NotAllowed { get; } = new(null, _ => Needed.Of<Agreement>(Problems.NotAllowed));

    public IReadOnlyList<SideRow> SideRows { get; init; } = [];

    /// <summary>Who gives the command, if it is not the caller alone.</summary>
    public Giver? Giver { get; init; }

    /// <summary>The person it is for, if only their name or number was given.</summary>
    public PersonId? For { get; init; }

    /// <summary>When it happened, if that was said by the community's own clock.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <param name="location">The route below the community where the thing it creates can be read.</param>
    public Planned At(string location) => new(this) { Location = location };

    /// <summary>A command on a stream that exists.</summary>
    public static Plan On<TState, TEvent>(StreamOf<TState, TEvent> kind, Guid id, ICommand<TState, TEvent> command)
        where TState : class where TEvent : class => new(id, at =>
            from state in kind.Existing(id)
            select Agreement.Nothing.And(id, command.Decide(state, at)));

    /// <summary>A command that begins a stream for a person of the community, unless there is a refusal against that person.</summary>
    public static Plan StartFor<TState, TEvent>(
        PersonId person, Guid id, ICommand<TState?, TEvent> command, Func<Membership, Refusal?> against)
        where TState : class where TEvent : class => new(id, at =>
            from known in Membership.Stream.Existing(person.Value)
            select against(known) is { } refusal ? refusal : Agreement.Nothing.And(id, command.Decide(null, at)));

    /// <summary>A command that begins a stream under a new id.</summary>
    public static Plan Start<TState, TEvent>(Guid id, ICommand<TState?, TEvent> command) where TState : class where TEvent : class =>
        new(id, at => Needed.Of(Agreement.Nothing.And(id, command.Decide(null, at))));
}
