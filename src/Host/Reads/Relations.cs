using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Host;
using Coordination.Host.Access;
using Coordination.Host.Api;
using Coordination.Host.Commands;
using Coordination.Host.Operations;
using Coordination.Host.Pages;
using Coordination.Host.SignIn;
using Coordination.Host.Storage;

namespace Coordination.Host.Reads;

/// <summary>How a viewer stands to a request, an offer or a match: from the streams themselves, never from a list.</summary>
public sealed class Relations(Folds folds, StoredFacts facts)
{
    public ValueTask<Relation> ToRequestAsync(Viewer viewer, PersonId person, Guid request) =>
        ToAsync(viewer, Permission.SeeRequest, person, "request", request);
    public ValueTask<Relation> ToOfferAsync(Viewer viewer, PersonId helper, Guid offer) =>
        ToAsync(viewer, Permission.SeeOffer, helper, "offer", offer);

    public static Relation ToMatch(Viewer viewer, Match match) => match switch
    {
        _ when viewer.Person != match.Person && viewer.Person != match.Helper => Relation.None,
        { Phase: MatchPhase.Confirmed or MatchPhase.Completed } => Relation.Promised,
        _ => Relation.Party,
    };

    private async ValueTask<Relation> ToAsync(Viewer viewer, Permission permission, PersonId owner, string member, Guid id)
    {
        if (viewer.Person == owner) return Relation.Own;
        if (viewer.May(permission)) return Relation.None;
        var keys = (await facts.MatchesAboutAsync(viewer.In, member, id, viewer.Cancellation))
            .Select(m => StreamKey.Of(viewer.In.Value, m, Match.Stream)).ToList();
        return (await folds.FoldAsync(keys, viewer.Cancellation)).Values.Select(f => f.State).OfType<Match>()
            .Where(m => m.Phase is MatchPhase.Proposed or MatchPhase.Confirmed or MatchPhase.Completed)
            .Select(m => ToMatch(viewer, m)).DefaultIfEmpty(Relation.None).Max();
    }
}
