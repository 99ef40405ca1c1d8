using Coordination.Domain.Kernel;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Reads;
using Coordination.Host.Stories;

namespace Coordination.Host.Communities;

/// <summary>A rule in plain words, the clause it comes from, and the text the community wrote for it.</summary>
/// <param name="InForce">Its value as a clause.</param>
public sealed record RuleLine(string Parameter, string Clause, Sentence Says, Wording? Words, Clause InForce)
{
    /// <summary>The rule, where the reader may change it.</summary>
    public ParameterDeclaration? Changes { get; init; }
}

/// <summary>The rules of a community, for everybody who is known there.</summary>
public sealed record CharterModel(string Community, string Name, int Version, IReadOnlyList<RuleLine> Rules,
    IReadOnlyList<(string Clause, Wording Words)> Clauses)
{
    /// <summary>What happened to the community as a whole, latest first, as far as the reader may see it.</summary>
    public IReadOnlyList<FeedItem> Happened { get; init; } = [];
    public Typed Typed { get; init; } = Typed.Nothing;
}

/// <summary>The charter in plain words.</summary>
public static class CharterPages
{
    public static void MapCharterPage(this FeatureBuilder it) => it.Page("/charter", CommunitiesFeature.SeeCommunity, async reader =>
    {
        var (community, charter) = (reader.Viewer.Community, reader.Viewer.Community.Charter);
        return reader.Page<CharterPage>("charter.title", Section.Elsewhere,
            new CharterModel(reader.Code, community.Name, charter.Version,
                [.. reader.Viewer.Service<Declarations>().All<ParameterDeclaration>()
                    .Select(rule => Line(charter, rule) with { Changes = MayChange(reader.Viewer, rule) ? rule : null })],
            [.. charter.Clauses.Where(c => c.Parameter is null && WordsOf(c) is not null).Select(c => (c.Id.Value, WordsOf(c)!))])
            {
                Happened = await HappenedAsync(reader.Viewer),
                Typed = reader.Typed,
            });
    });

    /// <summary>What a community tells about itself in words is changed at any time; its other rules until it is constituted.</summary>
    private static bool MayChange(Viewer viewer, ParameterDeclaration rule) =>
        viewer.May(CommunitiesFeature.ChangeCharter) && (rule.Parameter is WordsParameter || !viewer.Community.IsConstituted);

    /// <summary>Who looks after the community, and whether its history was taken away, is seen by every member.</summary>
    private static async ValueTask<IReadOnlyList<FeedItem>> HappenedAsync(Viewer viewer)
    {
        var (stories, facts) = (viewer.Service<StoryBuilder>(), viewer.Service<StoredFacts>());
        var story = await facts.OfStreamAsync(viewer.In, viewer.In.Value, before: null, viewer.Cancellation);
        var gathered = await stories.GatherAsync(viewer.In, Story.Visible(viewer, [.. story.Facts.Reverse()]), viewer.Cancellation);
        var disclosure = await viewer.Service<NameDisclosures>().OpenAsync(viewer, [], gathered.People, declared: gathered.Values);
        return stories.News(viewer.Caller.Code, gathered, disclosure);
    }

    private static RuleLine Line(Charter charter, ParameterDeclaration rule)
    {
        var inForce = rule.Parameter.InForce(charter);
        return new(rule.Parameter.Id, inForce.Id.Value, rule.Says(inForce),
            rule.Parameter is WordsParameter ? null : WordsOf(charter.Clauses.FirstOrDefault(c => c.Id == inForce.Id)),
            inForce);
    }

    private static Wording? WordsOf(Clause? clause) => clause?.Words.ForReader();
}
