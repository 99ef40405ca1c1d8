using Coordination.Domain.Handovers;
using Coordination.Domain.Kernel;
using Coordination.Host.Pages;
using Coordination.Host.Reads;
using Coordination.Projections.Handovers;
using Coordination.Projections.Lists;

namespace Coordination.Host.Handovers;

/// <summary>The page of hand-over notes. What nobody has seen comes first, and of that what has waited longest.</summary>
public static class HandoverPages
{
    private const int SeenShown = 20;
    private static readonly QueryParameter
        person = new("person", typeof(Guid), "The person a new note is about."),
        request = new("request", typeof(Guid), "The request a new note is about."),
        session = new("session", typeof(Guid), "The session a new note is about.");

    public static void MapHandoverPages(this FeatureBuilder it) => it.Page("/handovers", HandoversFeature.SeeHandovers, ShowAsync,
        person, request, session, QueryParameter.After, QueryParameter.Limit);

    private static async ValueTask<IResult> ShowAsync(PageReader reader)
    {
        var viewer = reader.Viewer;
        var unseen = await viewer.Service<PagedLists>().ReadAsync(HandoversList.View, viewer.In, reader.ReadQuery,
            HandoversList.SoonestFirst, HandoversList.IsUnseen.Is(true), viewer.Cancellation);
        var seen = reader.ReadQuery.After is not null ? [] : await viewer.Service<ListReader>().ReadAsync(HandoversList.View, viewer.In,
            null, HandoversList.IsUnseen.Is(false) & HandoversList.IsWithdrawn.Is(false), HandoversList.NewestFirst, SeenShown,
            viewer.Cancellation);
        List<ListedHandover> rows = [.. unseen.Rows.Concat(seen).Select(r => r.Row)];
        PersonId[] about = reader.ReadQuery.Id("person") is { } named ? [new(named)] : [];
        var disclosure = await viewer.Service<NameDisclosures>().OpenAsync(viewer, [], HandoverLines.PeopleIn(rows).Concat(about),
            declared: HandoverReads.WordsFor(viewer, rows));
        var lines = rows.Select(row => HandoverLines.Of(viewer, row, disclosure) with
        {
            Buttons = HandoverLines.ButtonsOf(viewer, row.State),
        }).ToLookup(line => line.IsUnseen);
        return reader.Page<HandoversPage>("handovers.title", Section.Elsewhere, new HandoversModel(reader.Code, [.. lines[true]],
            [.. lines[false]], unseen.HasMore ? $"{Links.Handovers(reader.Code)}?after={unseen.Rows[^1].Id}" : null)
        {
            MayWrite = viewer.Accepts(HandoversFeature.WriteHandover, (Handover?)null, new WriteHandover(default, CommandPreviews.Unsaid)),
            About = AboutOf(reader.ReadQuery, disclosure),
            Typed = reader.Typed,
        });
    }

    private static NewHandoverAbout? AboutOf(ReadQuery asked, NameDisclosure disclosure) =>
        asked.Id("person") is { } somebody
            ? new("person", somebody.ToString(), new("handovers.about-person", disclosure.NameOf(new(somebody))))
        : asked.Id("request") is { } wanted ? new("request", wanted.ToString(), new("handovers.about-request"))
        : asked.Id("session") is { } planned ? new("session", planned.ToString(), new("handovers.about-session"))
        : null;
}
