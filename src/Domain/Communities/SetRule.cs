using System.Globalization;
using System.Text.Json;
using Coordination.Domain.Kernel;

namespace Coordination.Domain.Communities;

/// <summary>
/// A steward sets one rule of a community that is not constituted yet, or takes it out again, so that the floor holds. Each time it is a
/// new version of the charter. What the community tells about itself in words its stewards set at any time.
/// </summary>
/// <param name="Words">For a rule that is words: what it says in one language; an empty text takes it out in that language.</param>
public sealed record SetRule(string Rule, int? Number, IReadOnlyList<string>? Codes, Wording? Words) : ICommand<Community, CommunityEvent>
{
    public static readonly Refusal ByVote =
        new("charter.by-vote", "This community is constituted. Its members decide on its rules together.");

    public static readonly Refusal Unsuited =
        new("charter.unsuited-value", "This rule takes another kind of value: a number, codes, or words.");

    public Decision<CommunityEvent> Decide(Community state, Circumstances at) => at.Parameters.Find(Rule) switch
    {
        _ when at.MayName() is { } refusal => refusal,
        _ when !state.ActingStewards.Any(at.ActorIs) => AppointSteward.ForStewards,
        null => CharterRules.UnknownParameter,
        not WordsParameter when state.IsConstituted => ByVote,
        var parameter when !Suits(parameter) => Unsuited,
        var parameter => Adopting(state, With(state.Charter, parameter), at),
    };

    private static Decision<CommunityEvent> Adopting(Community state, IReadOnlyList<Clause> clauses, Circumstances at) =>
        CharterRules.Against(clauses, at.Parameters) is { } refusal ? refusal
        : Text(clauses) == Text(state.Charter.Clauses) ? []
        : [new CharterAdopted(state.Id, state.Charter.Version + 1, clauses)];

    /// <summary>What the community wrote about the value before is left out with it.</summary>
    private IReadOnlyList<Clause> With(Charter charter, CharterParameter parameter)
    {
        var before = charter.Setting(parameter);
        var words = parameter is WordsParameter ? Said(before?.Words ?? []) : null;
        if (Number is null && Codes is not { Count: > 0 } && words is not { Count: > 0 })
            return [.. charter.Clauses.Where(clause => clause != before)];
        var unit = parameter is NumberParameter number ? number.Unit : null;
        var set = new Clause(before?.Id ?? Free(charter), Rule, Number, unit, Codes, words);
        var isSame = before is not null && Text([before with { Words = parameter is WordsParameter ? before.Words : null }]) == Text([set]);
        return before is null ? [.. charter.Clauses, set] : [.. charter.Clauses.Select(c => c == before && !isSame ? set : c)];
    }

    private IReadOnlyList<Wording> Said(IReadOnlyList<Wording> before) =>
        Words is null ? before
        : [.. before.Select(w => w.Language == Words.Language ? Words : w).Where(w => w.Text.Length > 0),
            .. Words.Text.Length > 0 && before.All(w => w.Language != Words.Language) ? new[] { Words } : []];

    private bool Suits(CharterParameter parameter) => parameter switch
    {
        NumberParameter => Codes is null && Words is not { Text.Length: > 0 },
        WordsParameter => Codes is null && Number is null,
        _ => Number is null && Words is not { Text.Length: > 0 },
    };

    private static ClauseId Free(Charter charter) => Enumerable.Range(1, CharterRules.MostClauses + 1)
        .Select(place => new ClauseId(place.ToString(CultureInfo.InvariantCulture)))
        .First(id => charter.Clauses.All(clause => clause.Id != id));

    private static string Text(IReadOnlyList<Clause> clauses) => JsonSerializer.Serialize(clauses, StoredJson.Options);
}

/// <summary>Three founders and two stewards make it a community that lasts: from now on its members decide on its rules.</summary>
/// <param name="Members">How many members it has.</param>
public sealed record Constitute(int Members) : ICommand<Community, CommunityEvent>
{
    public const int FewestFounders = 3;

    public static readonly Refusal TooFew =
        new("community.too-few-founders", "Three members, two of them stewards, constitute a community.") { DependsOnTime = true };

    public Decision<CommunityEvent> Decide(Community state, Circumstances at) => state switch
    {
        _ when at.MayName() is { } refusal => refusal,
        _ when !state.ActingStewards.Any(at.ActorIs) => AppointSteward.ForStewards,
        { IsConstituted: true } => [],
        _ when Members < FewestFounders || state.ActingStewards.Count < Community.FewestStewards => TooFew,
        _ => [new CommunityConstituted(state.Id)],
    };
}
