using Coordination.Host.Matches;
using Coordination.Host.Bookings;
using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.People;
using Coordination.Host;
using Coordination.Host.Access;
using Coordination.Host.Api;
using Coordination.Host.Commands;
using Coordination.Host.EmergencyAccess;
using Coordination.Host.Front;
using Coordination.Host.Language;
using Coordination.Host.Matches;
using Coordination.Host.Operations;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Reads;
using Coordination.Host.SignIn;
using Coordination.Host.Storage;
using Coordination.Host.Stories;
using Coordination.Projections;
using Coordination.Projections.Bookings;
using Coordination.Projections.Lists;
using Coordination.Projections.Matches;
using Coordination.Projections.Requests;

namespace Coordination.Host.Requests;

/// <summary>
/// A request as its page shows it, from the streams themselves: what stands, what may be done by whoever looks, and its story.
/// </summary>
public sealed class RequestPageBuilder(StreamRows rows, StoredFacts facts, Relations relations, StoryBuilder stories,
    NameDisclosures disclosures, Suggestions suggestions, Contacts contacts, ListReader lists, Folds folds)
{
    private const int MostSuggestions = 5, MostSessions = 20;

    /// <summary>Null where there is no such request, or none this viewer may see.</summary>
    public async ValueTask<RequestModel?> BuildAsync(Viewer viewer, Guid id, Typed typed, bool isOpened)
    {
        if (await rows.FoldAsync(Views.Requests, viewer.In, id, viewer.Cancellation) is not { Row: var row }) return null;
        var relation = await relations.ToAsync(viewer, RequestsFeature.SeeRequest, row.State.Person, id);
        if (!viewer.May(RequestsFeature.SeeRequest, relation)) return null;

        var matches = await MatchesAsync(viewer, id);
        var sessions = await FoldedAsync(Views.Sessions, viewer, row.State.Booked.Values.Select(s => s.Value));
        var actions = await ActionsAsync(viewer, row, matches);
        var gathered = await stories.GatherAsync(viewer.In,
            Story.Visible(viewer, await facts.StoryOfRequestAsync(viewer.In, new(id), viewer.Cancellation)), viewer.Cancellation);
        var promised = matches.Where(m => m.State.ContactVisible(row.State.Person, viewer.Person, viewer.Now)
            || m.State.ContactVisible(m.State.Helper, viewer.Person, viewer.Now)).ToList();
        PersonId[] disclosed = [.. promised.SelectMany(m => new[] { m.State.Person, m.State.Helper }).Distinct()];
        var values = gathered.Values.Append(row.Words);
        var people = gathered.People.Append(row.State.Person).Concat(matches.Select(m => m.State.Helper))
            .Concat(actions?.Fitting.Select(f => f.Offer.State.Helper) ?? []);
        var disclosure = isOpened ? await disclosures.OpenAsync(viewer, values, people, relation, disclosed)
            : await disclosures.CloseAsync(viewer.In, values, people, viewer.Cancellation);
        var page = Links.Request(viewer.Caller.Code, id.ToString());
        var request = row.State;

        return new(viewer.Caller.Code, id.ToString(), RequestLines.StatusOf(request), request.Category.Code(), disclosure.Of(row.Words),
            disclosure.NameOf(request.Person), row.RaisedAt, row.Channel.Code())
        {
            Wanted = request.Wanted.Amount(),
            Given = request.Given.Amount(),
            Promised = request.Promised.Values.Aggregate(request.Wanted.None, (sum, promised) => sum + promised).Amount(),
            Open = request.Open.Amount(),
            Ward = Wards.NameOf(row.Place),
            NeededBy = request.NeededBy?.Instant,
            IsWholeDay = request.NeededBy is { At: null },
            IsOver = !row.IsOpen,
            Cause = row.Cause?.Code(),
            Contact = await contacts.OfAsync(viewer, request.Person, promised.FirstOrDefault(m => m.State.Helper == viewer.Person),
                isOpened, disclosure),
            Matches = [.. await Task.WhenAll(matches.Select(m => LineAsync(viewer, m, request.Category, disclosure, page, isOpened)))],
            Booked = [.. sessions.SelectMany(s => request.Booked.Where(b => b.Value == s.State.Id)
                .Select(b => Place(viewer, s, b.Key, page)))],
            Story = stories.Whole(gathered, disclosure),
            Actions = actions is null ? null : new(
                [.. actions.Fitting.Select(f => Suggestions.Of(viewer.Caller.Code, row, f, disclosure, page))], actions.Sessions,
                viewer.May(RequestsFeature.RecordGiven), viewer.May(RequestsFeature.CloseAsUnmet), viewer.May(RequestsFeature.EndRequest))
            {
                Person = request.Person.ToString(),
                IsOwn = request.Person == viewer.Person,
            },
            Typed = typed,
        };
    }

    private sealed record Possible(IReadOnlyList<Fitting> Fitting, IReadOnlyList<Option> Sessions);

    private async ValueTask<Possible?> ActionsAsync(Viewer viewer, ListedRequest row, IReadOnlyList<ListedMatch> matches)
    {
        if (!row.IsOpen || (!viewer.May(RequestsFeature.RecordGiven) && row.State.Person != viewer.Person)) return null;
        var fitting = viewer.May(MatchesFeature.ProposeMatch)
            ? await suggestions.ForAsync(viewer.In, [row], matches.Select(m => (m.State.Request, m.State.Offer)).ToHashSet(), viewer.Now,
                MostSuggestions, viewer.Cancellation)
            : null;
        var ahead = await lists.ReadAsync<ListedSession>(Views.Sessions.Table, viewer.In, null, "ends_at > $3 and category = $4",
            "starts_at", MostSessions, [viewer.Now, row.State.Category.ToString()], viewer.Cancellation);
        return new([.. fitting?[row.State.Id] ?? []],
            [.. ahead.Where(s => s.Row.State.PlacesLeft > 0 && s.Row.State.Bookings.Values.All(b => b.Person != row.State.Person))
                .Select(s => new Option(s.Id.ToString(),
                $"{s.Row.Title}, {TimeZoneInfo.ConvertTime(s.Row.State.When.From, viewer.Zone):ddd d MMM HH:mm}, {Wards.NameOf(s.Row.Place)}"))]);
    }

    private async Task<IReadOnlyList<ListedMatch>> MatchesAsync(Viewer viewer, Guid request)
    {
        var all = await FoldedAsync(Views.Matches, viewer,
            await facts.MatchesAboutAsync(viewer.In, "request", request, viewer.Cancellation));
        return [.. all.Where(m => viewer.May(MatchesFeature.SeeMatch, MatchRelations.To(viewer, m.State))).OrderBy(m => m.ProposedAt)];
    }

    private async Task<IReadOnlyList<TRow>> FoldedAsync<TRow>(ListView<TRow> view, Viewer viewer, IEnumerable<Guid> ids) where TRow : class
    {
        var found = new List<TRow>();
        foreach (var id in ids.Distinct())
            if (await rows.FoldAsync(view, viewer.In, id, viewer.Cancellation) is { Row: var row }) found.Add(row);
        return found;
    }

    private async Task<MatchLine> LineAsync(Viewer viewer, ListedMatch row, Category category, NameDisclosure disclosure, string page,
        bool isOpened)
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
            match.Quantity.Amount(), match.Phase.Code(), MatchPresses.For(viewer, match, disclosure, page))
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
            || !viewer.Community.Charter.HelperCategories.Value.Contains(category.Code())) return null;
        var (helper, _) = await folds.FoldAsync(Membership.Stream, viewer.In, match.Helper.Value, viewer.Cancellation);
        return helper?.RolesAt(viewer.Now).Contains(Role.Helper) is true ? null
            : new Sentence("request.helper-lapsed", disclosure.NameOf(match.Helper));
    }

    private static BookedPlace Place(Viewer viewer, ListedSession session, BookingId booking, string page)
    {
        var path = Links.Session(viewer.Caller.Code, session.State.Id.ToString());
        var at = $"{path}/bookings/{booking}";
        var hasAttended = session.State.Bookings.GetValueOrDefault(booking) is { Attended: true };
        return new(booking.ToString(), session.Title, path, session.State.When.From,
            !hasAttended && session.State.When.Until > viewer.Now && viewer.May(BookingsFeature.EndBooking)
                ? Buttons.To(at + "/cancel", new("act.cancel-place"), page) : null)
        {
            Attend = !hasAttended && viewer.May(BookingsFeature.RecordAttendance)
                && session.State.Starts.Instant - viewer.Now <= TimeSpan.FromHours(12) ? Buttons.To(at + "/attended", new("act.came"), page)
                : null,
        };
    }
}
