using System.Diagnostics;
using Coordination.Domain.Kernel;

namespace Coordination.Domain.Handovers;

/// <summary>What came of an attempt to call somebody (docs/codes.md).</summary>
public enum CallOutcome { Answered, NoAnswer, MessageLeft, WrongNumber }

/// <summary>Everything that can happen to a call. Names and fields are stored for ever.</summary>
[SeenBy(Role.Coordinator, Role.Auditor)]
public abstract record CallEvent
{
    private protected CallEvent() { }
}

/// <summary>A coordinator tried to call somebody.</summary>
/// <param name="Request">The request it was about, if it was about one.</param>
[StoredAs("call.attempted"), Visible(To.Coordinators)]
public sealed record CallAttempted(CallId Call, [property: Links] PersonId Person, CallOutcome Outcome,
    [property: Links] RequestId? Request = null) : CallEvent;

/// <summary>An attempt to call somebody, so that the next shift knows of it.</summary>
public sealed record Call(CallId Id, PersonId Person)
{
    public static readonly StreamOf<Call, CallEvent> Stream = new("call", Evolve);

    public static Call Evolve(Call? call, CallEvent happened) => (call, happened) switch
    {
        (null, CallAttempted e) => new(e.Call, e.Person),
        _ => throw new UnreachableException($"{happened} cannot follow {call}"),
    };
}
