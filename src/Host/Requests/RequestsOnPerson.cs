using Coordination.Domain.People;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Parts;
using Coordination.Host.Reads;
using Coordination.Projections.Requests;

namespace Coordination.Host.Requests;

/// <summary>What somebody asked for, on their page for those who may see it: what is open first, then what ended last.</summary>
public static class RequestsOnPerson
{
    public static async ValueTask<IReadOnlyList<PagePart>> BuildAsync(PartContext<Membership> page)
    {
        var (viewer, member, few) = (page.Viewer, page.Thing, page.Viewer.Service<FewRows>());
        if (viewer.Is(member.Id) || !viewer.May(RequestsFeature.SeeRequests)) return [];
        var theirs = RequestsList.Person.In(member.Records.Select(record => record.Value));
        var requests = await few.ReadAsync(viewer, RequestsList.View, theirs, RequestsList.IsOpen.Is(true),
            RequestsList.SoonestFirst, RequestsList.LatestEnded, page.Change);
        var disclosure = await viewer.Service<NameDisclosures>().OpenAsync(viewer, requests.Rows.Select(row => row.Words), []);
        return
        [
            PagePart.Of<ThingsSection>(PartPlace.First, 10, new ThingsOfPerson("their-requests", "person.requests", "person.no-requests",
                [.. requests.Rows.Select(row => Line(viewer.Caller.Code, row, disclosure))])
            {
                AllHref = !requests.HasMore ? null
                    : new RequestNarrowing { Person = member.Id }.Address(viewer.Caller.Code, "all"),
            }),
        ];
    }

    public static ThingLine Line(string community, ListedRequest row, NameDisclosure disclosure)
    {
        var request = row.State;
        return new(request.Id.ToString(), Links.Request(community, request.Id.ToString()), new("sentence.only", disclosure.Of(row.Words)),
            new("sentence.only", Standing(row).Prepend(request.Wanted.Amount()).Prepend(request.Category.Coded("category"))
                .Aggregate((before, next) => new Sentence("list.two", before, next))),
            RequestLines.StatusOf(request));
    }

    /// <summary>By when the rest is needed; when it ended, and why.</summary>
    private static IEnumerable<object> Standing(ListedRequest row)
    {
        if (row.EndedAt is { } ended)
            return [new Sentence("person.request-ended", new At(ended)), .. row.Cause is { } why ? [why.Coded("cause")] : (object[])[]];
        return
        [
            .. row.State.Given.Amount > 0 ? [new Sentence("person.request-left", row.State.Remainder.Amount())] : (object[])[],
            row.State.NeededBy is { } by ? new Sentence("person.request-needed", new By(by.Instant, by.At is null))
                : new Sentence("requests.no-rush"),
        ];
    }
}
