using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.People;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Parts;
using Coordination.Host.Reads;
using Coordination.Projections.Lists;
using Coordination.Projections.Matches;
using Coordination.Projections.Requests;

namespace Coordination.Host.Matches;

/// <summary>
/// What was proposed or promised to somebody, or by them, on their page for those who may see it: what stands first, then what is over.
/// </summary>
public static class MatchesOnPerson
{
    public static async ValueTask<IReadOnlyList<PagePart>> BuildAsync(PartContext<Membership> page)
    {
        var (viewer, member, few) = (page.Viewer, page.Thing, page.Viewer.Service<FewRows>());
        if (viewer.Is(member.Id) || !viewer.May(MatchesFeature.SeeMatches)) return [];
        Guid[] records = [.. member.Records.Select(record => record.Value)];
        var theirs = MatchesList.Person.In(records) | MatchesList.Helper.In(records);
        var stands = MatchesList.Phase.In(MatchPhase.Proposed, MatchPhase.Confirmed);
        var matches = await few.ReadAsync(
            viewer, MatchesList.View, theirs, stands, MatchesList.NewestFirst, MatchesList.NewestFirst, page.Change);
        Match[] all = [.. matches.Rows.Select(row => row.State)];
        if (all.Length == 0) return [];
        var requests = await RequestsAsync(viewer, all);
        var disclosure = await viewer.Service<NameDisclosures>().OpenAsync(viewer, requests.Values.Select(row => row.Words),
            all.SelectMany(match => new[] { match.Person, match.Helper }));
        return
        [
            PagePart.Of<ThingsSection>(PartPlace.First, 30, new ThingsOfPerson("their-promises", "person.promises", "person.no-promises",
                [.. all.Where(match => requests.ContainsKey(match.Request))
                    .Select(match => Line(viewer, member, match, requests[match.Request], disclosure))])
            { HasMore = matches.HasMore }),
        ];
    }

    private static async ValueTask<IReadOnlyDictionary<RequestId, ListedRequest>> RequestsAsync(Viewer viewer, IEnumerable<Match> matches)
    {
        var asked = Filter.Ids<ListedRequest>([.. matches.Select(match => match.Request.Value).Distinct()]);
        var rows = await viewer.Service<ListReader>().ReadAsync(RequestsList.View, viewer.In, null, asked, RequestsList.NewestFirst,
            2 * FewRows.Most, viewer.Cancellation);
        return rows.ToDictionary(row => row.Row.State.Id, row => row.Row);
    }

    private static ThingLine Line(Viewer viewer, Membership member, Match match, ListedRequest request, NameDisclosure disclosure) =>
        new(match.Id.ToString(), Links.Request(viewer.Caller.Code, match.Request.ToString()),
            new("sentence.only", disclosure.Of(request.Words)),
            member.Records.Contains(match.Person)
                ? new("person.promised-by", match.Quantity.Amount(), viewer.Linked(match.Helper, disclosure))
                : new("person.promised-to", match.Quantity.Amount(), viewer.Linked(match.Person, disclosure)),
            match.Phase.Code());
}
