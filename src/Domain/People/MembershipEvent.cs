using Coordination.Domain.Kernel;

namespace Coordination.Domain.People;

/// <summary>
/// Everything that can happen between one person and one community. Names and fields are stored for ever; contact details never enter.
/// </summary>
[SeenBy(Role.Coordinator, Role.Steward, Role.Auditor)]
public abstract record MembershipEvent
{
    private protected MembershipEvent() { }
}

[StoredAs("membership.person-recorded"), Visible(To.Coordinators)]
public sealed record PersonRecorded(PersonId Person) : MembershipEvent;

/// <summary>Which contact details in the vault are new; never what they are.</summary>
/// <param name="TakenDownBy">Who changed them for the person; null where the person did.</param>
/// <param name="CallBackFrom">From when the person is called back there about what is taken down for them; null for at once.</param>
[StoredAs("membership.contact-given"), Visible(To.Coordinators)]
public sealed record ContactGiven(PersonId Person, IReadOnlyList<string> Fields,
    [property: Links(Acts = true)] PersonId? TakenDownBy = null, DateTimeOffset? CallBackFrom = null) : MembershipEvent;

/// <summary>The operator linked a sign-in name to the record: whoever signs in by it is this person from now on.</summary>
[StoredAs("membership.sign-in-linked"), Visible(To.Coordinators)]
public sealed record SignInLinked(PersonId Person) : MembershipEvent;

/// <summary>Until then the person may join without applying.</summary>
[StoredAs("membership.invited"), Visible(To.Coordinators)]
public sealed record PersonInvited(PersonId Person, DateTimeOffset Until, [property: Links(Acts = true)] PersonId? InvitedBy = null)
    : MembershipEvent;

/// <summary>Somebody signed in with the invitation and says that it is them. They see nothing until a steward agrees.</summary>
/// <param name="Until">Until when a steward can agree.</param>
/// <param name="Words">What they say they are called.</param>
[StoredAs("membership.claimed"), Visible(To.Coordinators)]
public sealed record RecordClaimed(PersonId Person, DateTimeOffset Until, [property: SeenBy(Role.Steward)] Personal Words)
    : MembershipEvent;

/// <summary>It was somebody else. The record is as it was before the invitation.</summary>
[StoredAs("membership.claim-refused"), Visible(To.Coordinators)]
public sealed record ClaimRefused(PersonId Person, [property: SeenBy(Role.Steward)] Personal Words) : MembershipEvent;

/// <summary>The invitation was not taken up while it lasted.</summary>
[StoredAs("membership.invitation-ended"), Visible(To.Coordinators)]
public sealed record InvitationEnded(PersonId Person) : MembershipEvent;

[StoredAs("membership.applied"), Visible(To.Coordinators)]
public sealed record MembershipApplied(PersonId Person) : MembershipEvent;

[StoredAs("membership.question-asked"), Visible(To.Coordinators)]
public sealed record ApplicationQuestionAsked(PersonId Person, [property: SeenBy(Role.Steward)] Personal Words) : MembershipEvent;

[StoredAs("membership.question-answered"), Visible(To.Coordinators)]
public sealed record ApplicationQuestionAnswered(PersonId Person, [property: SeenBy(Role.Steward)] Personal Words) : MembershipEvent;

[StoredAs("membership.accepted"), Visible(To.Coordinators)]
public sealed record MembershipAccepted(PersonId Person) : MembershipEvent;

/// <summary>The applicant was not taken in, and why. They may apply again.</summary>
[StoredAs("membership.declined"), Visible(To.Coordinators)]
public sealed record MembershipDeclined(PersonId Person, [property: SeenBy(Role.Steward)] Personal Words) : MembershipEvent;

[StoredAs("membership.probation-begun"), Visible(To.Coordinators)]
public sealed record ProbationBegun(PersonId Person, DateTimeOffset Until) : MembershipEvent;

[StoredAs("membership.probation-completed"), Visible(To.Coordinators)]
public sealed record ProbationCompleted(PersonId Person) : MembershipEvent;

[StoredAs("membership.role-granted"), Visible(To.Coordinators)]
public sealed record RoleGranted(PersonId Person, Role Role) : MembershipEvent;

/// <summary>That evidence for a role was seen, of what level, by whom, and how long it holds; never what it says.</summary>
[StoredAs("membership.vetting-seen"), Visible(To.Coordinators)]
public sealed record VettingSeen(
    PersonId Person, Role Role, VettingLevel Level, [property: Links] PersonId SeenBy, DateOnly SeenOn, DateTimeOffset Until)
    : MembershipEvent;

/// <summary>The evidence for a role ran out.</summary>
[StoredAs("membership.role-lapsed"), Visible(To.Coordinators)]
public sealed record RoleLapsed(PersonId Person, Role Role) : MembershipEvent;

/// <summary>A role was taken back for a reason, or given back by its holder without one.</summary>
[StoredAs("membership.role-revoked"), Visible(To.Coordinators)]
public sealed record RoleRevoked(PersonId Person, Role Role, [property: SeenBy(Role.Steward)] Personal? Words) : MembershipEvent;

/// <summary>The person cannot act for now. The roles they hold rest until they can.</summary>
[StoredAs("membership.roles-suspended"), Visible(To.Coordinators)]
public sealed record RolesSuspended(PersonId Person, [property: SeenBy(Role.Steward)] Personal Words) : MembershipEvent;

/// <summary>The person can act again, and holds the roles as before.</summary>
[StoredAs("membership.roles-restored"), Visible(To.Coordinators)]
public sealed record RolesRestored(PersonId Person, [property: SeenBy(Role.Steward)] Personal? Words) : MembershipEvent;

/// <summary>Nothing new is asked of the person until they are back.</summary>
[StoredAs("membership.break-started"), Visible(To.Coordinators)]
public sealed record BreakStarted(PersonId Person, DateTimeOffset? Until) : MembershipEvent;

[StoredAs("membership.break-ended"), Visible(To.Coordinators)]
public sealed record BreakEnded(PersonId Person) : MembershipEvent;

[StoredAs("membership.left"), Visible(To.Coordinators)]
public sealed record MemberLeft(PersonId Person) : MembershipEvent;

[StoredAs("membership.marked-deceased"), Visible(To.Coordinators)]
public sealed record MarkedDeceased(PersonId Person) : MembershipEvent;

/// <summary>The person lives; everything is as it was before.</summary>
[StoredAs("membership.deceased-mark-voided"), Visible(To.Coordinators)]
public sealed record DeceasedMarkVoided(PersonId Person, [property: SeenBy(Role.Steward)] Personal? Words = null) : MembershipEvent;

/// <summary>
/// The person is under 18: they give no help here, hold no role, and meet a helper only with the consent of who is responsible for them.
/// </summary>
[StoredAs("membership.marked-minor"), Visible(To.Coordinators)]
public sealed record MarkedMinor(PersonId Person) : MembershipEvent;

[StoredAs("membership.came-of-age"), Visible(To.Coordinators)]
public sealed record CameOfAge(PersonId Person, [property: SeenBy(Role.Steward)] Personal? Words = null) : MembershipEvent;

/// <summary>The person was not under 18 when they were marked so. The roles they lost are given back with it.</summary>
[StoredAs("membership.minor-mark-voided"), Visible(To.Coordinators)]
public sealed record MinorMarkVoided(PersonId Person, [property: SeenBy(Role.Steward)] Personal Words) : MembershipEvent;

/// <summary>A steward saw the evidence that somebody may speak for the person: who, with what authority, and how long it holds.</summary>
[StoredAs("membership.authority-seen"), Visible(To.Coordinators)]
public sealed record AuthoritySeen(PersonId Person, Authority Authority, [property: Links] PersonId? Holder,
    [property: Links] PersonId SeenBy, DateOnly SeenOn, DateTimeOffset Until, Purpose? Purpose = null) : MembershipEvent;

/// <summary>Nobody speaks for the person with this authority any more.</summary>
[StoredAs("membership.authority-ended"), Visible(To.Coordinators)]
public sealed record AuthorityEnded(PersonId Person, Authority Authority, [property: Links] PersonId? Holder, Purpose? Purpose = null)
    : MembershipEvent;

/// <summary>
/// The person wants a change that is not made at once. Asked for by somebody who took it down for them, it also waits for another who
/// calls them back.
/// </summary>
[StoredAs("membership.change-asked"), Visible(To.Coordinators)]
public sealed record ChangeAsked(PersonId Person, PersonChange Change, DateTimeOffset From, [property: Links] PersonId? TakenDownBy)
    : MembershipEvent;

/// <summary>Somebody else called the person back by the contact on record, and they want the change.</summary>
[StoredAs("membership.change-confirmed"), Visible(To.Coordinators)]
public sealed record ChangeConfirmed(PersonId Person, PersonChange Change, DateTimeOffset From, [property: Links] PersonId CalledBackBy)
    : MembershipEvent;

/// <summary>The change is not wanted, or nobody confirmed it in time.</summary>
[StoredAs("membership.change-dropped"), Visible(To.Coordinators)]
public sealed record ChangeDropped(PersonId Person, PersonChange Change) : MembershipEvent;

/// <summary>The person is at risk: no shared view shows where they live.</summary>
[StoredAs("membership.address-restricted"), Visible(To.Coordinators)]
public sealed record AddressRestricted(PersonId Person) : MembershipEvent;

[StoredAs("membership.address-restriction-lifted"), Visible(To.Coordinators)]
public sealed record AddressRestrictionLifted(PersonId Person) : MembershipEvent;

/// <summary>This record turned out to be of somebody known under another. Both keep their own history and their own keys.</summary>
[StoredAs("membership.merged"), Visible(To.Coordinators)]
public sealed record RecordMerged(PersonId Person, [property: Links] PersonId Into,
    [property: SeenBy(Role.Coordinator, Role.Steward)] Personal? Words = null) : MembershipEvent;

[StoredAs("membership.unmerged"), Visible(To.Coordinators)]
public sealed record RecordUnmerged(PersonId Person, [property: Links] PersonId From,
    [property: SeenBy(Role.Coordinator, Role.Steward)] Personal? Words = null) : MembershipEvent;

/// <summary>From now on the protections of the duplicate are the person's as well.</summary>
[StoredAs("membership.duplicate-joined"), Visible(To.Coordinators)]
public sealed record DuplicateJoined(PersonId Person, [property: Links] PersonId Duplicate, bool? IsMinor = null,
    bool? IsAddressRestricted = null) : MembershipEvent;

[StoredAs("membership.duplicate-parted"), Visible(To.Coordinators)]
public sealed record DuplicateParted(PersonId Person, [property: Links] PersonId Duplicate) : MembershipEvent;

/// <summary>The person says that they live with another, who has not said so yet.</summary>
[StoredAs("membership.household-asked"), Visible(To.Sealed)]
public sealed record HouseholdAsked(PersonId Person, [property: Links] PersonId With) : MembershipEvent;

/// <summary>One of the two says that they do not live together: what the person said of it does not count any more.</summary>
[StoredAs("membership.household-denied"), Visible(To.Sealed)]
public sealed record HouseholdDenied(PersonId Person, [property: Links] PersonId With) : MembershipEvent;

[StoredAs("membership.household-joined"), Visible(To.Sealed)]
public sealed record HouseholdJoined(PersonId Person, [property: Links] HouseholdId Household) : MembershipEvent;

[StoredAs("membership.household-left"), Visible(To.Sealed)]
public sealed record HouseholdLeft(PersonId Person, [property: Links] HouseholdId Household) : MembershipEvent;
