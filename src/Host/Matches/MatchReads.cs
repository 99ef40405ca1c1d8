using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Host.Access;
using Coordination.Host.Reads;
using Coordination.Projections.Lists;
using Coordination.Projections.Matches;

namespace Coordination.Host.Matches;

/// <summary>A match as the API answers it: the two people, who has agreed, and its status.</summary>
public sealed record MatchView(MatchId Id, RequestId Request, PersonId Person, OfferId Offer, PersonId Helper, Quantity Quantity,
    MatchPhase Phase, bool PersonAgrees, bool HelperAgrees, IReadOnlyList<Fit> Why, DateTimeOffset ProposedAt)
{
    /// <summary>Until when the two may see how to reach each other.</summary>
    public DateTimeOffset? ContactUntil { get; init; }
    public long? Version { get; init; }

    public static MatchView Of(ListedMatch row, long? version = null) => new(
        row.State.Id, row.State.Request, row.State.Person, row.State.Offer, row.State.Helper, row.State.Quantity, row.State.Phase,
            row.State.PersonAgrees, row.State.HelperAgrees, row.Why, row.ProposedAt)
    {
        ContactUntil = row.ContactUntil,
        Version = version,
    };
}

/// <summary>The reads of matches.</summary>
public static class MatchReads
{
    private static readonly QueryParameter[] filters =
    [
        new("phase", typeof(MatchPhase), "Only matches in this phase."),
        new("request", typeof(Guid), "Only matches of this request."),
        new("offer", typeof(Guid), "Only matches of this offer."),
        new("person", typeof(Guid), "Only matches in which this person is one of the two."),
    ];

    public static void MapMatchReads(this FeatureBuilder it)
    {
        it.Read<Page<MatchView>>("/matches", MatchesFeature.SeeMatches, "listMatches", "List matches, newest first", ListAsync,
            [.. filters, .. QueryParameter.Paged]);
        it.Read<MatchView>("/matches/{id}", MatchesFeature.SeeMatch, "getMatch", "Read a match as it is now", GetAsync);
        it.ReadOpened<ContactView>("/matches/{id}/contact", Permission.OpenContact, "getMatchContact",
            "Read how the two of a match can be reached", MatchContact.GetAsync);
    }

    public static Filter<ListedMatch> Filters(ReadQuery asked)
    {
        var chosen = new List<Filter<ListedMatch>>();
        if (asked.Code<MatchPhase>("phase") is { } phase) chosen.Add(MatchesList.Phase.Is(phase));
        if (asked.Id("request") is { } request) chosen.Add(MatchesList.Request.Is(request));
        if (asked.Id("offer") is { } offer) chosen.Add(MatchesList.Offer.Is(offer));
        if (asked.Id("person") is { } person) chosen.Add(MatchesList.Person.Is(person) | MatchesList.Helper.Is(person));
        return Filter.All(chosen);
    }

    private static async ValueTask<Read> ListAsync(Viewer viewer, ReadQuery asked)
    {
        if (!viewer.May(MatchesFeature.SeeMatches, asked.Id("person") == viewer.Person.Value ? Relation.Own : Relation.None))
            return Read.NotAllowed;
        return PageAnswer.Of(await viewer.Service<PagedLists>().ReadAsync(
            MatchesList.View, viewer.In, asked, MatchesList.NewestFirst, Filters(asked), viewer.Cancellation), asked, row =>
            MatchView.Of(row));
    }

    private static async ValueTask<Read> GetAsync(Viewer viewer, ReadQuery asked) =>
        await viewer.Service<StreamRows>().FoldAsync(MatchesList.View, viewer.In, viewer.Route("id"), viewer.Cancellation) is { } match
            && viewer.May(MatchesFeature.SeeMatch, MatchRelations.To(viewer, match.Row.State))
            ? new(MatchView.Of(match.Row, match.Version), match.Version)
            : Read.NotFound;
}
