using System.Globalization;
using Coordination.Domain.Kernel;
using Coordination.Host.Language;
using Coordination.Host.Pages;

namespace Coordination.Host.Communities;

/// <summary>A rule in plain words, the clause it comes from, and the text the community wrote for it.</summary>
public sealed record RuleLine(string Parameter, string Clause, Sentence Says, Wording? Words);

/// <summary>The rules of a community, for everybody who is known there.</summary>
public sealed record CharterModel(string Name, int Version, IReadOnlyList<RuleLine> Rules,
    IReadOnlyList<(string Clause, Wording Words)> Clauses);

/// <summary>The charter in plain words.</summary>
public static class CharterPages
{
    public static void MapCharterPage(this FeatureBuilder it) => it.Page("/charter", CommunitiesFeature.SeeCommunity, reader =>
    {
        var (community, charter) = (reader.Viewer.Community, reader.Viewer.Community.Charter);
        return ValueTask.FromResult(reader.Page<CharterPage>("charter.title", Section.Elsewhere,
            new CharterModel(community.Name, charter.Version,
                [.. reader.Viewer.Service<Declarations>().All<ParameterDeclaration>().Select(rule => Line(charter, rule))],
            [.. charter.Clauses.Where(c => c.Parameter is null && WordsOf(c) is not null).Select(c => (c.Id.Value, WordsOf(c)!))])));
    });

    private static RuleLine Line(Charter charter, ParameterDeclaration rule)
    {
        var inForce = rule.Parameter.InForce(charter);
        return new(rule.Parameter.Id, inForce.Id.Value, rule.Says(inForce),
            charter.Clauses.FirstOrDefault(c => c.Id == inForce.Id) is { } clause ? WordsOf(clause) : null);
    }

    /// <summary>In the reader's language if the community wrote it in that language, else as first written.</summary>
    private static Wording? WordsOf(Clause clause) =>
        clause.Words?.FirstOrDefault(w => w.Language.StartsWith(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
            StringComparison.Ordinal)) ?? (clause.Words is [var first, ..] ? first : null);
}
