using Coordination.Host.Storage;
using Coordination.Domain.Agreements;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Access;

namespace Coordination.Host.Commands;

/// <summary>What a route makes of a body: what it is about, how it is decided, and what is written beside it.</summary>
/// <param name="Location">Where the thing can be read, when the command makes one: the route below the community.</param>
public sealed record Plan(Guid? Subject, Deciding Decide, string? Location = null, IReadOnlyList<SideRow>? SideRows = null)
{
    /// <summary>Of a caller who may not do it: what they sent is not looked into.</summary>
    public static Plan NotAllowed { get; } = new(null, (_, _) => Problems.NotAllowed);

    /// <summary>Only for founding a community: the charter that is being adopted and the zone it counts in.</summary>
    public (Charter Charter, string Zone)? Founding { get; init; }

    /// <summary>Whom it turned out to be for, where only their name or number was given.</summary>
    public PersonId? For { get; init; }

    /// <summary>As whom the caller acts, where they come into a record that was kept of them before.</summary>
    public PersonId? As { get; init; }

    /// <summary>When it happened, where that was said by the community's own clock.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>What is answered in place of the receipt, where a command makes something that is shown once.</summary>
    public Func<Receipt, object>? Shown { get; init; }

    /// <summary>The same for a browser: the page that is shown at once, and never again.</summary>
    public Func<Receipt, ValueTask<IResult>>? Page { get; init; }

    /// <summary>What is sent in place of either once it is recorded, where the answer is a file.</summary>
    public Func<Receipt, ValueTask<IResult>>? Sent { get; init; }

    /// <summary>Where the thing made is read. A repeated key answers with what was made the first time.</summary>
    public string Under(string root, Receipt receipt) =>
        root.TrimEnd('/') + Location!.Replace(Subject.ToString()!, receipt.Subject.ToString(), StringComparison.Ordinal);

    /// <summary>A command on a stream that exists.</summary>
    public static Plan On<TState, TEvent>(StreamOf<TState, TEvent> kind, Guid id, ICommand<TState, TEvent> command) where TState
        : class where TEvent : class =>
        new(id, (streams, at) => streams.Existing(kind, id) is { } state ? Agreement.Nothing.And(id, command.Decide(state, at)) : null);

    /// <summary>A command that begins a stream for somebody known here, where nothing about them stands against it.</summary>
    public static Plan StartFor<TState,
        TEvent>(PersonId person, Guid id, string location, ICommand<TState?, TEvent> command, Func<Membership,
        Refusal?> against) where TState : class where TEvent : class =>
        new(id, (streams, at) => streams.Existing(Membership.Stream, person.Value) is not { } known ? null : against(known) is { } refusal
            ? refusal : Agreement.Nothing.And(id, command.Decide(null, at)), $"{location}/{id}");

    /// <summary>A command that begins a stream under an id made for it.</summary>
    public static Plan Start<TState, TEvent>(Guid id, string location, ICommand<TState?, TEvent> command) where TState : class where TEvent
        : class =>
        new(id, (_, at) => Agreement.Nothing.And(id, command.Decide(null, at)), $"{location}/{id}");
}
