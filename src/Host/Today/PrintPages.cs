using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Host.Bookings;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Print;
using Coordination.Host.Reads;
using Coordination.Host.Requests;
using Coordination.Projections.Bookings;
using Coordination.Projections.Lists;
using Coordination.Projections.Matches;
using Coordination.Projections.Requests;

namespace Coordination.Host.Today;

/// <summary>Printed sheets for a day without a screen: the run sheet of a session, and the list of people to call.</summary>
public static class PrintPages
{
    private const int MostCalls = 200;

    public static void MapPrintPages(this FeatureBuilder it)
    {
        it.Page("/sessions/{id}/print", TodayFeature.PrintCallList, AttendanceSheetAsync);
        it.Page("/call-list", TodayFeature.PrintCallList, CallListAsync);
    }

    private static async ValueTask<IResult> AttendanceSheetAsync(PageReader reader)
    {
        var viewer = reader.Viewer;
        if (await viewer.Service<StreamRows>().FoldAsync(
            SessionsList.View, viewer.In, viewer.Route("id"), viewer.Cancellation) is not { Row: var row }) return PageReader.NotFound;
        var (session, href) = (row.State, Links.Session(reader.Code, row.State.Id.ToString()));
        var person = await viewer.Service<PeopleOnPaper>()
            .OpenAsync(viewer, session.Bookings.Values.Select(b => b.Person), await NothingMoreAsync(viewer));
        var people = session.Bookings.Values.Select(b => new PlaceOnPaper(b.Id.ToString(), person(b.Person), b.Noted));
        return reader.Page<AttendanceSheet>("sheet.run-title", BookingsFeature.Section,
            new AttendanceSheetModel(HeadOf(reader), href, row.Title, session.When.From, session.When.Until, Wards.NameOf(row.Place),
            session.Capacity.Amount,
            [.. people.ByName(p => p.Person.Name)])
            {
                Cancelled = session.Cancelled?.Code(),
            });
    }

    private static async ValueTask<IResult> CallListAsync(PageReader reader)
    {
        var (viewer, lists) = (reader.Viewer, reader.Viewer.Service<ListReader>());
        var (batch, isOpen) = (lists.Ask(viewer.In), RequestsList.IsOpen.Is(true));
        var (soonest, all) = (
            batch.Rows(RequestsList.View, isOpen, RequestsList.SoonestFirst, MostCalls), batch.Count(RequestsList.View, isOpen));
        await batch.RunAsync(viewer.Cancellation);
        var open = soonest.Value;
        var waits = MatchesList.Phase.Is(MatchPhase.Proposed) & MatchesList.Request.In(open.Select(r => r.Id));
        var proposed = await lists.ReadAsync(
            MatchesList.View, viewer.In, null, waits, MatchesList.OldestFirst, ListReader.Most, viewer.Cancellation);
        var unanswered = proposed.Where(m => !m.Row.State.HelperAgrees).ToLookup(m => m.Row.State.Request, m => m.Row.State.Helper);
        var words = await viewer.Service<Opening>().WordsAsync(viewer, open.Select(r => r.Row.Words), Opening.Print);
        var disclosure = new NameDisclosure(words, new Dictionary<PersonId, PersonalValue>(), new HashSet<PersonId>());
        var person = await viewer.Service<PeopleOnPaper>()
            .OpenAsync(viewer, open.Select(r => r.Row.State.Person).Concat(unanswered.SelectMany(u => u)), disclosure);
        return reader.Page<CallList>(
            "sheet.calls-title", RequestsFeature.Section,
            new CallListModel(HeadOf(reader), [.. open.Select(r => Call(r.Row))], all.Value - open.Count));

        CallOnPaper Call(ListedRequest row) => new(row.State.Id.ToString(), row.State.Category.Code(), row.State.Wanted.Amount(),
            Wards.NameOf(row.State.Place), disclosure.Of(row.Words),
            row.State.NeededBy?.Instant, row.State.NeededBy is { At: null }, row.RaisedAt, person(row.State.Person),
                [.. unanswered[row.State.Id].Distinct().Select(person)]);
    }

    private static PrintHead HeadOf(PageReader reader) =>
        new(reader.Code, reader.Viewer.Community.Name, reader.Shell.SignedInAs ?? "", reader.Shell.Community?.HelpPhone);

    private static ValueTask<NameDisclosure> NothingMoreAsync(Viewer viewer) => viewer.Service<NameDisclosures>().OpenAsync(viewer, [], []);
}
