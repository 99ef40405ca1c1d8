using Coordination.Domain.Kernel;

namespace Coordination.Domain.People;

/// <summary>An authority to speak for somebody, of which a steward has seen the evidence, and until when it holds.</summary>
/// <param name="Holder">The parent, attorney or deputy; null for what the person wrote themself.</param>
/// <param name="Purpose">What the person wrote that they consent to; null for the authority of another.</param>
public sealed record SeenAuthority(Authority Authority, PersonId? Holder, PersonId SeenBy, DateTimeOffset Until, Purpose? Purpose)
{
    public bool Holds(Authority authority, DateTimeOffset now) => Authority == authority && now < Until;

    public static SeenAuthority Of(AuthoritySeen e) => new(e.Authority, e.Holder, e.SeenBy, e.Until, e.Purpose);
}

/// <summary>
/// A steward has seen the evidence of who may speak for somebody: what the person wrote, a power of attorney, or that somebody is the
/// parent. From then on a coordinator may act on that authority.
/// </summary>
/// <param name="Holder">The record of the parent, attorney or deputy; null for what the person wrote themself.</param>
/// <param name="Purpose">What the person wrote that they consent to; null for the authority of another.</param>
public sealed record SeeAuthority(Authority Authority, Membership? Holder, DateOnly SeenOn, DateOnly ValidUntil, Purpose? Purpose = null)
    : ICommand<Membership, MembershipEvent>
{
    /// <summary>After so many days, somebody looks at the evidence again.</summary>
    public const int LongestDays = 366;

    public static readonly Refusal NotShown =
        new("authority.not-shown", "Only written consent, a power of attorney and parental authority are shown on paper.");
    public static readonly Refusal HolderNeeded = new("authority.holder-needed", "Say who holds this authority. It is another person.");
    public static readonly Refusal WrittenByThemself =
        new("authority.written-by-themself", "Written consent is of the person themself; nobody else holds it.");
    public static readonly Refusal PurposeNeeded =
        new("authority.purpose-needed", "Say what the person consents to in what they wrote themself. It counts for that alone; " +
            "other evidence has no such purpose.");
    public static readonly Refusal TooLong =
        new("authority.too-long", "Evidence is looked at again at least once a year. Give an earlier last day.");
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
        _ when (Authority is Authority.WrittenConsent) != (Purpose is not null) => PurposeNeeded,
        _ when at.ActorIs(state.Id) => GrantRole.OwnRole,
        _ when Holder is { } holder && at.ActorIs(holder.Id) => SeenByHolder,
        _ when GrantRole.HasRunOut(SeenOn, ValidUntil, at) => GrantRole.VettingRunOut,
        _ when ValidUntil.DayNumber - SeenOn.DayNumber > LongestDays => TooLong,
        _ => [new AuthoritySeen(state.Id, Authority, Holder?.Id, at.Person, SeenOn, at.EndOf(ValidUntil),
            Purpose)],
    };
}

/// <summary>The authority does not hold any more, or was noted by mistake.</summary>
/// <param name="Holder">Whose; everybody's if null.</param>
/// <param name="Purpose">For what the person wrote; for all of it if null.</param>
public sealed record EndAuthority(Authority Authority, PersonId? Holder = null, Purpose? Purpose = null)
    : ICommand<Membership, MembershipEvent>
{
    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => state switch
    {
        _ when at.MayName() is { } refusal => refusal,
        _ => [.. state.Authorities.Where(IsMeant).Select(seen => new AuthorityEnded(state.Id, seen.Authority, seen.Holder, seen.Purpose))],
    };

    private bool IsMeant(SeenAuthority seen) =>
        seen.Authority == Authority && (Holder is null || seen.Holder == Holder) && (Purpose is null || seen.Purpose == Purpose);
}
