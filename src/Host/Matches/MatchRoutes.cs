using Coordination.Domain.Agreements;
using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.Offers;
using Coordination.Domain.Requests;
using Coordination.Host.Commands;
using Coordination.Host.Wiring;

namespace Coordination.Host.Matches;

public sealed record ProposeMatchBody : CommandBody
{
    public required RequestId Request { get; init; }
    public required OfferId Offer { get; init; }
    public required Quantity Quantity { get; init; }
    public IReadOnlyList<Fit>? Why { get; init; }
}

public sealed record AnswerBody : CommandBody
{
    public required Side Side { get; init; }
}

public sealed record KeptBody : CommandBody
{
    public required Quantity Given { get; init; }
    /// <summary>Why less was given than was promised.</summary>
    public Cause? Shortfall { get; init; }
}

public sealed record DissolveBody : CommandBody
{
    public Cause? Cause { get; init; }
}

/// <summary>What can be done with matches. Each touches the request and the offer it binds.</summary>
public static class MatchRoutes
{
    private delegate Agreement Agreeing(Match match, Request request, Offer offer, Circumstances at);

    public static void MapMatches(this CommandDoors doors)
    {
        doors.MapCommand<ProposeMatchBody>("/matches/propose", Act.ProposeMatch, "Propose that an offer meets a request", (_, body) => new(Proposing(body)));
        doors.MapCommand<AnswerBody>("/matches/{id}/accept", Act.AnswerMatch, "Say yes to a match for one side", (call, body) => new(Both(call, (m, r, o, at) => MatchAgreements.Accept(body.Side, m, r, o, at))));
        doors.MapCommand<AnswerBody>("/matches/{id}/decline", Act.AnswerMatch, "Say no to a match for one side", (call, body) => new(Plan.On(Match.Stream, call.Route("id"), new DeclineMatch(body.Side))));
        doors.MapCommand<KeptBody>("/matches/{id}/keep", Act.KeepMatch, "Record what was given under a match", (call, body) => new(Both(call, (m, r, o, at) => MatchAgreements.Keep(Call.Positive(body.Given, "given"), body.Shortfall, m, r, o, at))));
        doors.MapCommand<DissolveBody>("/matches/{id}/dissolve", Act.DissolveMatch, "Let a match fall through", (call, body) => new(Both(call, (m, r, o, at) => MatchAgreements.Dissolve(body.Cause, m, r, o, at))));
    }

    private static Plan Proposing(ProposeMatchBody body)
    {
        var id = Guid.NewGuid();
        var quantity = Call.Positive(body.Quantity, "quantity");
        return new(id, (streams, at) => (streams.Existing(Request.Stream, body.Request.Value), streams.Existing(Offer.Stream, body.Offer.Value)) is ({ } request, { } offer)
            ? MatchAgreements.Propose(new(id), quantity, body.Why ?? [], request, offer, at)
            : null, $"/matches/{id}");
    }

    private static Plan Both(Call call, Agreeing agreeing)
    {
        var id = call.Route("id");
        return new(id, (streams, at) =>
            streams.Existing(Match.Stream, id) is { } match
            && (streams.Existing(Request.Stream, match.Request.Value), streams.Existing(Offer.Stream, match.Offer.Value)) is ({ } request, { } offer)
                ? agreeing(match, request, offer, at)
                : null);
    }
}
