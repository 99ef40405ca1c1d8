using Coordination.Domain.Agreements;
using Coordination.Domain.Bookings;
using Coordination.Host.Bookings;
using Coordination.Host.Matches;
using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.People;
using Coordination.Domain.Requests;
using Coordination.Host.Commands;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Reads;
using Coordination.Host.Stories;
using Coordination.Projections.Bookings;
using Coordination.Projections.Lists;
using Coordination.Projections.Matches;
using Coordination.Projections.Requests;

namespace Coordination.Host.Requests;

/// <summary>
/// A request as its page shows it, from the streams themselves: what stands, what may be done by whoever looks, and its story.
/// </summary>
public sealed class RequestPageBuilder(
    StreamRows rows, StoredFacts facts, StreamLinks links, Relations relations, StoryBuilder stories, NameDisclosures disclosures, Suggestions suggestions,
        Contacts contacts,
    ListReader lists, Folds folds, CommandPreviews previews)
{
    private const int MostSuggestions = 5, MostSessions = 20;

    /// <summary>Null where there is no such request, or none this viewer may see.</summary>
    public async ValueTask<RequestModel?> BuildAsync(Viewer viewer, Guid id, Typed typed, bool isOpened)
    {
        if (await rows.FoldAsync(RequestsList.View, viewer.In, id, viewer.Cancellation) is not { Row: var row } current) return null;
        var relation = await relations.ToAsync(viewer, RequestsFeature.SeeRequest, row.State.Person, id);
        if (!viewer.May(RequestsFeature.SeeRequest, relation)) return null;

        var matches = await MatchesAsync(viewer, id);
        var sessions = await FoldedAsync(SessionsList.View, viewer, row.State.Booked.Values.Select(s => s.Value));
        var actions = await ActionsAsync(viewer, row, matches);
        var gathered = await stories.GatherAsync(viewer.In,
            Story.Visible(viewer, await facts.StoryAsync(viewer.In, id, viewer.Cancellation)), viewer.Cancellation);
        var promised = matches.Where(m => m.State.ContactVisible(row.State.Person, viewer.Person, viewer.Now)
            || m.State.ContactVisible(m.State.Helper, viewer.Person, viewer.Now)).ToList();
        PersonId[] disclosed = [.. promised.SelectMany(m => new[] { m.State.Person, m.State.Helper }).Distinct()];
        var values = gathered.Values.Append(row.Words);
        var people = gathered.People.Append(row.State.Person).Concat(matches.Select(m => m.State.Helper))
            .Concat(actions?.Fitting.Select(f => f.Offer.Helper) ?? []);
        var disclosure = isOpened ? await disclosures.OpenAsync(viewer, values, people, relation, disclosed)
            : await disclosures.CloseAsync(viewer.In, values, people, viewer.Cancellation);
        var page = Links.Request(viewer.Caller.Code, id.ToString());
        var request = row.State;
        var buttons = await MatchPresses.ForAsync(viewer, matches.Select(m => m.State), disclosure, page);

        return new(viewer.Caller.Code, id.ToString(), RequestLines.StatusOf(request), request.Category.Code(), disclosure.Of(row.Words),
            disclosure.NameOf(request.Person), row.RaisedAt, row.Channel.Code())
        {
            Wanted = request.Wanted.Amount(),
            Given = request.Given.Amount(),
            Promised = request.Promised.Values.Aggregate(request.Wanted.None, (sum, promised) => sum + promised).Amount(),
            Open = request.Open.Amount(),
            Ward = Wards.NameOf(row.State.Place),
            NeededBy = request.NeededBy?.Instant,
            IsWholeDay = request.NeededBy is { At: null },
            IsOver = !row.IsOpen,
            IsUpToDate = current.IsUpToDate,
            Cause = row.Cause?.Code(),
            Contact = await contacts.OfAsync(viewer, request.Person, promised.FirstOrDefault(m => m.State.Helper == viewer.Person),
                isOpened, disclosure),
            Matches = [.. await Task.WhenAll(matches.Select(m =>
                LineAsync(viewer, m, request.Category, disclosure, [.. buttons[m.State.Id]], isOpened)))],
            Booked = [.. sessions.SelectMany(s => request.Booked.Where(b => b.Value == s.State.Id)
                .Select(b => Place(viewer, s, b.Key, page)))],
            Story = stories.Whole(gathered, disclosure),
            Actions = actions is null ? null : new(
                [.. actions.Fitting.Select(f => Suggestions.Of(viewer.Caller.Code, request, f, disclosure, page))], actions.Sessions,
                actions.Records)
            {
                MayResolve = actions.Ends[0],
                MayWithdraw = actions.Ends[1],
                MayClose = actions.Ends[2],
                Person = request.Person.ToString(),
                IsOwn = request.Person == viewer.Person,
            },
            Typed = typed,
        };
    }

    private sealed record Possible(IReadOnlyList<FittingOffer> Fitting, IReadOnlyList<Option> Sessions, IReadOnlyList<bool> Ends,
        bool Records);

    /// <summary>What would be accepted of whoever looks; null where that is nothing.</summary>
    private async ValueTask<Possible?> ActionsAsync(Viewer viewer, ListedRequest row, IReadOnlyList<ListedMatch> matches)
    {
        if (!row.IsOpen) return null;
        var id = row.State.Id.Value;
        var ends = await previews.AcceptedAsync(viewer,
        [
            new(RequestsFeature.EndRequest, RequestRoutes.Ending(id, new ResolveElsewhere())),
            new(RequestsFeature.EndRequest, RequestRoutes.Ending(id, new WithdrawRequest())),
            new(RequestsFeature.CloseAsUnmet, RequestRoutes.Ending(id, new CloseAsUnmet(Cause.NoCapacity))),
        ]);
        var least = row.State.Wanted with { Amount = Quantity.Least };
        var records = viewer.Accepts(RequestsFeature.RecordGiven, row.State, new RecordGiven(least, null, Cause.NoCapacity));
        var sessions = await SessionsAsync(viewer, row.State);
        var fitting = viewer.May(MatchesFeature.ProposeMatch)
            ? await suggestions.ForAsync(viewer, [row.State], matches.Select(m => (m.State.Request, m.State.Offer)).ToHashSet(),
                MostSuggestions)
            : null;
        return records || ends.Contains(true) || sessions.Count > 0 ? new([.. fitting?[row.State.Id] ?? []], sessions, ends, records)
            : null;
    }

    /// <summary>Sessions to come in which a place may be booked for it.</summary>
    private async ValueTask<IReadOnlyList<Option>> SessionsAsync(Viewer viewer, Request request)
    {
        PersonId? onBehalfOf = request.Person == viewer.Person ? null : request.Person;
        var (person, _) = await folds.FoldAsync(Membership.Stream, viewer.In, request.Person.Value, viewer.Cancellation);
        var fits = SessionsList.EndsAt.Above(viewer.Now) & SessionsList.Category.Is(request.Category);
        var ahead = await lists.ReadAsync(
            SessionsList.View, viewer.In, null, fits, SessionsList.SoonestFirst, MostSessions, viewer.Cancellation);
        return [.. ahead.Where(s => viewer.Accepts(BookingsFeature.BookPlace, Booking(s.Row.State)))
            .Select(s => new Option(s.Id.ToString(), Said(s.Row)))];

        Agreement Booking(Session session) => BookingAgreements.Book(default, request.Person, person, session, request,
            viewer.AtFor(onBehalfOf));
        string Said(ListedSession s) =>
            $"{s.Title}, {TimeZoneInfo.ConvertTime(s.State.When.From, viewer.Zone):ddd d MMM HH:mm}, {Wards.NameOf(s.Place)}";
    }

    private async Task<IReadOnlyList<ListedMatch>> MatchesAsync(Viewer viewer, Guid request)
    {
        var all = await FoldedAsync(
            MatchesList.View, viewer, await links.StreamsTouchingAsync(viewer.In, request, viewer.Cancellation, MatchRelations.OfRequest));
        return [.. all.Where(m => viewer.May(MatchesFeature.SeeMatch, MatchRelations.To(viewer, m.State))).OrderBy(m => m.ProposedAt)];
    }

    private async Task<IReadOnlyList<TRow>> FoldedAsync<TRow>(ListView<TRow> view, Viewer viewer, IEnumerable<Guid> ids) where TRow : class
    {
        var found = new List<TRow>();
        foreach (var id in ids.Distinct())
            if (await rows.FoldAsync(view, viewer.In, id, viewer.Cancellation) is { Row: var row }) found.Add(row);
        return found;
    }

    private async Task<MatchLine> LineAsync(
        Viewer viewer, ListedMatch row, Category category, NameDisclosure disclosure, IReadOnlyList<Button> buttons, bool isOpened)
    {
        var match = row.State;
        var waits = (match.Phase, match.PersonAgrees, match.HelperAgrees) switch
        {
            (MatchPhase.Proposed, false, false) => new Sentence("request.waits-both"),
            (MatchPhase.Proposed, false, _) => new Sentence("request.waits-person", disclosure.NameOf(match.Person)),
            (MatchPhase.Proposed, _, false) => new Sentence("request.waits-helper", disclosure.NameOf(match.Helper)),
            _ => null,
        };
        return new(match.Id.ToString(), disclosure.NameOf(match.Helper), Links.Offer(viewer.Caller.Code, match.Offer.ToString()),
            match.Quantity.Amount(), match.Phase.Code(), buttons)
        {
            WaitsFor = waits,
            Warning = await WarningAsync(viewer, match, category, disclosure),
            Contact = await contacts.OfAsync(viewer, match.Helper, row, isOpened, disclosure),
        };
    }

    /// <summary>A helper whose evidence ran out keeps what they promised; who coordinates is gathered.</summary>
    private async ValueTask<Sentence?> WarningAsync(Viewer viewer, Match match, Category category, NameDisclosure disclosure)
    {
        if (match.Phase is not (MatchPhase.Proposed or MatchPhase.Confirmed) || !viewer.May(MatchesFeature.ProposeMatch)
            || !MatchAgreements.IsKeptToHelpers(category, viewer.Community.Charter)) return null;
        var (helper, _) = await folds.FoldAsync(Membership.Stream, viewer.In, match.Helper.Value, viewer.Cancellation);
        return helper?.RolesAt(viewer.Now).Contains(Role.Helper) is true ? null
            : new Sentence("request.helper-lapsed", disclosure.NameOf(match.Helper));
    }

    private static BookedPlace Place(Viewer viewer, ListedSession session, BookingId booking, string page)
    {
        var path = Links.Session(viewer.Caller.Code, session.State.Id.ToString());
        var at = $"{path}/bookings/{booking}";
        var (gives, keeps) = (new CancelPlace(booking), new RecordAttendance(booking));
        return new(booking.ToString(), session.Title, path, session.State.When.From,
            viewer.Accepts(BookingsFeature.EndBooking, session.State, gives) ? Buttons.To(at + "/cancel", new("act.cancel-place"), page) : null)
        {
            Attend = viewer.Accepts(BookingsFeature.RecordAttendance, session.State, keeps) ? Buttons.To(at + "/attended", new("act.came"), page)
                : null,
        };
    }
}
