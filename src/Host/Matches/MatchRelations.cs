using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Reads;
using Coordination.Projections.Lists;
using Coordination.Projections.Matches;

namespace Coordination.Host.Matches;

/// <summary>What the two people of a match may know of each other, and of what the match is about.</summary>
public static class MatchRelations
{
    /// <summary>The links from a match to what it is about.</summary>
    public static readonly string OfRequest = LinkMember.KindOf<MatchProposed>(nameof(MatchProposed.Request)),
        OfOffer = LinkMember.KindOf<MatchProposed>(nameof(MatchProposed.Offer));

    public static Relation To(Viewer viewer, Match match) => match switch
    {
        _ when viewer.Person != match.Person && viewer.Person != match.Helper => Relation.None,
        { Phase: MatchPhase.Confirmed or MatchPhase.Completed } => Relation.Promised,
        _ => Relation.Party,
    };

    /// <summary>The relations that follow from the matches about a request or an offer.</summary>
    public static async ValueTask<Relation> ThroughMatchesAsync(Viewer viewer, Guid thing)
    {
        var about = await viewer.Service<StreamLinks>()
            .StreamsTouchingAsync(viewer.In, thing, viewer.Cancellation, OfRequest, OfOffer);
        return (await FoldedAsync(viewer, about)).Where(m => m.Phase is MatchPhase.Proposed or MatchPhase.Confirmed or MatchPhase.Completed)
            .Select(m => To(viewer, m)).DefaultIfEmpty(Relation.None).Max();
    }

    /// <summary>The people who agreed to a match with the viewer, for as long as was agreed.</summary>
    public static async ValueTask<IReadOnlySet<PersonId>> DisclosedAsync(Viewer viewer, IReadOnlyCollection<PersonId> people)
    {
        var isParty = MatchesList.Person.Is(viewer.Person.Value) | MatchesList.Helper.Is(viewer.Person.Value);
        var matches = await viewer.Service<ListReader>()
            .ReadAsync(MatchesList.View, viewer.In, null, isParty, MatchesList.NewestFirst, ListReader.Most, viewer.Cancellation);
        var current = await FoldedAsync(viewer, matches.Select(m => m.Id));
        return people.Where(person => current.Any(m => m.ContactVisible(person, viewer.Person, viewer.Now))).ToHashSet();
    }

    private static async ValueTask<IReadOnlyList<Match>> FoldedAsync(Viewer viewer, IEnumerable<Guid> matches)
    {
        var keys = matches.Select(m => StreamKey.Of(viewer.In.Value, m, Match.Stream)).ToList();
        return [.. (await viewer.Service<Folds>().FoldAsync(keys, viewer.Cancellation)).Values
            .Where(f => f.Unreadable is null).Select(f => f.State).OfType<Match>()];
    }
}
