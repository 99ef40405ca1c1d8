using Coordination.Domain.Kernel;

namespace Coordination.Domain.Handovers;

/// <summary>Write a note for the next shift. It may be about one person, one request or one session.</summary>
public sealed record WriteHandover(HandoverId Handover, Personal Words, PersonId? Person = null, RequestId? Request = null,
    SessionId? Session = null) : ICommand<Handover?, HandoverEvent>
{
    public static readonly NumberParameter AlertHours = new("handover-alert-hours", "hours", 1, 72, floor: 12,
        "After how many hours a hand-over note that nobody else has seen is an alert.");

    public static readonly Refusal AboutOneThing = new("handover.about-one-thing",
        "A note is about one person, one request or one session. Write another note for the other.");

    public Decision<HandoverEvent> Decide(Handover? state, Circumstances at) => (state, at.Charter.Of(AlertHours)) switch
    {
        (not null, _) => [],
        _ when at.MayName() is { } refusal => refusal,
        _ when at.IsLate => Circumstances.OnlyNow,
        _ when new object?[] { Person, Request, Session }.Count(thing => thing is not null) > 1 => AboutOneThing,
        (_, var hours) => Decision.Accept<HandoverEvent>(
            [new HandoverWritten(Handover, at.Person, Words, at.Now.AddHours(hours.Value), Person, Request, Session)]).Under(hours.Clause),
    };
}

/// <summary>Say that one has seen a note. It does not count for the author, who knows what it says.</summary>
public sealed record AcknowledgeHandover : ICommand<Handover, HandoverEvent>
{
    public static readonly Refusal OwnNote = new("handover.own-note", "You wrote this note. Somebody else has to see it.");
    public static readonly Refusal Withdrawn = new("handover.withdrawn", "This note was withdrawn. Nobody needs to read it.");

    public Decision<HandoverEvent> Decide(Handover state, Circumstances at) => state switch
    {
        _ when at.MayName() is { } refusal => refusal,
        _ when at.IsLate => Circumstances.OnlyNow,
        _ when at.ActorIs(state.WrittenBy) => OwnNote,
        { IsWithdrawn: true } => Withdrawn,
        _ when state.Readers.Any(at.ActorIs) => [],
        _ => [new HandoverSeen(state.Id, at.Person)],
    };
}

/// <summary>Withdraw a note that was written by mistake. Its author does, or a steward.</summary>
public sealed record WithdrawHandover : ICommand<Handover, HandoverEvent>
{
    public static readonly Refusal NotTheirs =
        new("handover.not-yours", "Only whoever wrote this note, or a steward, can withdraw it.");

    public Decision<HandoverEvent> Decide(Handover state, Circumstances at) => state switch
    {
        _ when at.MayName() is { } refusal => refusal,
        _ when at.IsLate => Circumstances.OnlyNow,
        _ when !at.ActorIs(state.WrittenBy) && !at.Roles.Contains(Role.Steward) => NotTheirs,
        { IsWithdrawn: true } => [],
        _ => [new HandoverWithdrawn(state.Id)],
    };
}
