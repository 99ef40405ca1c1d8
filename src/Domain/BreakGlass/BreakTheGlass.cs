using Coordination.Domain.Kernel;

namespace Coordination.Domain.BreakGlass;

/// <summary>See, in an emergency, how to reach somebody; say why; two stewards are told at once.</summary>
public sealed record BreakTheGlass(GlassId Glass, PersonId Person, Emergency Emergency, Personal Words, IReadOnlyCollection<PersonId> Stewards) : ICommand<Glass?, BreakGlassEvent>
{
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(30);
    public static readonly Refusal NobodyToTell = new("break-glass.nobody-to-tell", "Two other stewards have to be told, and this community has not got them.");
    public static readonly Refusal OwnData = new("break-glass.own-data", "Your own details are on your own page.");

    public Decision<BreakGlassEvent> Decide(Glass? state, Circumstances at) => state switch
    {
        not null => [],
        _ when at.MayName() is { } refusal => refusal,
        _ when at.Actor.Is(Person) => OwnData,
        _ when Witnesses(at) is not [_, _] => NobodyToTell,
        _ => [new GlassBroken(Glass, new(Guid.Parse(at.Actor.Id)), Person, Emergency, Words, at.Now + Lasts, Witnesses(at))],
    };

    /// <summary>Two stewards, never whoever breaks it and never whom it is about.</summary>
    private PersonId[] Witnesses(Circumstances at) => [.. Stewards.Where(s => !at.Actor.Is(s) && s != Person).OrderBy(s => s.Value).Take(2)];
}

/// <summary>A steward who was told says whether it was justified.</summary>
public sealed record ReviewGlass(bool IsJustified, Personal Words) : ICommand<Glass, BreakGlassEvent>
{
    public static readonly Refusal NotTold = new("break-glass.not-told", "A steward who was told reviews this.");

    public Decision<BreakGlassEvent> Decide(Glass state, Circumstances at) => state switch
    {
        _ when at.MayName() is { } refusal => refusal,
        _ when !state.Told.Any(at.Actor.Is) => NotTold,
        { IsReviewed: true } => [],
        _ => [new GlassReviewed(state.Id, new(Guid.Parse(at.Actor.Id)), IsJustified, Words)],
    };
}
