using System.Diagnostics;
using Coordination.Domain.Kernel;

namespace Coordination.Domain.Handovers;

/// <summary>Everything that can happen to a hand-over note. Names and fields are stored for ever.</summary>
[SeenBy(Role.Coordinator, Role.Steward, Role.Auditor)]
public abstract record HandoverEvent
{
    private protected HandoverEvent() { }
}

/// <summary>A coordinator wrote down what the next shift has to know.</summary>
/// <param name="DueAt">By when somebody else has to have seen it.</param>
/// <param name="Person">The person it is about, if it is about one.</param>
/// <param name="Request">The request it is about, if it is about one.</param>
/// <param name="Session">The session it is about, if it is about one.</param>
[StoredAs("handover.written"), Visible(To.Coordinators)]
public sealed record HandoverWritten(HandoverId Handover, [property: Links(Acts = true)] PersonId WrittenBy,
    [property: SeenBy(Role.Coordinator, Role.Steward)] Personal Words, DateTimeOffset DueAt, [property: Links] PersonId? Person = null,
    [property: Links] RequestId? Request = null, [property: Links] SessionId? Session = null) : HandoverEvent;

/// <summary>Another coordinator has read the note.</summary>
[StoredAs("handover.seen"), Visible(To.Coordinators)]
public sealed record HandoverSeen(HandoverId Handover, [property: Links(Acts = true)] PersonId Reader) : HandoverEvent;

/// <summary>The note was a mistake, and nobody needs to read it.</summary>
[StoredAs("handover.withdrawn"), Visible(To.Coordinators)]
public sealed record HandoverWithdrawn(HandoverId Handover) : HandoverEvent;

/// <summary>What a coordinator wrote at the end of a shift, and which others have seen it.</summary>
public sealed record Handover(HandoverId Id, PersonId WrittenBy, DateTimeOffset DueAt)
{
    public static readonly StreamOf<Handover, HandoverEvent> Stream = new("handover", Evolve);

    public PersonId? Person { get; init; }
    public RequestId? Request { get; init; }
    public SessionId? Session { get; init; }

    /// <summary>The coordinators who have seen it, in this order. Its author is not among them.</summary>
    public IReadOnlyList<PersonId> Readers { get; init; } = [];
    public bool IsWithdrawn { get; init; }

    /// <summary>Whether it still waits for somebody to see it.</summary>
    public bool IsUnseen => Readers.Count == 0 && !IsWithdrawn;

    /// <summary>Whether nobody has seen it in the time that the charter allows.</summary>
    public bool IsAlertAt(DateTimeOffset now) => IsUnseen && DueAt <= now;

    public static Handover Evolve(Handover? note, HandoverEvent happened) => (note, happened) switch
    {
        (null, HandoverWritten e) => new(e.Handover, e.WrittenBy, e.DueAt)
        {
            Person = e.Person,
            Request = e.Request,
            Session = e.Session,
        },
        ({ }, HandoverSeen e) => note with { Readers = [.. note.Readers, e.Reader] },
        ({ }, HandoverWithdrawn) => note with { IsWithdrawn = true },
        _ => throw new UnreachableException($"{happened} cannot follow {note}"),
    };
}
