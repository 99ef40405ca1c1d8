using System.Collections.Immutable;
using System.Diagnostics;
using Coordination.Domain.Kernel;

namespace Coordination.Domain.People;

/// <summary>Where somebody stands with a community.</summary>
public enum Standing { Known, Invited, Applied, Declined, Probation, Member, OnBreak, Left, Deceased }

/// <summary>Evidence that was seen for a role, and until when it holds.</summary>
public sealed record Vetting(VettingLevel Level, PersonId SeenBy, DateOnly SeenOn, DateTimeOffset Until);

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
    public bool IsMinor { get; init; }
    public bool IsAddressRestricted { get; init; }
    public PersonId? MergedInto { get; init; }
    public ImmutableHashSet<PersonId> Duplicates { get; init; } = [];
    public HouseholdId? Household { get; init; }

    /// <summary>The standing to return to when a mark of death was a mistake.</summary>
    public Standing? Before { get; init; }

    public bool IsMember => Standing is Standing.Probation or Standing.Member or Standing.OnBreak;

    /// <summary>A role whose evidence has run out does not hold, from the moment it runs out.</summary>
    public IReadOnlySet<Role> RolesAt(DateTimeOffset now) =>
        Standing is Standing.Deceased ? ImmutableHashSet<Role>.Empty : Roles.Except(Lapsed(now));

    public IEnumerable<Role> Lapsed(DateTimeOffset now) =>
        Roles.Where(r => Vettings.GetValueOrDefault(r) is { } vetting && vetting.Until <= now);

    /// <summary>The membership at a moment: deadlines passed by then count, also where nobody recorded them yet.</summary>
    public Membership AsOf(DateTimeOffset now) => MembershipDeadlines.All.AsOf(this, now);

    /// <summary>Why nothing new may begin for this person; null when it may.</summary>
    public Refusal? MayBegin => this switch { { Standing: Standing.Deceased } => Gone, { MergedInto: not null } => Merged, _ => null };

    /// <summary>Why this person may not give any kind of help here now; null when they may.</summary>
    public Refusal? MayHelp =>
        MayBegin is { } refusal ? refusal : IsMinor ? GrantRole.UnderAge : Standing is Standing.Left ? GrantRole.NotAMember : null;

    public static Membership Evolve(Membership? membership, MembershipEvent happened) => (membership, happened) switch
    {
        (null, PersonRecorded e) => new(e.Person),
        ({ }, PersonInvited e) => membership.Invited(e.Until),
        ({ }, InvitationEnded) => membership with { Standing = membership.Uninvited ?? Standing.Known, Until = null, Uninvited = null },
        ({ }, MembershipApplied) => membership with { Standing = Standing.Applied, Until = null },
        ({ }, ContactGiven or ApplicationQuestionAsked or ApplicationQuestionAnswered) => membership,
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
        ({ }, MarkedMinor) => membership with { IsMinor = true },
        ({ }, CameOfAge) => membership with { IsMinor = false },
        ({ }, AddressRestricted) => membership with { IsAddressRestricted = true },
        ({ }, AddressRestrictionLifted) => membership with { IsAddressRestricted = false },
        ({ }, RecordMerged e) => membership with { MergedInto = e.Into },
        ({ }, RecordUnmerged) => membership with { MergedInto = null },
        ({ }, DuplicateJoined e) => membership with { Duplicates = membership.Duplicates.Add(e.Duplicate) },
        ({ }, DuplicateParted e) => membership with { Duplicates = membership.Duplicates.Remove(e.Duplicate) },
        ({ }, HouseholdJoined e) => membership with { Household = e.Household },
        ({ }, HouseholdLeft) => membership with { Household = null },
        _ => throw new UnreachableException($"{happened} cannot follow {membership}"),
    };

    private Membership Invited(DateTimeOffset until) =>
        this with { Standing = Standing.Invited, Until = until, Uninvited = Standing is Standing.Invited ? Uninvited : Standing };

    private Membership Left() =>
        this with { Standing = Standing.Left, Until = null, ProbationUntil = null, Roles = [Role.Person], Vettings = Vettings.Clear() };

    private Membership Without(Role role) => this with { Roles = Roles.Remove(role), Vettings = Vettings.Remove(role) };
}
