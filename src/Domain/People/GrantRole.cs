using Coordination.Domain.Kernel;

namespace Coordination.Domain.People;

/// <summary>Evidence somebody showed: of what level, when it was seen, and until the end of which day it holds.</summary>
public sealed record Evidence(VettingLevel Level, DateOnly SeenOn, DateOnly ValidUntil);

/// <summary>
/// A steward gives a member a role, or records newer evidence for a role they hold. Nobody does so for themselves. Stewards are appointed
/// (<see cref="BecomeSteward"/>).
/// </summary>
public sealed record GrantRole(Role Role, Evidence? Evidence = null) : ICommand<Membership, MembershipEvent>
{
    /// <summary>The roles that are given to a member and taken back; a steward is appointed.</summary>
    public static IReadOnlyList<Role> Givable { get; } = [Role.Helper, Role.Coordinator, Role.Auditor];

    public static readonly CodesParameter HelperVetting = CodesParameter.Of<VettingLevel>("helper-vetting",
        "The levels of evidence of which one has to be seen before somebody becomes a helper; where none is named, none is needed.");

    public static readonly Refusal NotAMember = new("membership.not-a-member", "Roles are for members.");
    public static readonly Refusal OwnRole = new("membership.own-role", "Somebody else has to do this for you.");
    public static readonly Refusal NotGivable = new("membership.role-not-givable", "This role is not given to a person here.");
    public static readonly Refusal OnProbation = new("membership.on-probation", "This role is given once the probation is over.");
    public static readonly Refusal UnderAge = new("membership.under-age", "Nobody under 18 holds a role or gives help here.");
    public static readonly Refusal VettingNeeded =
        new("membership.vetting-needed", "Evidence of one of the levels this community asks for has to be seen first.");
    public static readonly Refusal VettingRunOut =
        new("membership.vetting-run-out", "This evidence no longer holds, or the day it was seen is still to come.");

    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => (state = state.AsOf(at.Now)) switch
    {
        _ when at.MayName(state.Id) is { } refusal => refusal,
        _ when state.MayBegin is { } refusal => refusal,
        _ when !Givable.Contains(Role) => NotGivable,
        { IsMember: false } => NotAMember,
        _ when Evidence is null && state.RolesAt(at.Now).Contains(Role) => [],
        _ when at.ActorIs(state.Id) => OwnRole,
        { AreRolesSuspended: true } => SuspendRoles.RolesRest,
        { IsMinor: true } => UnderAge,
        _ when WouldAuditThemselves(state) => Circumstances.AuditsOnly,
        { Standing: Standing.Probation } => OnProbation.Under(at.Charter.Of(AcceptMember.ProbationDays).Clause),
        _ when Evidence is { } evidence && HasRunOut(evidence.SeenOn, evidence.ValidUntil, at) => VettingRunOut,
        _ => Granting(state, at),
    };

    private bool WouldAuditThemselves(Membership state) =>
        (Role is Role.Auditor && state.TakesPart) || (Role is not Role.Auditor && state.Roles.Contains(Role.Auditor));

    private Decision<MembershipEvent> Granting(Membership state, Circumstances at)
    {
        var asked = at.Charter.Of(HelperVetting);
        var isAsked = Role is Role.Helper && asked.Value.Count > 0;
        if (isAsked && (Evidence is not { } shown || !asked.Value.Contains(shown.Level.Code()))) return VettingNeeded.Under(asked.Clause);
        var granted = new List<MembershipEvent>();
        if (Evidence is { } evidence)
            granted.Add(new VettingSeen(state.Id, Role, evidence.Level, at.Person, evidence.SeenOn,
                at.EndOf(evidence.ValidUntil)));
        if (!state.Roles.Contains(Role)) granted.AddRange([new RoleGranted(state.Id, Role), .. WishesDropped(state)]);
        var decision = Decision.Accept<MembershipEvent>([.. granted]);
        return isAsked ? decision.Under(asked.Clause) : decision;
    }

    /// <summary>Who takes on a role does not leave a day later by a wish from before.</summary>
    internal static IEnumerable<MembershipEvent> WishesDropped(Membership state) =>
        state.Asked.ContainsKey(PersonChange.Leave) ? [new ChangeDropped(state.Id, PersonChange.Leave)] : [];

    /// <summary>Whether evidence no longer holds, or the day it was seen is still to come.</summary>
    internal static bool HasRunOut(DateOnly seenOn, DateOnly validUntil, Circumstances at) =>
        seenOn > at.Today || at.EndOf(validUntil) <= at.Now;
}
