using System.Diagnostics;
using Coordination.Domain.Kernel;

namespace Coordination.Domain.BreakGlass;

/// <summary>Kinds of emergency in which somebody has to know what is otherwise kept from them (docs/codes.md).</summary>
public enum Emergency { RiskToLife, ChildAtRisk, UrgentContact, LegalDuty }

/// <summary>Everything that can happen to a glass that was broken. Names and fields are stored for ever.</summary>
public abstract record BreakGlassEvent
{
    private protected BreakGlassEvent() { }
}

/// <summary>From now until then, one may see how to reach another, and two stewards are told.</summary>
[StoredAs("break-glass.broken")]
public sealed record GlassBroken(GlassId Glass, PersonId By, PersonId Person, Emergency Emergency, Personal Words, DateTimeOffset Until, IReadOnlyList<PersonId> Told) : BreakGlassEvent;

/// <summary>A steward who was told looked at it afterwards.</summary>
[StoredAs("break-glass.reviewed")]
public sealed record GlassReviewed(GlassId Glass, PersonId By, bool IsJustified, Personal Words) : BreakGlassEvent;

/// <summary>An exception somebody made for themselves in an emergency: with a reason, for a short time, before witnesses.</summary>
public sealed record Glass(GlassId Id, PersonId By, PersonId Person, Emergency Emergency, Personal Words, DateTimeOffset Until, IReadOnlyList<PersonId> Told)
{
    public static readonly StreamOf<Glass, BreakGlassEvent> Stream = new("break-glass", Evolve, (glass, _) => [glass.Person, glass.By, .. glass.Told]);

    public bool IsReviewed { get; init; }

    public bool IsOpenTo(PersonId viewer, DateTimeOffset now) => By == viewer && now < Until;

    public static Glass Evolve(Glass? glass, BreakGlassEvent happened) => (glass, happened) switch
    {
        (null, GlassBroken e) => new(e.Glass, e.By, e.Person, e.Emergency, e.Words, e.Until, e.Told),
        ({ }, GlassReviewed) => glass with { IsReviewed = true },
        _ => throw new UnreachableException($"{happened} cannot follow {glass}"),
    };
}
