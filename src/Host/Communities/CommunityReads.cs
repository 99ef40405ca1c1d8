using Coordination.Domain.Kernel;
using Coordination.Host.Reads;

namespace Coordination.Host.Communities;

/// <summary>A community: its name, its code in addresses, the zone its clocks are in, and the charter in force.</summary>
public sealed record CommunityView(CommunityId Id, string Code, string Name, string Zone, CharterView Charter, long Version);

/// <summary>A charter: its clauses, and every rule with the value in force and the clause it comes from.</summary>
public sealed record CharterView(int Version, IReadOnlyList<Clause> Clauses, IReadOnlyList<RuleView> Rules);

/// <summary>
/// A rule in force: a number in its unit, or codes. The clause FLOOR is what holds where a charter says nothing; no codes then means no
/// limit.
/// </summary>
public sealed record RuleView(string Parameter, ClauseId Clause)
{
    public int? Number { get; init; }
    public string? Unit { get; init; }
    public IReadOnlyList<string>? Codes { get; init; }
}

/// <summary>What can be read of a community as a whole.</summary>
public static class CommunityReads
{
    public static void MapCommunityReads(this FeatureBuilder it)
    {
        it.Read<CommunityView>("", CommunitiesFeature.SeeCommunity, "getCommunity", "Read a community and its charter",
            (viewer, _) => ValueTask.FromResult(new Read(Of(viewer), viewer.CommunityVersion)));
        it.Read<CharterView>("/charter", CommunitiesFeature.SeeCommunity, "getCharter", "Read the charter in force",
            (viewer, _) => ValueTask.FromResult(new Read(Of(viewer.Community.Charter), viewer.CommunityVersion)));
    }

    private static CommunityView Of(Viewer viewer) =>
        new(viewer.In, viewer.Caller.Code, viewer.Community.Name, viewer.Community.Zone, Of(viewer.Community.Charter),
            viewer.CommunityVersion);

    public static CharterView Of(Charter charter) => new(charter.Version, charter.Clauses,
    [
        Coded("joining", charter.Joining), Coded("waiting-list-order", charter.WaitingListOrder), Coded("categories", charter.Categories),
            Coded("wards", charter.Wards),
        Coded("public-sessions", charter.PublicSessions),
        Counted("late-entry-days", charter.LateEntryDays, "days"),
            Counted("late-entry-reason-hours", charter.LateEntryReasonHours, "hours"),
            Counted("disclosure-days", charter.DisclosureDays, "days"),
        Counted("probation-days", charter.ProbationDays, "days"), Coded("helper-vetting", charter.HelperVetting),
            Coded("helper-categories", charter.HelperCategories),
    ]);

    private static RuleView Coded(string name, Parameter<string> rule) => new(name, rule.Clause) { Codes = [rule.Value] };
    private static RuleView Coded(string name, Parameter<IReadOnlyList<string>> rule) => new(name, rule.Clause) { Codes = rule.Value };
    private static RuleView Counted(string name, Parameter<int> rule, string unit) =>
        new(name, rule.Clause) { Number = rule.Value, Unit = unit };
}
