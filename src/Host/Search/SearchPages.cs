using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Commands;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.People;
using Coordination.Host.Reads;
using Coordination.Host.Requests;
using Microsoft.Extensions.Localization;

namespace Coordination.Host.Search;

/// <summary>The page of the search. What is looked for is sent by a form, because browsers keep addresses and servers log them.</summary>
public static class SearchPages
{
    /// <summary>What goes on is shown for so many people.</summary>
    private const int MostWithThings = 10;

    public static void MapSearchPage(this FeatureBuilder it)
    {
        it.Page("/search", SearchFeature.Search, ShowAsync);
        it.Search("/search", SearchFeature.Search, ShowAsync);
    }

    private static async ValueTask<IResult> ShowAsync(PageReader reader)
    {
        var viewer = reader.Viewer;
        var model = new SearchModel(reader.Code, reader.LookedFor) { MayAdd = viewer.May(RequestsFeature.AddRequest) };
        return reader.Page<SearchPage>("search.title", Section.Elsewhere, reader.LookedFor is not { } typed ? model
            : await FoundAsync(new(viewer, new(typed), new(viewer.Service<IStringLocalizer<Texts>>(), viewer.Zone, viewer.Now)), model));
    }

    private static async ValueTask<SearchModel> FoundAsync(Searching search, SearchModel model)
    {
        var (viewer, finders) = (search.Viewer, search.Viewer.Service<Declarations>().All<Finder>().OrderBy(f => f.Order).ToList());
        var found = new List<FoundThings>();
        foreach (var finder in finders) found.Add(await finder.FindAsync(search));
        model = model with
        {
            Text = search.Sought.Text,
            Things = [.. found.Where(kind => kind.Lines.Count > 0)],
            IsWhole = found.All(kind => kind.IsWhole),
        };
        if (!viewer.May(PeopleFeature.SeePeople)) return model;
        var (people, hasMore) = await viewer.Service<PeopleSearch>().FindAsync(viewer, search.Sought.Text);
        return model with { People = await WithThingsAsync(search, finders, people), HasMorePeople = hasMore };
    }

    private static async ValueTask<IReadOnlyList<FoundPersonLine>> WithThingsAsync(
        Searching search, IEnumerable<Finder> finders, IReadOnlyList<PersonId> people)
    {
        var viewer = search.Viewer;
        StreamKey KeyOf(PersonId person) => StreamKey.Of(viewer.In.Value, person.Value, Membership.Stream);
        var known = await viewer.Service<Folds>().FoldAsync([.. people.Select(KeyOf)], viewer.Cancellation);
        Membership[] members = [.. people.Select(person => known[KeyOf(person)].State).OfType<Membership>()];
        var things = new List<ILookup<PersonId, ThingLine>>();
        foreach (var finder in finders) things.Add(await finder.OfPeopleAsync(search, [.. members.Take(MostWithThings)]));
        var disclosure = await viewer.Service<NameDisclosures>().OpenAsync(viewer, [], members.Select(member => member.Id));
        return [.. members.Select(member => new FoundPersonLine(PersonLines.Of(viewer, member, disclosure),
            [.. things.SelectMany(of => of[member.Id])]))];
    }
}
