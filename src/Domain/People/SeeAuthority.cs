using Coordination.Domain.Kernel;

namespace Coordination.Domain.People;

/// <summary>An authority to speak for somebody, of which a steward has seen the evidence, and until when it holds.</summary>
/// <param name="Holder">The parent, attorney or deputy; null for what the person wrote themself.</param>
public sealed record SeenAuthority(Authority Authority, PersonId? Holder, DateTimeOffset Until);

/// <summary>
/// A steward has seen the evidence of who may speak for somebody: what the person wrote, a power of attorney, or that somebody is the
/// parent. From then on a coordinator may act on that authority.
/// </summary>
/// <param name="Holder">The record of the parent, attorney or deputy; null for what the person wrote themself.</param>
public sealed record SeeAuthority(Authority Authority, Membership? Holder, DateOnly SeenOn, DateOnly ValidUntil)
    : ICommand<Membership, MembershipEvent>
{
    public static readonly Refusal NotShown =
        new("authority.not-shown", "Only written consent, a power of attorney and parental authority are shown on paper.");
    public static readonly Refusal HolderNeeded = new("authority.holder-needed", "Say who holds this authority. It is another person.");
    public static readonly Refusal WrittenByThemself =
        new("authority.written-by-themself", "Written consent is of the person themself; nobody else holds it.");
    public static readonly Refusal ForChildren = new("authority.for-children", "Parental authority is for somebody under 18.");
    public static readonly Refusal SeenByHolder =
        new("authority.seen-by-holder", "Whoever holds the authority does not also confirm it. Another steward sees it.");

    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => (state = state.AsOf(at.Now)) switch
    {
        _ when at.MayName() is { } refusal => refusal,
        _ when state.MayBegin is { } refusal => refusal,
        _ when Authority is not (Authority.WrittenConsent or Authority.AttorneyOrDeputy or Authority.Parental) => NotShown,
        _ when Authority is Authority.WrittenConsent && Holder is not null => WrittenByThemself,
        _ when Authority is not Authority.WrittenConsent && (Holder is null || Holder.Id == state.Id) => HolderNeeded,
        _ when Holder?.MayBegin is { } refusal => refusal,
        _ when Holder is { IsMinor: true } => GrantRole.UnderAge,
        { IsMinor: false } when Authority is Authority.Parental => ForChildren,
        { IsMinor: true } when Authority is not Authority.Parental => SpeakingFor.ParentNeeded,
        _ when at.ActorIs(state.Id) => GrantRole.OwnRole,
        _ when Holder is { } holder && at.ActorIs(holder.Id) => SeenByHolder,
        _ when GrantRole.HasRunOut(SeenOn, ValidUntil, at) => GrantRole.VettingRunOut,
        _ => [new AuthoritySeen(state.Id, Authority, Holder?.Id, new(Guid.Parse(at.Actor.Id)), SeenOn, GrantRole.EndOf(ValidUntil, at))],
    };
}

/// <summary>The authority does not hold any more, or was noted by mistake.</summary>
public sealed record EndAuthority(Authority Authority) : ICommand<Membership, MembershipEvent>
{
    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => state switch
    {
        _ when at.MayName() is { } refusal => refusal,
        _ when state.Authorities.GetValueOrDefault(Authority) is { } ended => [new AuthorityEnded(state.Id, Authority, ended.Holder)],
        _ => [],
    };
}
