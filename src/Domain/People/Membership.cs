using System.Collections.Immutable;
using System.Diagnostics;
using Coordination.Domain.Kernel;

namespace Coordination.Domain.People;

/// <summary>Where somebody stands with a community.</summary>
public enum Standing { Known, Invited, Applied, Declined, Probation, Member, OnBreak, Left, Deceased }

/// <summary>Evidence that was seen for a role, and until when it holds.</summary>
public sealed record Vetting(VettingLevel Level, PersonId SeenBy, DateOnly SeenOn, DateTimeOffset Until);

/// <summary>Roles, and the evidence that was seen for them.</summary>
public sealed record Holding(ImmutableHashSet<Role> Roles, ImmutableDictionary<Role, Vetting> Vettings);

/// <summary>One person in one community: known to it, perhaps a member, with the roles it gave them. Needs no account.</summary>
public sealed record Membership(PersonId Id, Standing Standing = Standing.Known)
{
    public static readonly Refusal Gone = new("person.gone", "This person has died. Nothing new is begun in their name.");
    public static readonly Refusal Merged = new("person.merged", "This record was merged with another of the same person. Use that one.");

    public static readonly StreamOf<Membership, MembershipEvent> Stream = new("membership", Evolve, (membership, _) => [membership.Id]);

    /// <summary>The roles that were given. <see cref="RolesAt"/> says which of them hold at a moment.</summary>
    public ImmutableHashSet<Role> Roles { get; init; } = [Role.Person];
    public ImmutableDictionary<Role, Vetting> Vettings { get; init; } = ImmutableDictionary<Role, Vetting>.Empty;

    /// <summary>Until when the present invitation, probation or break lasts.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Until when a probation lasts whose end is not recorded, also where a break or something else has begun since.</summary>
    public DateTimeOffset? ProbationUntil { get; init; }

    /// <summary>The standing to return to when an invitation ends.</summary>
    public Standing? Uninvited { get; init; }

    /// <summary>Whether a steward did not take the person in, when they last applied.</summary>
    public bool WasDeclined => Standing is Standing.Declined || (Standing is Standing.Invited && Uninvited is Standing.Declined);
    /// <summary>The records of this person that say they are under 18: this one, or a duplicate of it.</summary>
    public ImmutableHashSet<PersonId> MinorBy { get; init; } = [];

    /// <summary>The same for records that say that nobody may see where the person lives.</summary>
    public ImmutableHashSet<PersonId> RestrictedBy { get; init; } = [];

    /// <summary>What the person held when they were marked as under 18, in case that was a mistake.</summary>
    public Holding? BeforeMinor { get; init; }
    public ImmutableDictionary<Authority, SeenAuthority> Authorities { get; init; } = ImmutableDictionary<Authority, SeenAuthority>.Empty;

    /// <summary>The changes that the person wants and that are not made yet.</summary>
    public ImmutableDictionary<PersonChange, AskedChange> Asked { get; init; } = ImmutableDictionary<PersonChange, AskedChange>.Empty;
    public PersonId? MergedInto { get; init; }
    public ImmutableHashSet<PersonId> Duplicates { get; init; } = [];
    public HouseholdId? Household { get; init; }

    /// <summary>With whom the person says that they live, as long as the other has not said so.</summary>
    public PersonId? LivesWith { get; init; }

    /// <summary>The standing to return to when a mark of death was a mistake.</summary>
    public Standing? Before { get; init; }

    public bool IsMinor => !MinorBy.IsEmpty;
    public bool IsAddressRestricted => !RestrictedBy.IsEmpty;
    public bool IsMember => Standing is Standing.Probation or Standing.Member or Standing.OnBreak;

    /// <summary>A role whose evidence has run out does not hold, from the moment it runs out.</summary>
    public IReadOnlySet<Role> RolesAt(DateTimeOffset now) =>
        Standing is Standing.Deceased || MergedInto is not null ? ImmutableHashSet<Role>.Empty : Roles.Except(Lapsed(now));

    /// <summary>Whether somebody who came in under this record would learn what is kept from others.</summary>
    public bool IsProtected => IsAddressRestricted || IsMinor || !Duplicates.IsEmpty;

    /// <summary>Whether the person holds a role that was given to them. What is noted about them then takes a steward.</summary>
    public bool HoldsRole => Roles.Any(r => r is not (Role.Person or Role.Member));

    /// <summary>Whether a steward has seen the evidence of this authority to speak for the person, and it still holds.</summary>
    public bool Shows(Authority authority, DateTimeOffset now) => Authorities.GetValueOrDefault(authority) is { } seen && now < seen.Until;

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
        MayBegin is { } refusal ? refusal : IsMinor ? GrantRole.UnderAge : Standing is Standing.Left ? GrantRole.NotAMember : null;

    public static Membership Evolve(Membership? membership, MembershipEvent happened) => (membership, happened) switch
    {
        (null, PersonRecorded e) => new(e.Person),
        ({ }, PersonInvited e) => membership.Invited(e.Until),
        ({ }, InvitationEnded) => membership with { Standing = membership.Uninvited ?? Standing.Known, Until = null, Uninvited = null },
        ({ }, MembershipApplied) => membership with { Standing = Standing.Applied, Until = null },
        ({ }, ContactGiven or SignInLinked or ApplicationQuestionAsked or ApplicationQuestionAnswered) => membership,
        ({ }, MembershipAccepted) =>
            membership with { Standing = Standing.Member, Until = null, Roles = membership.Roles.Add(Role.Member) },
        ({ }, MembershipDeclined) => membership with { Standing = Standing.Declined },
        ({ }, ProbationBegun e) => membership with { Standing = Standing.Probation, Until = e.Until, ProbationUntil = e.Until },
        ({ Standing: Standing.Probation }, ProbationCompleted) =>
            membership with { Standing = Standing.Member, Until = null, ProbationUntil = null },
        ({ }, ProbationCompleted) => membership with { ProbationUntil = null },
        ({ }, BreakStarted e) => membership with { Standing = Standing.OnBreak, Until = e.Until },
        ({ }, BreakEnded) => membership with { Standing = Standing.Member, Until = null },
        ({ }, MemberLeft) => membership.Left(),
        ({ }, MarkedDeceased) => membership with { Standing = Standing.Deceased, Before = membership.Standing },
        ({ }, DeceasedMarkVoided) => membership with { Standing = membership.Before ?? Standing.Known, Before = null },
        ({ }, RoleGranted e) => membership with { Roles = membership.Roles.Add(e.Role) },
        ({ }, VettingSeen e) =>
            membership with { Vettings = membership.Vettings.SetItem(e.Role, new(e.Level, e.SeenBy, e.SeenOn, e.Until)) },
        ({ }, RoleLapsed e) => membership.Without(e.Role),
        ({ }, RoleRevoked e) => membership.Without(e.Role),
        ({ }, MarkedMinor) => membership with
        {
            MinorBy = membership.MinorBy.Add(membership.Id),
            BeforeMinor = new(membership.Roles, membership.Vettings),
        },
        ({ }, MinorMarkVoided or CameOfAge) => membership with
        {
            MinorBy = [],
            BeforeMinor = null,
            Authorities = membership.Authorities.Remove(Authority.Parental),
        },
        ({ }, AddressRestricted) => membership with { RestrictedBy = membership.RestrictedBy.Add(membership.Id) },
        ({ }, AddressRestrictionLifted) => membership.Without(PersonChange.LiftAddress) with { RestrictedBy = [] },
        ({ }, RecordMerged e) => membership with { MergedInto = e.Into },
        ({ }, RecordUnmerged) => membership with { MergedInto = null },
        ({ }, DuplicateJoined e) => membership.With(e),
        ({ }, DuplicateParted e) => membership with
        {
            Duplicates = membership.Duplicates.Remove(e.Duplicate),
            MinorBy = membership.MinorBy.Remove(e.Duplicate),
            RestrictedBy = membership.RestrictedBy.Remove(e.Duplicate),
        },
        ({ }, AuthoritySeen e) =>
            membership with { Authorities = membership.Authorities.SetItem(e.Authority, new(e.Authority, e.Holder, e.Until)) },
        ({ }, AuthorityEnded e) => membership with { Authorities = membership.Authorities.Remove(e.Authority) },
        ({ }, ChangeAsked e) => membership with { Asked = membership.Asked.SetItem(e.Change, new(e.From, e.TakenDownBy)) },
        ({ }, ChangeConfirmed e) => membership with
        {
            Asked = membership.Asked.SetItem(e.Change, membership.Asked[e.Change] with { From = e.From, CalledBackBy = e.CalledBackBy }),
        },
        ({ }, ChangeDropped e) => membership.Without(e.Change),
        ({ }, HouseholdAsked e) => membership with { LivesWith = e.With },
        ({ }, HouseholdJoined e) => membership with { Household = e.Household, LivesWith = null },
        ({ }, HouseholdLeft) => membership with { Household = null },
        _ => throw new UnreachableException($"{happened} cannot follow {membership}"),
    };

    private Membership Invited(DateTimeOffset until) =>
        this with { Standing = Standing.Invited, Until = until, Uninvited = Standing is Standing.Invited ? Uninvited : Standing };

    private Membership Left() =>
        this with
        {
            Standing = Standing.Left,
            Until = null,
            ProbationUntil = null,
            Roles = [Role.Person],
            Vettings = Vettings.Clear(),
            Asked = Asked.Remove(PersonChange.Leave),
        };

    private Membership With(DuplicateJoined joined) => this with
    {
        Duplicates = Duplicates.Add(joined.Duplicate),
        MinorBy = joined.IsMinor == true ? MinorBy.Add(joined.Duplicate) : MinorBy,
        RestrictedBy = joined.IsAddressRestricted == true ? RestrictedBy.Add(joined.Duplicate) : RestrictedBy,
    };

    private Membership Without(PersonChange change) => this with { Asked = Asked.Remove(change) };

    private Membership Without(Role role) => this with { Roles = Roles.Remove(role), Vettings = Vettings.Remove(role) };
}
