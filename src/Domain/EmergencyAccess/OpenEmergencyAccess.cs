using Coordination.Domain.Kernel;

namespace Coordination.Domain.EmergencyAccess;

/// <summary>See in an emergency how to reach somebody, and say why. Two stewards are told at once.</summary>
public sealed record OpenEmergencyAccess(EmergencyAccessId Access, PersonId Person, Emergency Emergency, Personal Words,
    IReadOnlyCollection<PersonId> Stewards) : ICommand<EmergencyAccessGrant?, EmergencyAccessEvent>
{
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(30);
    public static readonly Refusal NobodyToTell =
        new("emergency-access.nobody-to-tell", "Two other stewards have to be told, and this community has not got them.");
    public static readonly Refusal OwnData = new("emergency-access.own-data", "Your own details are on your own page.");

    public Decision<EmergencyAccessEvent> Decide(EmergencyAccessGrant? state, Circumstances at) => state switch
    {
        not null => [],
        _ when at.MayName() is { } refusal => refusal,
        _ when at.ActorIs(Person) => OwnData,
        _ when Witnesses(at) is not [_, _] => NobodyToTell,
        _ => [new EmergencyAccessOpened(Access, new(Guid.Parse(at.Actor.Id)), Person, Emergency, Words, at.Now + Lasts,
            Witnesses(at))],
    };

    /// <summary>Two stewards: neither the one who opens the access nor the person it is about.</summary>
    private PersonId[] Witnesses(Circumstances at) =>
        [.. Stewards.Where(s => !at.ActorIs(s) && s != Person).OrderBy(s => s.Value).Take(2)];
}

/// <summary>A steward who was told says whether it was justified.</summary>
public sealed record ReviewEmergencyAccess(bool IsJustified, Personal Words) : ICommand<EmergencyAccessGrant, EmergencyAccessEvent>
{
    public static readonly Refusal NotTold = new("emergency-access.not-told", "Only a steward who was told of this can review it.");

    public Decision<EmergencyAccessEvent> Decide(EmergencyAccessGrant state, Circumstances at) => state switch
    {
        _ when at.MayName() is { } refusal => refusal,
        _ when !state.Told.Any(at.ActorIs) => NotTold,
        { IsReviewed: true } => [],
        _ => [new EmergencyAccessReviewed(state.Id, new(Guid.Parse(at.Actor.Id)), IsJustified, Words)],
    };
}
