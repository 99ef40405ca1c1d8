using Coordination.Domain.Kernel;

namespace Coordination.Domain.People;

/// <summary>Record that somebody is under 18. They lose the roles they hold with the same command.</summary>
public sealed record MarkMinor : ICommand<Membership, MembershipEvent>
{
    /// <summary>The age from which somebody is an adult.</summary>
    public const int AdultAt = 18;

    /// <summary>Whether somebody born in that year may still be under 18, at some time of this year.</summary>
    public static bool IsPerhaps(int bornIn, int thisYear) => bornIn >= thisYear - AdultAt;

    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => (state = state.AsOf(at.Now)) switch
    {
        _ when state.MinorBy.Contains(state.Id) => [],
        { MergedInto: not null } => Membership.Merged,
        _ when state.Roles.Contains(Role.Steward) => GrantRole.UnderAge,
        { HoldsRole: true } when !at.Roles.Contains(Role.Steward) => MarkDeceased.ByASteward,
        _ => [new MarkedMinor(state.Id),
            .. state.Roles.Where(r => r is not (Role.Person or Role.Member)).Order().Select(r => new RoleRevoked(state.Id, r, null))],
    };
}

/// <summary>The mark was a mistake: the person was not under 18. The roles they lost by it are given back.</summary>
/// <param name="Words">Why the mark was a mistake.</param>
public sealed record VoidMinorMark(Personal Words) : ICommand<Membership, MembershipEvent>
{
    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => (state = state.AsOf(at.Now)) switch
    {
        _ when at.MayName() is { } refusal => refusal,
        _ when at.ActorIs(state.Id) => GrantRole.OwnRole,
        { IsMinor: false } => [],
        _ => [new MinorMarkVoided(state.Id, Words), .. Returned(state)],
    };

    private static IEnumerable<MembershipEvent> Returned(Membership state)
    {
        if (state is not { BeforeMinor: { } before, IsMember: true }) yield break;
        foreach (var role in before.Roles.Except(state.Roles).Order())
        {
            if (before.Vettings.GetValueOrDefault(role) is { } seen)
                yield return new VettingSeen(state.Id, role, seen.Level, seen.SeenBy, seen.SeenOn, seen.Until);
            yield return new RoleGranted(state.Id, role);
        }
    }
}

/// <summary>Somebody who was under 18 is not any more. It lifts a protection, so a steward does it, and says what shows it.</summary>
public sealed record ComeOfAge(Personal Words) : ICommand<Membership, MembershipEvent>
{
    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => (state = state.AsOf(at.Now)) switch
    {
        _ when at.MayName() is { } refusal => refusal,
        { IsMinor: false } => [],
        _ when at.ActorIs(state.Id) => GrantRole.OwnRole,
        _ => [new CameOfAge(state.Id, Words)],
    };
}
