using Coordination.Domain.Kernel;
using Coordination.Host.Reads;

namespace Coordination.Host.Communities;

/// <summary>A community: its name, its code in addresses, its time zone and the charter in force.</summary>
public sealed record CommunityView(CommunityId Id, string Code, string Name, string Zone, CharterView Charter, long Version);

/// <summary>A charter: its clauses, and every rule with the value in force and the clause it comes from.</summary>
public sealed record CharterView(int Version, IReadOnlyList<Clause> Clauses, IReadOnlyList<RuleView> Rules);

/// <summary>
/// A rule in force: a number in its unit, or codes. The clause FLOOR applies if a charter says nothing; then no codes means no limit.
/// </summary>
public sealed record RuleView(string Parameter, ClauseId Clause)
{
    public int? Number { get; init; }
    public string? Unit { get; init; }
    public IReadOnlyList<string>? Codes { get; init; }
}

/// <summary>The reads of a community as a whole.</summary>
public static class CommunityReads
{
    public static void MapCommunityReads(this FeatureBuilder it)
    {
        it.Read<CommunityView>("", CommunitiesFeature.SeeCommunity, "getCommunity", "Read a community and its charter",
            (viewer, _) => ValueTask.FromResult(new Read(Of(viewer), viewer.CommunityVersion)));
        it.Read<CharterView>("/charter", CommunitiesFeature.SeeCommunity, "getCharter", "Read the charter in force",
            (viewer, _) => ValueTask.FromResult(new Read(Of(viewer.Community.Charter, viewer.Caller.Parameters), viewer.CommunityVersion)));
    }

    private static CommunityView Of(Viewer viewer) =>
        new(viewer.In, viewer.Caller.Code, viewer.Community.Name, viewer.Community.Zone,
            Of(viewer.Community.Charter, viewer.Caller.Parameters), viewer.CommunityVersion);

    /// <summary>Every rule that features declare has a value in force.</summary>
    private static CharterView Of(Charter charter, CharterParameters parameters) =>
        new(charter.Version, charter.Clauses, [.. parameters.All.Select(parameter => Of(parameter.InForce(charter), parameter))]);

    private static RuleView Of(Clause inForce, CharterParameter parameter) =>
        new(parameter.Id, inForce.Id) { Number = inForce.Number, Unit = inForce.Unit, Codes = inForce.Codes };
}
