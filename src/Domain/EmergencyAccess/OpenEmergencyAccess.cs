using Coordination.Domain.Kernel;

namespace Coordination.Domain.EmergencyAccess;

/// <summary>See in an emergency how to reach somebody, and say why. Two stewards are told at once.</summary>
/// <param name="Unreviewed">How many accesses the actor opened that no steward has reviewed yet.</param>
public sealed record OpenEmergencyAccess(EmergencyAccessId Access, PersonId Person, Emergency Emergency, Personal Words,
    IReadOnlyCollection<PersonId> Stewards, int Unreviewed) : ICommand<EmergencyAccessGrant?, EmergencyAccessEvent>
{
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(30);
    public static readonly Refusal NobodyToTell =
        new("emergency-access.nobody-to-tell", "Two other stewards have to be told, and this community has not got them.");
    /// <summary>With so many that no steward has looked at, it is no exception any more.</summary>
    public const int MostUnreviewed = 10;

    public static readonly Refusal TooMany = new("emergency-access.too-many",
        "Stewards have yet to look at ten emergency accesses of yours. Ask one of them to review these, or to open this one.")
    { DependsOnTime = true };
    public static readonly Refusal OwnData = new("emergency-access.own-data", "Your own details are on your own page.");

    public Decision<EmergencyAccessEvent> Decide(EmergencyAccessGrant? state, Circumstances at) => state switch
    {
        not null => [],
        _ when at.MayName() is { } refusal => refusal,
        _ when at.ActorIs(Person) => OwnData,
        _ when Witnesses(at) is not [_, _] => NobodyToTell,
        _ when Unreviewed >= MostUnreviewed => TooMany,
        _ => [new EmergencyAccessOpened(Access, at.Person, Person, Emergency, Words, at.Now + Lasts,
            Witnesses(at))],
    };

    /// <summary>Two stewards: neither the one who opens the access nor the person it is about.</summary>
    private PersonId[] Witnesses(Circumstances at) =>
        [.. Stewards.Where(s => !at.ActorIs(s) && s != Person).OrderBy(s => s.Value).Take(2)];
}

/// <summary>A steward who was told says whether it was justified; another one where none of those is a steward any more.</summary>
/// <param name="Stewards">Who looks after the community now.</param>
public sealed record ReviewEmergencyAccess(bool IsJustified, Personal Words, IReadOnlyCollection<PersonId> Stewards)
    : ICommand<EmergencyAccessGrant, EmergencyAccessEvent>
{
    public static readonly Refusal AlreadyReviewed =
        new("emergency-access.already-reviewed", "Another steward has said already whether this was justified.");
    public static readonly Refusal NotTold = new("emergency-access.not-told", "Only a steward who was told of this can review it.");

    public Decision<EmergencyAccessEvent> Decide(EmergencyAccessGrant state, Circumstances at) => state switch
    {
        _ when at.MayName() is { } refusal => refusal,
        _ when at.ActorIs(state.OpenedBy) || at.ActorIs(state.Person) => NotTold,
        _ when !state.Told.Any(at.ActorIs) && state.Told.Any(Stewards.Contains) => NotTold,
        { Review: { } review } => at.ActorIs(review.By) ? [] : AlreadyReviewed,
        _ => [new EmergencyAccessReviewed(state.Id, at.Person, IsJustified, Words)],
    };
}
