using System.Collections.Immutable;
using System.Diagnostics;
using Coordination.Domain.Kernel;

namespace Coordination.Domain.Programs;

/// <summary>
/// Everything that can happen to a program and its token. Names and fields are stored for ever; the token's secret never enters.
/// </summary>
public abstract record ProgramEvent
{
    private protected ProgramEvent() { }
}

/// <summary>The name of a program is published: it names no person.</summary>
[StoredAs("program.token-issued"), Visible(To.Members)]
public sealed record TokenIssued(
    ProgramId Program, string Name, IReadOnlyList<Scope> Scopes, DateTimeOffset ExpiresAt, [property: Links] PersonId Steward)
    : ProgramEvent;

[StoredAs("program.token-revoked"), Visible(To.Members)]
public sealed record TokenRevoked(ProgramId Program) : ProgramEvent;

/// <summary>Another program that a steward lets into one community: for what, and until when.</summary>
public sealed record RegisteredProgram(ProgramId Id, string Name, ImmutableSortedSet<Scope> Scopes, DateTimeOffset ExpiresAt,
    PersonId Steward, bool IsRevoked = false)
{
    public static readonly StreamOf<RegisteredProgram, ProgramEvent> Stream = new("program", Evolve);

    /// <summary>
    /// Whether it may do anything. It stops while whoever let it in does not look after the community: they may still hold its token.
    /// </summary>
    /// <param name="now">By the clock of the system: moving the clock of the community does not age a token.</param>
    /// <param name="acting">The stewards who decide now.</param>
    public bool IsLive(DateTimeOffset now, IReadOnlySet<PersonId> acting) =>
        !IsRevoked && now < ExpiresAt && acting.Contains(Steward);

    public static RegisteredProgram Evolve(RegisteredProgram? program, ProgramEvent happened) => (program, happened) switch
    {
        (null, TokenIssued e) => new(e.Program, e.Name, [.. e.Scopes], e.ExpiresAt, e.Steward),
        ({ }, TokenRevoked) => program with { IsRevoked = true },
        _ => throw new UnreachableException($"{happened} cannot follow {program}"),
    };
}
