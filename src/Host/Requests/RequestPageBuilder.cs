using Coordination.Domain.People;
using Coordination.Domain.Requests;
using Coordination.Host.Commands;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Reads;
using Coordination.Host.Stories;
using Coordination.Projections.Lists;
using Coordination.Projections.Requests;

namespace Coordination.Host.Requests;

/// <summary>Builds the page of a request from the streams themselves: its state, what the viewer can do, and its story.</summary>
public sealed class RequestPageBuilder(
    StreamRows rows, StoredFacts facts, Relations relations, StoryBuilder stories, NameDisclosures disclosures,
    RequestPossibilities possibilities, PageParts parts, ListReader lists, Folds folds)
{
    private const int MostTogether = 20;

    /// <summary>Null if there is no such request, or none that this viewer may see.</summary>
    /// <param name="asOf">A past moment: what the request says of itself then, and nothing to do. Null for now.</param>
    public async ValueTask<RequestModel?> BuildAsync(
        Viewer viewer, Guid id, Typed typed, bool isOpened, long? before, DateTimeOffset? asOf = null)
    {
        var upTo = await facts.PositionAtAsync(viewer.In, asOf, viewer.Cancellation);
        if (await rows.FoldAsync(RequestsList.View, viewer.In, id, upTo, viewer.Cancellation) is not { Row: var row } current) return null;
        var request = row.State;
        var relation = await relations.ToAsync(viewer, RequestsFeature.SeeRequest, request.Person, id);
        if (!viewer.May(RequestsFeature.SeeRequest, relation)) return null;

        var page = Links.Request(viewer.Caller.Code, id.ToString()).AsOf(asOf);
        var others = upTo is not null ? [] : await parts.BuildAsync(new PartContext<Request>(viewer, request, page, typed, isOpened));
        var kept = await folds.KeptAsync(viewer.In, request.Person, viewer.Cancellation);
        var together = viewer.May(RequestsFeature.SeeRequests, relation) ? await TogetherAsync(viewer, request, kept, upTo) : [];
        var story = await facts.StoryAsync(viewer.In, id, StoryPart.From(before, upTo), viewer.Cancellation);
        var gathered = await stories.GatherAsync(viewer.In, Story.Visible(viewer, story.Facts), viewer.Cancellation);
        var values = gathered.Values.Append(row.Words).Concat(together.Select(r => r.Words));
        var people = gathered.People.Append(request.Person).ToHashSet();
        var disclosure = isOpened
            ? await disclosures.OpenAsync(viewer, values, people, relation, await relations.DisclosedAsync(viewer, people))
            : await disclosures.CloseAsync(viewer.In, values, people, viewer.Cancellation);

        return new(viewer.Caller.Code, id.ToString(), RequestLines.StatusOf(request), request.Category.Code(), disclosure.Of(row.Words),
            disclosure.NameOf(request.Person), row.RaisedAt, row.Channel.Code())
        {
            WhoHref = viewer.HrefOf(request.Person),
            Wanted = request.Wanted.Amount(),
            Given = request.Given.Amount(),
            Promised = request.Promised.Values.Aggregate(request.Wanted.None, (sum, promised) => sum + promised).Amount(),
            Open = request.Open.Amount(),
            Ward = Wards.NameOf(row.State.Place),
            NeededBy = request.NeededBy?.Instant,
            IsWholeDay = request.NeededBy is { At: null },
            IsOver = !row.IsOpen,
            IsPast = upTo is not null,
            IsUpToDate = current.IsUpToDate,
            Cause = row.Cause?.Code(),
            Original = request.Original?.ToString(),
            Together = [.. together.Select(r => RequestLines.Of(viewer.Caller.Code, r, disclosure))],
            IsOwn = viewer.Is(request.Person),
            AskAlso = upTo is null ? RequestPossibilities.AskAlso(viewer, request, kept) : null,
            Parts = others,
            Story = stories.Of(story, gathered, disclosure, page),
            Actions = row.IsOpen && upTo is null
                ? await possibilities.ActionsAsync(viewer, request, others.Any(part => part.Place is PartPlace.Panel), isOpened) : null,
            Corrections = isOpened && upTo is null ? await possibilities.CorrectionsAsync(viewer, row, version => story.Facts
                .FirstOrDefault(fact => fact.Stream == id && fact.Version == version)?.Envelope.OccurredAt) : null,
            Typed = typed,
        };
    }

    /// <summary>
    /// The other requests that were asked for together with it, as far as they are of the same person now: records may have been parted.
    /// </summary>
    private async ValueTask<IReadOnlyList<ListedRequest>> TogetherAsync(Viewer viewer, Request request, Membership? kept, long? upTo)
    {
        var (others, theirs) = (!Filter.Ids<ListedRequest>([request.Id.Value]),
            RequestsList.Person.In((kept?.Duplicates.Add(kept.Id) ?? [request.Person]).Select(person => person.Value)));
        var rows = await lists.ReadAsync(RequestsList.View, viewer.In, upTo, RequestsList.Together(request.First) & others & theirs,
            RequestsList.OldestFirst, MostTogether, viewer.Cancellation);
        return [.. rows.Select(r => r.Row)];
    }
}
