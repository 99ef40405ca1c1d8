using Coordination.Domain.Kernel;

namespace Coordination.Domain.Communities;

/// <summary>Begin a community with its first steward and its first charter. One founder is enough.</summary>
public sealed record FoundCommunity(CommunityId Community, string Code, string Name, string Zone, PersonId Founder,
    IReadOnlyList<Clause> Clauses) : ICommand<Community?, CommunityEvent>
{
    public const int LongestName = 80;

    public static readonly Refusal CodeShape =
        new("community.code-shape", "A community's code has 3 to 32 small letters, digits and hyphens, and begins with a letter.")
        { Field = "code" };
    public static readonly Refusal CodeReserved = new("community.code-reserved", "This code is kept for other uses.") { Field = "code" };
    public static readonly Refusal NameLength =
        new("community.name-length", "A community's name has between one and 80 characters, on one line.");
    public static readonly Refusal UnknownZone =
        new("community.unknown-zone", "This is not the name of a time zone, such as Europe/London.");

    public Decision<CommunityEvent> Decide(Community? state, Circumstances at) => state switch
    {
        not null => [],
        _ when at.MayName(Founder) is { } refusal => refusal,
        _ when !CommunityCode.IsWellFormed(Code) => CodeShape,
        _ when CommunityCode.Reserved.Contains(Code) => CodeReserved,
        _ when Name.Length > LongestName || !OneLine.Is(Name) => NameLength,
        _ when !TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var zone) || !zone.HasIanaId => UnknownZone,
        _ when CharterRules.Against(Clauses, at.Parameters) is { } refusal => refusal,
        _ => [new CommunityFounded(Community, Code, Name, Zone), new StewardAppointed(Community, Founder),
            new CharterAdopted(Community, 1, Clauses)],
    };
}
