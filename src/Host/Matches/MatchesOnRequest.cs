using Coordination.Domain.Agreements;
using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.People;
using Coordination.Domain.Requests;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Reads;
using Coordination.Projections.Matches;

namespace Coordination.Host.Matches;

/// <summary>The matches of a request on its page, whom to ask next, and how to reach the person who asked.</summary>
public sealed class MatchesOnRequest(
    StreamRows rows, StreamLinks links, Folds folds, NameDisclosures disclosures, Suggestions suggestions, Contacts contacts)
{
    private const int MostSuggestions = 5;

    public async ValueTask<IReadOnlyList<PagePart>> BuildAsync(PartContext<Request> page)
    {
        var (viewer, request) = (page.Viewer, page.Thing);
        var matches = await MatchesAsync(viewer, request.Id.Value);
        var fitting = await FittingAsync(viewer, request, matches);
        var disclosure = await DisclosureAsync(page, matches, fitting);
        var through = matches.FirstOrDefault(m => viewer.Is(m.State.Helper) && IsVisible(m, request.Person, viewer));
        var contact = await contacts.OfAsync(viewer, request.Person, through, page.IsOpened, disclosure);
        var buttons = await MatchButtons.ForAsync(viewer, matches.Select(m => m.State), disclosure, page.Href);
        var parts = new List<PagePart>();
        if (contact is not null) parts.Add(PagePart.Of<ContactFact>(PartPlace.Facts, 10, contact));
        foreach (var match in matches)
            parts.Add(PagePart.Of<MatchItem>(PartPlace.Lines, 10,
                await LineAsync(page, match, disclosure, [.. buttons[match.State.Id]])));
        if (fitting is not null)
            parts.Add(PagePart.Of<ProposeMatchPanel>(PartPlace.Panel, 10, new SuggestedOffers(viewer.Caller.Code,
                [.. fitting.Select(f => Suggestions.Of(viewer.Caller.Code, request, f, disclosure, page.Href))], matches.Count == 0)));
        return parts;
    }

    private async ValueTask<IReadOnlyList<ListedMatch>> MatchesAsync(Viewer viewer, Guid request)
    {
        var found = new List<ListedMatch>();
        foreach (var id in await links.StreamsTouchingAsync(viewer.In, request, viewer.Cancellation, MatchRelations.OfRequest))
            if (await rows.FoldAsync(MatchesList.View, viewer.In, id, viewer.Cancellation) is { Row: var row }) found.Add(row);
        return [.. found.Where(m => viewer.May(MatchesFeature.SeeMatch, MatchRelations.To(viewer, m.State))).OrderBy(m => m.ProposedAt)];
    }

    /// <summary>Null if nobody may be asked, or not by this viewer.</summary>
    private async ValueTask<IReadOnlyList<FittingOffer>?> FittingAsync(Viewer viewer, Request request, IReadOnlyList<ListedMatch> matches)
    {
        if (request.Outcome is not null || request.Open.Amount == 0 || !viewer.May(MatchesFeature.ProposeMatch)) return null;
        var tried = matches.Select(m => (m.State.Request, m.State.Offer)).ToHashSet();
        return [.. (await suggestions.ForAsync(viewer, [request], tried, MostSuggestions))[request.Id]];
    }

    private ValueTask<NameDisclosure> DisclosureAsync(
        PartContext<Request> page, IReadOnlyList<ListedMatch> matches, IReadOnlyList<FittingOffer>? fitting)
    {
        var viewer = page.Viewer;
        PersonId[] people = [page.Thing.Person, .. matches.Select(m => m.State.Helper), .. (fitting ?? []).Select(f => f.Offer.Helper)];
        PersonId[] disclosed = [.. matches.Where(m => IsVisible(m, m.State.Person, viewer) || IsVisible(m, m.State.Helper, viewer))
            .SelectMany(m => new[] { m.State.Person, m.State.Helper })];
        return page.IsOpened ? disclosures.OpenAsync(viewer, [], people, Relation.None, disclosed)
            : disclosures.CloseAsync(viewer.In, [], people, viewer.Cancellation);
    }

    private static bool IsVisible(ListedMatch match, PersonId person, Viewer viewer) =>
        match.State.ContactVisible(person, viewer.Person, viewer.Now);

    private async ValueTask<MatchLine> LineAsync(
        PartContext<Request> page, ListedMatch row, NameDisclosure disclosure, IReadOnlyList<Button> buttons)
    {
        var (viewer, match) = (page.Viewer, row.State);
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
            Warning = await WarningAsync(viewer, match, page.Thing.Category, disclosure),
            Contact = await contacts.OfAsync(viewer, match.Helper, row, page.IsOpened, disclosure),
        };
    }

    /// <summary>A helper whose evidence ran out keeps their promises; the coordinator is told.</summary>
    private async ValueTask<Sentence?> WarningAsync(Viewer viewer, Match match, Category category, NameDisclosure disclosure)
    {
        if (match.Phase is not (MatchPhase.Proposed or MatchPhase.Confirmed) || !viewer.May(MatchesFeature.ProposeMatch)
            || !MatchAgreements.IsKeptToHelpers(category, viewer.Community.Charter)) return null;
        var (helper, _) = await folds.FoldAsync(Membership.Stream, viewer.In, match.Helper.Value, viewer.Cancellation);
        return helper?.RolesAt(viewer.Now).Contains(Role.Helper) is true ? null
            : new Sentence("request.helper-lapsed", disclosure.NameOf(match.Helper));
    }
}
