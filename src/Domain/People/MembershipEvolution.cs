using System.Diagnostics;
using Coordination.Domain.Kernel;

namespace Coordination.Domain.People;

/// <summary>How a membership becomes what it is, event by event.</summary>
public sealed partial record Membership
{
    public static Membership Evolve(Membership? membership, MembershipEvent happened) => (membership, happened) switch
    {
        (null, PersonRecorded e) => new(e.Person),
        ({ }, PersonInvited e) => membership.Invited(e),
        ({ }, RecordClaimed e) => membership with { Standing = Standing.Claimed, Until = e.Until },
        ({ }, InvitationEnded) => membership.NotInvited(),
        ({ }, ClaimRefused) => membership.NotInvited() with { WasClaimedWrongly = true },
        ({ }, MembershipApplied) => membership with { Standing = Standing.Applied, Until = null },
        ({ }, ContactGiven e) when e.Fields.Any(ChangeContact.Reaching.Contains) => membership with
        {
            ContactTakenDownBy = e.TakenDownBy is { } by ? membership.ContactTakenDownBy.Add(by) : [],
            CallBackFrom = e.CallBackFrom,
        },
        ({ }, ContactGiven) => membership,
        ({ }, SignInLinked or ApplicationQuestionAsked or ApplicationQuestionAnswered) => membership,
        ({ }, MembershipAccepted) =>
            membership with { Standing = Standing.Member, Until = null, Roles = membership.Roles.Add(Role.Member), WasDeclined = false },
        ({ }, MembershipDeclined) => membership with { Standing = Standing.Declined, WasDeclined = true },
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
        ({ }, RolesSuspended) => membership with { AreRolesSuspended = true },
        ({ }, RolesRestored) => membership with { AreRolesSuspended = false },
        ({ }, MarkedMinor) => membership with
        {
            MinorBy = membership.MinorBy.Add(membership.Id),
            BeforeMinor = new(membership.Roles, membership.Vettings),
        },
        ({ }, MinorMarkVoided or CameOfAge) => membership with
        {
            MinorBy = [],
            BeforeMinor = null,
            Authorities = membership.Authorities.RemoveAll(seen => seen.Authority is Authority.Parental),
        },
        ({ }, AddressRestricted) => membership with { RestrictedBy = membership.RestrictedBy.Add(membership.Id), LivesWith = null },
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
        ({ }, AuthoritySeen e) => membership.With(SeenAuthority.Of(e)),
        ({ }, AuthorityEnded e) => membership with
        {
            Authorities = membership.Authorities.RemoveAll(seen =>
                seen.Authority == e.Authority && seen.Holder == e.Holder && (e.Purpose is null || seen.Purpose == e.Purpose)),
        },
        ({ }, ChangeAsked e) => membership with { Asked = membership.Asked.SetItem(e.Change, new(e.From, e.TakenDownBy)) },
        ({ }, ChangeConfirmed e) => membership with
        {
            Asked = membership.Asked.SetItem(e.Change, membership.Asked[e.Change] with { From = e.From, CalledBackBy = e.CalledBackBy }),
        },
        ({ }, ChangeDropped e) => membership.Without(e.Change),
        ({ }, HouseholdAsked e) => membership with { LivesWith = e.With },
        ({ }, HouseholdDenied) => membership with { LivesWith = null },
        ({ }, HouseholdJoined e) => membership with { Household = e.Household, LivesWith = null },
        ({ }, HouseholdLeft) => membership with { Household = null },
        _ => throw new UnreachableException($"{happened} cannot follow {membership}"),
    };

    private Membership Invited(PersonInvited invited) => this with
    {
        Standing = Standing.Invited,
        Until = invited.Until,
        Uninvited = Standing is Standing.Invited ? Uninvited : Standing,
        InvitedBy = invited.InvitedBy,
    };

    private Membership NotInvited() =>
        this with { Standing = Uninvited ?? Standing.Known, Until = null, Uninvited = null, InvitedBy = null };

    private Membership Left() =>
        this with
        {
            Standing = Standing.Left,
            Until = null,
            ProbationUntil = null,
            Roles = [Role.Person],
            AreRolesSuspended = false,
            Vettings = Vettings.Clear(),
            Asked = Asked.Remove(PersonChange.Leave),
        };

    private Membership With(DuplicateJoined joined) => this with
    {
        Duplicates = Duplicates.Add(joined.Duplicate),
        MinorBy = joined.IsMinor == true ? MinorBy.Add(joined.Duplicate) : MinorBy,
        RestrictedBy = joined.IsAddressRestricted == true ? RestrictedBy.Add(joined.Duplicate) : RestrictedBy,
    };

    /// <summary>A paper counts beside that of another holder, and what the person wrote beside what else they wrote.</summary>
    private Membership With(SeenAuthority paper) => this with
    {
        Authorities = Authorities.RemoveAll(seen => (seen.Authority, seen.Holder, seen.Purpose)
            == (paper.Authority, paper.Holder, paper.Purpose)).Add(paper),
    };

    private Membership Without(PersonChange change) => this with { Asked = Asked.Remove(change) };

    private Membership Without(Role role) => this with { Roles = Roles.Remove(role), Vettings = Vettings.Remove(role) };
}
