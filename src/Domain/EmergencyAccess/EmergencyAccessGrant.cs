using System.Diagnostics;
using Coordination.Domain.Kernel;

namespace Coordination.Domain.EmergencyAccess;

/// <summary>Kinds of emergency in which somebody has to know what is otherwise kept from them (docs/codes.md).</summary>
public enum Emergency { RiskToLife, ChildAtRisk, UrgentContact, LegalDuty }

/// <summary>Everything that can happen to an emergency access. Names and fields are stored for ever.</summary>
[SeenBy(Role.Steward, Role.Auditor)]
public abstract record EmergencyAccessEvent
{
    private protected EmergencyAccessEvent() { }
}

/// <summary>Until then, one person may see how to reach another. Two stewards are told.</summary>
[StoredAs("emergency-access.opened"), Visible(To.Coordinators)]
public sealed record EmergencyAccessOpened(EmergencyAccessId Access, [property: Links] PersonId OpenedBy,
    [property: Links(OfCommunity = true)] PersonId Person, Emergency Emergency,
    [property: SeenBy(Role.Steward)] Personal Words, DateTimeOffset Until,
    [property: Links] IReadOnlyList<PersonId> Told) : EmergencyAccessEvent;

/// <summary>A steward who was told looked at it afterwards.</summary>
[StoredAs("emergency-access.reviewed"), Visible(To.Coordinators)]
public sealed record EmergencyAccessReviewed(EmergencyAccessId Access, [property: Links] PersonId ReviewedBy, bool IsJustified,
    [property: SeenBy(Role.Steward)] Personal Words) : EmergencyAccessEvent;

/// <summary>What a steward found who looked at it afterwards.</summary>
public sealed record AccessReview(PersonId By, bool IsJustified, Personal Words);

/// <summary>An exception somebody made for themselves in an emergency: with a reason, for a short time, before witnesses.</summary>
public sealed record EmergencyAccessGrant(EmergencyAccessId Id, PersonId OpenedBy, PersonId Person, Emergency Emergency, Personal Words,
    DateTimeOffset Until, IReadOnlyList<PersonId> Told)
{
    public static readonly StreamOf<EmergencyAccessGrant, EmergencyAccessEvent> Stream =
        new("emergency-access", Evolve, (grant, _) => [grant.Person, grant.OpenedBy, .. grant.Told]);

    public AccessReview? Review { get; init; }
    public bool IsReviewed => Review is not null;

    public bool IsOpenTo(PersonId viewer, DateTimeOffset now) => OpenedBy == viewer && now < Until;

    public static EmergencyAccessGrant Evolve(EmergencyAccessGrant? grant, EmergencyAccessEvent happened) => (grant, happened) switch
    {
        (null, EmergencyAccessOpened e) => new(e.Access, e.OpenedBy, e.Person, e.Emergency, e.Words, e.Until, e.Told),
        ({ }, EmergencyAccessReviewed e) => grant with { Review = new(e.ReviewedBy, e.IsJustified, e.Words) },
        _ => throw new UnreachableException($"{happened} cannot follow {grant}"),
    };
}
