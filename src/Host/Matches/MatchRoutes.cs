using Coordination.Domain.Agreements;
using Coordination.Domain.Consents;
using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.Offers;
using Coordination.Domain.People;
using Coordination.Domain.Requests;
using Coordination.Host.Commands;

namespace Coordination.Host.Matches;

public sealed record ProposeMatchBody : CommandBody
{
    public required RequestId Request { get; init; }
    public required OfferId Offer { get; init; }
    public required Quantity Quantity { get; init; }
}

public sealed record AnswerBody : CommandBody
{
    public required Side Side { get; init; }
}

public sealed record CompleteMatchBody : CommandBody
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
    private delegate Agreement? Agreeing(Streams streams, Match match, Request request, Offer offer, Circumstances at);

    public static void MapMatches(this FeatureBuilder it)
    {
        it.Command<ProposeMatchBody>("/matches/propose", MatchesFeature.ProposeMatch, "Propose that an offer meets a request",
            (_, body) => new(Proposing(Guid.NewGuid(), body.Request, body.Offer, CallerContext.Positive(body.Quantity, "quantity"))));
        it.Command<AnswerBody>("/matches/{id}/accept", MatchesFeature.AnswerMatch, "Say yes to a match for one side",
            (call, body) => new(Accepting(call.Route("id"), body.Side)));
        it.Command<AnswerBody>("/matches/{id}/decline", MatchesFeature.AnswerMatch, "Say no to a match for one side",
            (call, body) => new(Plan.On(Match.Stream, call.Route("id"), new DeclineMatch(body.Side))));
        it.Command<CompleteMatchBody>("/matches/{id}/complete", MatchesFeature.CompleteMatch, "Record what was given under a match",
            (call, body) => new(Completing(call.Route("id"), CallerContext.Positive(body.Given, "given"), body.Shortfall)));
        it.Command<DissolveBody>("/matches/{id}/dissolve", MatchesFeature.DissolveMatch, "Let a match fall through",
            (call, body) => new(Dissolving(call.Route("id"), body.Cause)));
    }

    public static Plan Proposing(Guid id, RequestId asked, OfferId offered, Quantity quantity) =>
        new(id, (streams, at) => (streams.Existing(Request.Stream, asked.Value),
            streams.Existing(Offer.Stream, offered.Value)) is ({ } request, { } offer)
            && (streams.Existing(Membership.Stream, request.Person.Value),
                streams.Existing(Membership.Stream, offer.Helper.Value)) is ({ } person, { } helper)
            ? MatchAgreements.Propose(new(id), quantity, request, offer, person, helper, at)
            : null, $"/matches/{id}");

    public static Plan Accepting(Guid id, Side side) => Both(id, (streams, match, request, offer, at) =>
        (streams.Existing(Membership.Stream, match.Person.Value), streams.Existing(Membership.Stream, match.Helper.Value)) is ({ } person,
        { } helper)
        && streams.Optional(PersonConsents.Stream, PersonConsents.Of(match.Person),
            out var ofPerson) & streams.Optional(PersonConsents.Stream, PersonConsents.Of(match.Helper), out var ofHelper)
            ? MatchAgreements.Accept(side, match, request, offer, (person, ofPerson), (helper, ofHelper), at)
            : null);

    public static Plan Completing(Guid id, Quantity given, Cause? shortfall) =>
        Both(id, (_, match, request, offer, at) => MatchAgreements.Complete(given, shortfall, match, request, offer, at));
    public static Plan Dissolving(Guid id, Cause? cause) =>
        Both(id, (_, match, request, offer, at) => MatchAgreements.Dissolve(cause, match, request, offer, at));

    private static Plan Both(Guid id, Agreeing agreeing) => new(id, (streams, at) =>
        streams.Existing(Match.Stream, id) is { } match
        && (streams.Existing(Request.Stream, match.Request.Value), streams.Existing(Offer.Stream, match.Offer.Value)) is ({ } request,
        { } offer)
            ? agreeing(streams, match, request, offer, at)
            : null);
}
