using Coordination.Domain.Kernel;
using Coordination.Host.Reads;
using Coordination.Host.Web;
using Coordination.Host.Wiring;
using Coordination.Projections;
using Coordination.Projections.Lists;
using Coordination.Projections.Matches;
using Coordination.Projections.Requests;
using Act = Coordination.Host.Wiring.Act;

namespace Coordination.Host.Desk.Sheets;

/// <summary>Sheets for a day on which the screen stays at home: the run sheet of a session, and whom to ring.</summary>
public static class SheetPages
{
    private const int MostCalls = 200;

    public static void MapSheets(this RouteGroupBuilder pages)
    {
        pages.MapPage("/sessions/{id}/print", Act.PrintSheets, RunSheetAsync);
        pages.MapPage("/call-list", Act.PrintSheets, CallListAsync);
    }

    private static async ValueTask<IResult> RunSheetAsync(Reader reader)
    {
        var viewer = reader.Viewer;
        if (await viewer.Service<StreamRows>().FoldAsync(Views.Sessions, viewer.In, viewer.Route("id"), viewer.Cancellation) is not { Row: var row }) return Reader.NotFound;
        var (session, href) = (row.State, Links.Session(reader.Code, row.State.Id.ToString()));
        var person = await viewer.Service<PeopleOnPaper>().OpenAsync(viewer, session.Bookings.Values.Select(b => b.Person), await NothingMoreAsync(viewer));
        var people = session.Bookings.Values.Select(b => new PlaceOnPaper(b.Id.ToString(), person(b.Person), b.Kept));
        return reader.Page<RunSheet>("sheet.run-title", Section.Sessions, new RunSheetModel(HeadOf(reader), href, row.Title, session.When.From, session.When.Until, Wards.NameOf(row.Place), session.Capacity.Amount,
            [.. people.OrderBy(p => p.Person.Name.Text ?? "~", StringComparer.CurrentCultureIgnoreCase).ThenBy(p => p.Booking, StringComparer.Ordinal)]));
    }

    private static async ValueTask<IResult> CallListAsync(Reader reader)
    {
        var (viewer, lists) = (reader.Viewer, reader.Viewer.Service<ListReader>());
        var open = await lists.ReadAsync<ListedRequest>(Views.Requests.Table, viewer.In, null, "is_open", "needed_by nulls last, raised_at", MostCalls, [], viewer.Cancellation);
        var all = await lists.CountAsync(Views.Requests.Table, viewer.In, null, "is_open", [], viewer.Cancellation);
        var proposed = await lists.ReadAsync<ListedMatch>(Views.Matches.Table, viewer.In, null, "phase = 'Proposed' and request = any($3)", "proposed_at", ListReader.Most, [open.Select(r => r.Id).ToArray()], viewer.Cancellation);
        var unanswered = proposed.Where(m => !m.Row.State.HelperAgrees).ToLookup(m => m.Row.State.Request, m => m.Row.State.Helper);
        var words = await viewer.Service<Opening>().WordsAsync(viewer, open.Select(r => r.Row.Words), Opening.Print);
        var sight = new Sight(words, new Dictionary<PersonId, PersonalValue>(), new HashSet<PersonId>());
        var person = await viewer.Service<PeopleOnPaper>().OpenAsync(viewer, open.Select(r => r.Row.State.Person).Concat(unanswered.SelectMany(u => u)), sight);
        return reader.Page<CallList>("sheet.calls-title", Section.Requests, new CallListModel(HeadOf(reader), [.. open.Select(r => Call(r.Row))], all - open.Count));

        CallOnPaper Call(ListedRequest row) => new(row.State.Id.ToString(), row.State.Category.Code(), row.State.Wanted.Amount(), Wards.NameOf(row.Place), sight.Of(row.Words),
            row.State.NeededBy?.Instant, row.State.NeededBy is { At: null }, row.RaisedAt, person(row.State.Person), [.. unanswered[row.State.Id].Distinct().Select(person)]);
    }

    private static SheetHead HeadOf(Reader reader) => new(reader.Code, reader.Viewer.Community.Name, reader.Shell.SignedInAs ?? "", reader.Shell.Community?.HelpPhone);

    private static ValueTask<Sight> NothingMoreAsync(Viewer viewer) => viewer.Service<Sights>().OpenAsync(viewer, [], []);
}
