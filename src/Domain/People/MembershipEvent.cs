using Coordination.Domain.Kernel;

namespace Coordination.Domain.People;

/// <summary>
/// Everything that can happen between one person and one community. Names and fields are stored for ever; contact details never enter.
/// </summary>
public abstract record MembershipEvent
{
    private protected MembershipEvent() { }
}

[StoredAs("membership.person-recorded")]
public sealed record PersonRecorded(PersonId Person) : MembershipEvent;

/// <summary>Which contact details in the vault are new; never what they are.</summary>
[StoredAs("membership.contact-given")]
public sealed record ContactGiven(PersonId Person, IReadOnlyList<string> Fields) : MembershipEvent;

/// <summary>Until then the person may join without applying.</summary>
[StoredAs("membership.invited")]
public sealed record PersonInvited(PersonId Person, DateTimeOffset Until) : MembershipEvent;

/// <summary>The invitation was not taken up while it lasted.</summary>
[StoredAs("membership.invitation-ended")]
public sealed record InvitationEnded(PersonId Person) : MembershipEvent;

[StoredAs("membership.applied")]
public sealed record MembershipApplied(PersonId Person) : MembershipEvent;

[StoredAs("membership.question-asked")]
public sealed record ApplicationQuestionAsked(PersonId Person, Personal Words) : MembershipEvent;

[StoredAs("membership.question-answered")]
public sealed record ApplicationQuestionAnswered(PersonId Person, Personal Words) : MembershipEvent;

[StoredAs("membership.accepted")]
public sealed record MembershipAccepted(PersonId Person) : MembershipEvent;

/// <summary>The applicant was not taken in, and why. They may apply again.</summary>
[StoredAs("membership.declined")]
public sealed record MembershipDeclined(PersonId Person, Personal Words) : MembershipEvent;

[StoredAs("membership.probation-begun")]
public sealed record ProbationBegun(PersonId Person, DateTimeOffset Until) : MembershipEvent;

[StoredAs("membership.probation-completed")]
public sealed record ProbationCompleted(PersonId Person) : MembershipEvent;

[StoredAs("membership.role-granted")]
public sealed record RoleGranted(PersonId Person, Role Role) : MembershipEvent;

/// <summary>That evidence for a role was seen, of what level, by whom, and how long it holds; never what it says.</summary>
[StoredAs("membership.vetting-seen")]
public sealed record VettingSeen(
    PersonId Person, Role Role, VettingLevel Level, [property: Links] PersonId SeenBy, DateOnly SeenOn, DateTimeOffset Until)
    : MembershipEvent;

/// <summary>The evidence for a role ran out.</summary>
[StoredAs("membership.role-lapsed")]
public sealed record RoleLapsed(PersonId Person, Role Role) : MembershipEvent;

/// <summary>A role was taken back for a reason, or given back by its holder without one.</summary>
[StoredAs("membership.role-revoked")]
public sealed record RoleRevoked(PersonId Person, Role Role, Personal? Words) : MembershipEvent;

/// <summary>Nothing new is asked of the person until they are back.</summary>
[StoredAs("membership.break-started")]
public sealed record BreakStarted(PersonId Person, DateTimeOffset? Until) : MembershipEvent;

[StoredAs("membership.break-ended")]
public sealed record BreakEnded(PersonId Person) : MembershipEvent;

[StoredAs("membership.left")]
public sealed record MemberLeft(PersonId Person) : MembershipEvent;

[StoredAs("membership.marked-deceased")]
public sealed record MarkedDeceased(PersonId Person) : MembershipEvent;

/// <summary>The person lives; everything is as it was before.</summary>
[StoredAs("membership.deceased-mark-voided")]
public sealed record DeceasedMarkVoided(PersonId Person, Personal? Words = null) : MembershipEvent;

/// <summary>
/// The person is under 18: they give no help here, hold no role, and meet a helper only with the consent of who is responsible for them.
/// </summary>
[StoredAs("membership.marked-minor")]
public sealed record MarkedMinor(PersonId Person) : MembershipEvent;

[StoredAs("membership.came-of-age")]
public sealed record CameOfAge(PersonId Person) : MembershipEvent;

/// <summary>The person was not under 18 when they were marked so. The roles they lost are given back with it.</summary>
[StoredAs("membership.minor-mark-voided")]
public sealed record MinorMarkVoided(PersonId Person, Personal Words) : MembershipEvent;

/// <summary>A steward saw the evidence that somebody may speak for the person: who, with what authority, and how long it holds.</summary>
[StoredAs("membership.authority-seen")]
public sealed record AuthoritySeen(PersonId Person, Authority Authority, [property: Links] PersonId? Holder,
    [property: Links] PersonId SeenBy, DateOnly SeenOn, DateTimeOffset Until) : MembershipEvent;

/// <summary>Nobody speaks for the person with this authority any more.</summary>
[StoredAs("membership.authority-ended")]
public sealed record AuthorityEnded(PersonId Person, Authority Authority) : MembershipEvent;

/// <summary>
/// The person wants a change that is not made at once. Asked for by somebody who took it down for them, it also waits for another who
/// calls them back.
/// </summary>
[StoredAs("membership.change-asked")]
public sealed record ChangeAsked(PersonId Person, PersonChange Change, DateTimeOffset From, [property: Links] PersonId? TakenDownBy)
    : MembershipEvent;

/// <summary>Somebody else called the person back by the contact on record, and they want the change.</summary>
[StoredAs("membership.change-confirmed")]
public sealed record ChangeConfirmed(PersonId Person, PersonChange Change, DateTimeOffset From, [property: Links] PersonId CalledBackBy)
    : MembershipEvent;

/// <summary>The change is not wanted, or nobody confirmed it in time.</summary>
[StoredAs("membership.change-dropped")]
public sealed record ChangeDropped(PersonId Person, PersonChange Change) : MembershipEvent;

/// <summary>The person is at risk: no shared view shows where they live.</summary>
[StoredAs("membership.address-restricted")]
public sealed record AddressRestricted(PersonId Person) : MembershipEvent;

[StoredAs("membership.address-restriction-lifted")]
public sealed record AddressRestrictionLifted(PersonId Person) : MembershipEvent;

/// <summary>This record turned out to be of somebody known under another. Both keep their own history and their own keys.</summary>
[StoredAs("membership.merged")]
public sealed record RecordMerged(PersonId Person, [property: Links] PersonId Into, Personal? Words = null) : MembershipEvent;

[StoredAs("membership.unmerged")]
public sealed record RecordUnmerged(PersonId Person, [property: Links] PersonId From, Personal? Words = null) : MembershipEvent;

/// <summary>From now on the protections of the duplicate are the person's as well.</summary>
[StoredAs("membership.duplicate-joined")]
public sealed record DuplicateJoined(PersonId Person, [property: Links] PersonId Duplicate, bool? IsMinor = null,
    bool? IsAddressRestricted = null) : MembershipEvent;

[StoredAs("membership.duplicate-parted")]
public sealed record DuplicateParted(PersonId Person, [property: Links] PersonId Duplicate) : MembershipEvent;

/// <summary>The person says that they live with another, who has not said so yet.</summary>
[StoredAs("membership.household-wished"), Visible(To.Sealed)]
public sealed record HouseholdWished(PersonId Person, [property: Links] PersonId With) : MembershipEvent;

[StoredAs("membership.household-joined"), Visible(To.Sealed)]
public sealed record HouseholdJoined(PersonId Person, [property: Links] HouseholdId Household) : MembershipEvent;

[StoredAs("membership.household-left"), Visible(To.Sealed)]
public sealed record HouseholdLeft(PersonId Person, [property: Links] HouseholdId Household) : MembershipEvent;
