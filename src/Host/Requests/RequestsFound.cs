using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Reads;
using Coordination.Projections.Lists;
using Coordination.Projections.Requests;

namespace Coordination.Host.Requests;

/// <summary>Requests that a search finds. Whoever does not see all requests finds among their own.</summary>
public static class RequestsFound
{
    public static async ValueTask<FoundThings> FindAsync(Searching search)
    {
        var viewer = search.Viewer;
        var seen = viewer.May(RequestsFeature.SeeRequests) ? Filter.All<ListedRequest>()
            : RequestsList.Person.In(viewer.Records.Select(record => record.Value));
        var found = await viewer.Service<RowSearch>().FindAsync<ListedRequest>(viewer, search.Sought, new(RequestsList.View, seen,
            RequestFilters.Open, RequestsList.SoonestFirst, RequestsList.LatestEnded, row => Texts(search.Say, row), row => row.Words));
        var disclosure = await viewer.Service<NameDisclosures>()
            .OpenAsync(viewer, found.Rows.Select(row => row.Words), found.Rows.Select(row => row.State.Person));
        return new("found-requests", "section.Requests", [.. found.Rows.Select(row => Line(viewer, row, disclosure))],
            found.HasMore, found.IsWhole);
    }

    public static async ValueTask<ILookup<PersonId, ThingLine>> OfPeopleAsync(Searching search, IReadOnlyCollection<Membership> people)
    {
        var viewer = search.Viewer;
        if (!viewer.May(RequestsFeature.SeeRequests)) return Finder.Nothing;
        var kept = people.SelectMany(one => one.Records.Select(record => (Record: record, one.Id)))
            .ToLookup(one => one.Record, one => one.Id);
        var open = await viewer.Service<ListReader>().ReadAsync(RequestsList.View, viewer.In, null,
            RequestsList.Person.In(kept.Select(one => one.Key.Value)) & RequestFilters.Open, RequestsList.SoonestFirst, ListReader.Most,
            viewer.Cancellation);
        var shown = open.Select(row => (Person: kept[row.Row.State.Person].First(), row.Row)).GroupBy(one => one.Person)
            .SelectMany(of => of.Take(Finder.MostOfPerson)).ToList();
        var disclosure = await viewer.Service<NameDisclosures>().OpenAsync(viewer, shown.Select(one => one.Row.Words), []);
        return shown.ToLookup(one => one.Person, one => RequestsOnPerson.Line(viewer.Caller.Code, one.Row, disclosure));
    }

    private static IEnumerable<string> Texts(Say say, ListedRequest row) =>
    [
        say.Code("category", row.State.Category.Code()), Wards.NameOf(row.State.Place),
        .. row.State.NeededBy is { } by ? Sought.Written(by.On) : [],
    ];

    /// <summary>With who asked, for whoever may open their page.</summary>
    private static ThingLine Line(Viewer viewer, ListedRequest row, NameDisclosure disclosure)
    {
        var line = RequestsOnPerson.Line(viewer.Caller.Code, row, disclosure);
        return viewer.HrefOf(row.State.Person) is null ? line
            : line with { Detail = new("list.two", viewer.Linked(row.State.Person, disclosure), line.Detail) };
    }
}
