using Coordination.Domain.Kernel;

namespace Coordination.Domain.Communities;

/// <summary>Begin a community with its first steward and its first charter. One founder is enough.</summary>
public sealed record FoundCommunity(CommunityId Community, string Code, string Name, string Zone, PersonId Founder, IReadOnlyList<Clause> Clauses) : ICommand<Community?, CommunityEvent>
{
    public static readonly Refusal UnknownParameter = new("charter.unknown-parameter", "A clause sets something no charter can set.");
    public static readonly Refusal ClauseTwice = new("charter.clause-twice", "Two clauses have the same id or set the same parameter.");

    public Decision<CommunityEvent> Decide(Community? state, Circumstances at) => state switch
    {
        not null => [],
        _ when Clauses.Any(c => !Charter.Known.Contains(c.Parameter)) => UnknownParameter,
        _ when Clauses.DistinctBy(c => c.Id).Count() + Clauses.DistinctBy(c => c.Parameter).Count() < 2 * Clauses.Count => ClauseTwice,
        _ => [new CommunityFounded(Community, Code, Name, Zone, Founder), new StewardAppointed(Community, Founder), new CharterAdopted(Community, 1, Clauses)],
    };
}
