using Coordination.Domain.Kernel;

namespace Coordination.Domain.People;

/// <summary>A change that is for the person alone to want, and that cannot be undone in a hurry.</summary>
public enum PersonChange { Leave, LiftAddress }

/// <summary>A change that the person wants, from when it may be made, who took it down for them, and who called them back.</summary>
/// <param name="TakenDownBy">Null where the person asked for it themself.</param>
public sealed record AskedChange(DateTimeOffset From, PersonId? TakenDownBy, PersonId? CalledBackBy = null)
{
    public bool IsConfirmed => TakenDownBy is null || CalledBackBy is not null;
}

/// <summary>
/// Take down for a person without an account that they want to leave, or want their address shown again. It is made a day later, if
/// somebody else has called them back.
/// </summary>
/// <param name="HasAccount">Whether the person signs in, and so does it alone.</param>
public sealed record TakeDownChange(PersonChange Change, bool HasAccount) : ICommand<Membership, MembershipEvent>
{
    /// <summary>How long a change waits that somebody may have been pressed into.</summary>
    public static readonly TimeSpan Waits = TimeSpan.FromDays(1);

    /// <summary>How long a change that was taken down waits for somebody to call the person back.</summary>
    public static readonly TimeSpan Lapses = TimeSpan.FromDays(14);

    public static readonly Refusal Themself = new("person.signs-in", "This person signs in, and does this on their own page.");
    public static readonly Refusal ContactByTheSame = new("person.contact-by-the-same",
        "You changed in the last four weeks how this person is reached. Others take down what they want, and call them back.")
    { DependsOnTime = true };
    public static readonly Refusal NothingToChange = new("person.nothing-to-change", "There is nothing to change.");

    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => (state = state.AsOf(at.Now)) switch
    {
        _ when at.MayName() is { } refusal => refusal,
        _ when state.MayBegin is { } refusal => refusal,
        _ when HasAccount || state.HoldsRole || at.ActorIs(state.Id) => Themself,
        { IsMinor: true } when !state.Shows(Authority.Parental, at.Now) => SpeakingFor.ParentNeeded,
        _ when state.Asked.ContainsKey(Change) => [],
        _ when state.WasContactTakenDownBy(at) => ContactByTheSame,
        { Standing: Standing.Left } when Change is PersonChange.Leave => NothingToChange,
        { IsAddressRestricted: false } when Change is PersonChange.LiftAddress => NothingToChange,
        _ => [new ChangeAsked(state.Id, Change, at.Now + Waits, at.Person)],
    };
}

/// <summary>Confirm, after calling the person back by the contact on record, that they want it.</summary>
/// <param name="HasAccount">Whether the person signs in by now, and so does it alone.</param>
/// <param name="IsReachable">Whether a contact is on record by which the person can be called back.</param>
public sealed record ConfirmChange(PersonChange Change, bool HasAccount, bool IsReachable) : ICommand<Membership, MembershipEvent>
{
    /// <summary>How long a contact has stood that others changed, before the person is called back there.</summary>
    public static readonly TimeSpan ContactStands = TimeSpan.FromDays(7);

    /// <summary>How long after that others call the person back than who changed it.</summary>
    public static readonly TimeSpan ContactSettles = TimeSpan.FromDays(21);

    public static readonly Refusal NotAsked = new("person.change-not-asked", "Nobody has taken down such a wish of this person.");
    public static readonly Refusal CalledByTheSame =
        new("person.called-by-the-same", "Somebody else than the one who took it down calls the person back.");
    public static readonly Refusal NoContact = new("person.no-contact",
        "Nothing is on record by which this person could be called back. A steward who has spoken with them confirms it.");
    public static readonly Refusal ContactTooNew = new("person.contact-too-new",
        "How this person is reached was changed for them in the last seven days. They are called back after that.")
    { DependsOnTime = true };

    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => (state = state.AsOf(at.Now)) switch
    {
        _ when at.MayName() is { } refusal => refusal,
        _ when state.MayBegin is { } refusal => refusal,
        _ when !state.Asked.ContainsKey(Change) => NotAsked,
        _ => Confirmed(state, state.Asked[Change], at),
    };

    private Decision<MembershipEvent> Confirmed(Membership state, AskedChange asked, Circumstances at) => asked switch
    {
        { IsConfirmed: true } => [],
        _ when HasAccount || state.HoldsRole => TakeDownChange.Themself,
        _ when state.IsMinor && !state.Shows(Authority.Parental, at.Now) => SpeakingFor.ParentNeeded,
        _ when state.WasContactTakenDownBy(at) => TakeDownChange.ContactByTheSame,
        { TakenDownBy: { } by } when at.ActorIs(by) || at.ActorIs(state.Id) => CalledByTheSame,
        _ when !IsReachable && !at.Roles.Contains(Role.Steward) => NoContact,
        _ when at.Now < state.CallBackFrom => ContactTooNew,
        _ => [new ChangeConfirmed(state.Id, Change, Later(asked.From, at.Now), at.Person)],
    };

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}

/// <summary>The change is not wanted after all.</summary>
public sealed record DropChange(PersonChange Change) : ICommand<Membership, MembershipEvent>
{
    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => (state = state.AsOf(at.Now)) switch
    {
        _ when at.MayActAmong(state.Id) is { } refusal => refusal,
        _ when !state.Asked.ContainsKey(Change) => [],
        _ => [new ChangeDropped(state.Id, Change)],
    };
}
