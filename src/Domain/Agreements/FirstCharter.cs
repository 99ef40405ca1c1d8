using Coordination.Domain.Bookings;
using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.People;
using Coordination.Domain.Requests;

namespace Coordination.Domain.Agreements;

/// <summary>The rules that a new community can begin with (docs/codes.md). It changes them as it likes.</summary>
public enum StartingCharter { FoodBank, CommunityTransport, Neighbours }

/// <summary>What founders say of their community, and the first charter that it makes.</summary>
/// <param name="Starting">The rules to begin with; only those said here where it is null.</param>
/// <param name="Language">The language of the words, such as <c>en</c>.</param>
/// <param name="Wards">The wards it serves; empty for everywhere.</param>
/// <param name="Categories">The kinds of help it takes on; empty for those that the starting charter names.</param>
public sealed record FirstCharter(StartingCharter? Starting, string Language, string? Purpose, string? HelpPhone, string? OpeningHours,
    IReadOnlyList<string> Wards, IReadOnlyList<Category> Categories)
{
    /// <summary>The rules of one starting charter, each a clause of its own.</summary>
    public static IReadOnlyList<Clause> Of(StartingCharter starting) => Numbered(starting switch
    {
        StartingCharter.FoodBank =>
        [
            Kinds(Category.Food, Category.Baby, Category.Household), One(JoinCommunity.Joining, "open"),
            Days(AcceptMember.ProbationDays, 0), One(PlanSession.PublicSessions, "yes"), Days(AcceptMatch.DisclosureDays, 7),
            Days(Circumstances.LateEntryDays, 21),
            Hours(Circumstances.LateEntryReasonHours, 48),
        ],
        StartingCharter.CommunityTransport =>
        [
            Kinds(Category.Lift, Category.Errand, Category.Company), One(JoinCommunity.Joining, "application"),
            Days(AcceptMember.ProbationDays, 30), new(default, GrantRole.HelperVetting.Id, Codes: [VettingLevel.DbsBasic.Code()]),
            new(default, ProposeMatch.HelperCategories.Id, Codes: [CodeNames.Of(Category.Lift)]), One(PlanSession.PublicSessions, "no"),
            Days(AcceptMatch.DisclosureDays, 3), Days(Circumstances.LateEntryDays, 7),
        ],
        _ =>
        [
            One(JoinCommunity.Joining, "open"), One(PlanSession.PublicSessions, "yes"), Days(AcceptMatch.DisclosureDays, 14),
            Days(Circumstances.LateEntryDays, 30), Hours(Circumstances.LateEntryReasonHours, 72),
        ],
    });

    public IReadOnlyList<Clause> Clauses => Numbered(
    [
        .. Said(CommunityProfile.Purpose, Purpose), .. Said(CommunityProfile.HelpPhone, HelpPhone),
        .. Said(CommunityProfile.OpeningHours, OpeningHours),
        .. Wards.Count > 0 ? new[] { new Clause(default, RaiseRequest.Wards.Id, Codes: Wards) } : [],
        .. Categories.Count > 0 ? new[] { Kinds([.. Categories]) } : [],
        .. (Starting is { } starting ? Of(starting) : []).Where(c => Categories.Count == 0 || c.Parameter != RaiseRequest.Categories.Id),
    ]);

    private IEnumerable<Clause> Said(WordsParameter parameter, string? words) =>
        words is null ? [] : [new(default, parameter.Id, Words: [new(Language, words)])];

    private static Clause Kinds(params Category[] categories) =>
        new(default, RaiseRequest.Categories.Id, Codes: [.. categories.Select(category => CodeNames.Of(category))]);

    private static Clause One(OneCodeParameter parameter, string code) => new(default, parameter.Id, Codes: [code]);
    private static Clause Days(NumberParameter parameter, int days) => new(default, parameter.Id, days, "days");
    private static Clause Hours(NumberParameter parameter, int hours) => new(default, parameter.Id, hours, "hours");

    private static IReadOnlyList<Clause> Numbered(IEnumerable<Clause> clauses) =>
        [.. clauses.Select((clause, place) => clause with { Id = new($"{place + 1}") })];
}
