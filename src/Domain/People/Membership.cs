using System.Collections.Immutable;
using Coordination.Domain.Kernel;

namespace Coordination.Domain.People;

/// <summary>Where somebody stands with a community.</summary>
public enum Standing { Known, Invited, Claimed, Applied, Declined, Probation, Member, OnBreak, Left, Deceased }

/// <summary>One person in one community: known to it, perhaps a member, with the roles it gave them. Needs no account.</summary>
public sealed partial record Membership(PersonId Id, Standing Standing = Standing.Known)
{
    public static readonly Refusal Gone = new("person.gone", "This person has died. Nothing new is begun in their name.")
    { DependsOnTime = true };
    public static readonly Refusal Merged = new("person.merged", "This record was merged with another of the same person. Use that one.");

    public static readonly StreamOf<Membership, MembershipEvent> Stream = new("membership", Evolve, (membership, _) => [membership.Id]);

    /// <summary>The roles that were given. <see cref="RolesAt"/> says which of them hold at a moment.</summary>
    public ImmutableHashSet<Role> Roles { get; init; } = [Role.Person];

    /// <summary>Whether the roles that were given rest, because the person cannot act for now.</summary>
    public bool AreRolesSuspended { get; init; }
    public ImmutableDictionary<Role, Vetting> Vettings { get; init; } = ImmutableDictionary<Role, Vetting>.Empty;

    /// <summary>Until when the present invitation, probation or break lasts.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Until when a probation lasts whose end is not recorded, also where a break or something else has begun since.</summary>
    public DateTimeOffset? ProbationUntil { get; init; }

    /// <summary>The standing to return to when an invitation ends.</summary>
    public Standing? Uninvited { get; init; }

    /// <summary>Who made the present invitation.</summary>
    public PersonId? InvitedBy { get; init; }

    /// <summary>Whether somebody else said that it was them. From then on a steward invites.</summary>
    public bool WasClaimedWrongly { get; init; }

    /// <summary>Whether a steward did not take the person in, and none has since.</summary>
    public bool WasDeclined { get; init; }

    /// <summary>The records of this person that say they are under 18: this one, or a duplicate of it.</summary>
    public ImmutableHashSet<PersonId> MinorBy { get; init; } = [];

    /// <summary>The same for records that say that nobody may see where the person lives.</summary>
    public ImmutableHashSet<PersonId> RestrictedBy { get; init; } = [];

    /// <summary>What the person held when they were marked as under 18, in case that was a mistake.</summary>
    public Holding? BeforeMinor { get; init; }
    public ImmutableList<SeenAuthority> Authorities { get; init; } = [];

    /// <summary>The changes that the person wants and that are not made yet.</summary>
    public ImmutableDictionary<PersonChange, AskedChange> Asked { get; init; } = ImmutableDictionary<PersonChange, AskedChange>.Empty;

    /// <summary>Who changed, for the person, how they are reached, since the person last did.</summary>
    public ImmutableHashSet<PersonId> ContactTakenDownBy { get; init; } = [];

    /// <summary>From when the person is called back by the present contact; null for at once.</summary>
    public DateTimeOffset? CallBackFrom { get; init; }

    /// <summary>Whether the actor changed lately how the person is reached: they take nothing down for them and do not call back.</summary>
    public bool WasContactTakenDownBy(Circumstances at) =>
        ContactTakenDownBy.Any(at.ActorIs) && !(at.Now >= CallBackFrom + ConfirmChange.ContactSettles);
    public PersonId? MergedInto { get; init; }
    public ImmutableHashSet<PersonId> Duplicates { get; init; } = [];
    public HouseholdId? Household { get; init; }

    /// <summary>With whom the person says that they live, as long as the other has not said so.</summary>
    public PersonId? LivesWith { get; init; }

    /// <summary>The standing to return to when a mark of death was a mistake.</summary>
    public Standing? Before { get; init; }

    /// <summary>This record and its duplicates.</summary>
    public ImmutableHashSet<PersonId> Records => Duplicates.Add(Id);

    public bool IsMinor => !MinorBy.IsEmpty;
    public bool IsAddressRestricted => !RestrictedBy.IsEmpty;
    public bool IsAtRisk => IsMinor || IsAddressRestricted;
    public bool IsMember => Standing is Standing.Probation or Standing.Member or Standing.OnBreak;

    /// <summary>A role whose evidence has run out does not hold, from the moment it runs out.</summary>
    public IReadOnlySet<Role> RolesAt(DateTimeOffset now) =>
        MergedInto is not null ? [] : Standing is Standing.Deceased ? [Role.Person]
        : AreRolesSuspended ? Roles.Intersect([Role.Person, Role.Member]) : Roles.Except(Lapsed(now));

    /// <summary>Whether somebody who came in under this record would learn what is kept from others.</summary>
    public bool IsProtected => IsAtRisk || !Duplicates.IsEmpty;

    /// <summary>Whether the person holds a role that was given to them. What is noted about them then takes a steward.</summary>
    public bool HoldsRole => Roles.Any(r => r is not (Role.Person or Role.Member));

    /// <summary>Whether a steward has seen the evidence of this authority to speak for the person, and it still holds.</summary>
    public bool Shows(Authority authority, DateTimeOffset now) => Authorities.Any(seen => seen.Holds(authority, now));

    public IEnumerable<Role> Lapsed(DateTimeOffset now) =>
        Roles.Where(r => Vettings.GetValueOrDefault(r) is { } vetting && vetting.Until <= now);

    /// <summary>The membership at a moment: deadlines passed by then count, also where nobody recorded them yet.</summary>
    public Membership AsOf(DateTimeOffset now) => MembershipDeadlines.All.AsOf(this, now);

    /// <summary>Why nothing new may begin for this person; null when it may.</summary>
    public Refusal? MayBegin => this switch { { Standing: Standing.Deceased } => Gone, { MergedInto: not null } => Merged, _ => null };

    /// <summary>Whether they hold a role that an auditor looks at.</summary>
    public bool TakesPart => Roles.Overlaps([Role.Helper, Role.Coordinator, Role.Steward]);

    /// <summary>Why this person may not give any kind of help here now; null when they may.</summary>
    public Refusal? MayHelp =>
        MayBegin is { } refusal ? refusal : IsMinor ? GrantRole.UnderAge : AreRolesSuspended ? SuspendRoles.RolesRest
        : Standing is Standing.Left ? GrantRole.NotAMember : null;
}
