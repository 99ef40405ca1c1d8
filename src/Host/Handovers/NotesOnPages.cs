using Coordination.Domain.Handovers;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Domain.Requests;
using Coordination.Host.Pages;
using Coordination.Host.Reads;
using Coordination.Projections.Handovers;

namespace Coordination.Host.Handovers;

/// <summary>The latest notes about a thing, newest first.</summary>
public sealed record NotesModel(string Community, IReadOnlyList<HandoverLine> Lines);

/// <summary>Hand-over notes on the page of the person or the request that they are about. As fresh as the events.</summary>
public static class NotesOnPages
{
    private const int MostShown = 5;
    private static readonly string
        ofPerson = LinkMember.KindOf<HandoverWritten>(nameof(HandoverWritten.Person)),
        ofRequest = LinkMember.KindOf<HandoverWritten>(nameof(HandoverWritten.Request));

    public static ValueTask<IReadOnlyList<PagePart>> OfPersonAsync(PartContext<Membership> page) =>
        BuildAsync(page, ofPerson, page.Thing.Records.Select(record => record.Value));

    public static ValueTask<IReadOnlyList<PagePart>> OfRequestAsync(PartContext<Request> page) =>
        BuildAsync(page, ofRequest, [page.Thing.Id.Value]);

    private static async ValueTask<IReadOnlyList<PagePart>> BuildAsync<TThing>(
        PartContext<TThing> page, string kind, IEnumerable<Guid> about)
    {
        var viewer = page.Viewer;
        if (!viewer.May(HandoversFeature.SeeHandovers)) return [];
        var linked = new List<LinkedEvent>();
        foreach (var id in about)
            linked.AddRange(await viewer.Service<StreamLinks>().TouchingAsync(viewer.In, id, viewer.Cancellation, kind));
        var rows = new List<ListedHandover>();
        foreach (var note in linked.OrderByDescending(link => link.Sequence).Take(MostShown))
            if (await viewer.Service<StreamRows>().FoldAsync(HandoversList.View, viewer.In, note.Stream, viewer.Cancellation)
                is { Row: { State.IsWithdrawn: false } row }) rows.Add(row);
        if (rows.Count == 0) return [];
        var (disclosures, people) = (viewer.Service<NameDisclosures>(), HandoverLines.PeopleIn(rows));
        var disclosure = page.IsOpened
            ? await disclosures.OpenAsync(viewer, [], people, declared: HandoverReads.WordsFor(viewer, rows))
            : await disclosures.CloseAsync(viewer.In, rows.Select(row => row.Words), people, viewer.Cancellation);
        return [PagePart.Of<NotesSection>(PartPlace.Sections, 25, new NotesModel(viewer.Caller.Code,
            [.. rows.Select(row => HandoverLines.Of(viewer, row, disclosure) with { About = null })]))];
    }
}
