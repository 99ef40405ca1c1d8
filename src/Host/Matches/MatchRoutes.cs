using Coordination.Domain.Agreements;
using Coordination.Domain.Consents;
using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.Offers;
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

public sealed record AcceptBody : CommandBody
{
    public required Side Side { get; init; }
    /// <summary>How much of what was proposed the helper can give; all of it if absent.</summary>
    public Quantity? Part { get; init; }
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

/// <summary>The commands on matches. Each also touches the request and the offer of the match.</summary>
public static class MatchRoutes
{
    private delegate Needed<Agreement> Agreeing(Match match, Request request, Offer offer, Circumstances at);

    public static void MapMatches(this FeatureBuilder it)
    {
        it.Command<ProposeMatchBody>("/matches/propose", MatchesFeature.ProposeMatch, "Propose that an offer meets a request",
            (_, body) =>
            {
                var id = Guid.NewGuid();
                return new(Proposing(id, body.Request, body.Offer, CallerContext.Positive(body.Quantity, "quantity")).At($"/matches/{id}"));
            });
        it.Command<AcceptBody>("/matches/{id}/accept", MatchesFeature.AcceptMatch, "Say yes to a match for one side",
            (call, body) => new(Accepting(call.Route("id"), body.Side,
                body.Part is { } part ? CallerContext.Positive(part, "part") : null)));
        it.Command<AnswerBody>("/matches/{id}/decline", MatchesFeature.DeclineMatch, "Say no to a match for one side",
            (call, body) => new(Plan.On(Match.Stream, call.Route("id"), new DeclineMatch(body.Side))));
        it.Command<CompleteMatchBody>("/matches/{id}/complete", MatchesFeature.CompleteMatch, "Record what was given under a match",
            (call, body) => new(Completing(call.Route("id"), CallerContext.Positive(body.Given, "given"), body.Shortfall)));
        it.Command<DissolveBody>("/matches/{id}/dissolve", MatchesFeature.DissolveMatch, "Let a match fall through",
            (call, body) => new(Dissolving(call.Route("id"), body.Cause)));
    }

    public static Plan Proposing(Guid id, RequestId asked, OfferId offered, Quantity quantity) => new(id, at =>
        from about in Request.Stream.Existing(asked.Value).And(Offer.Stream.Existing(offered.Value))
        from people in Needed.Kept(about.First.Person).And(Needed.Kept(about.Second.Helper))
        select MatchAgreements.Propose(new(id), quantity, about.First, about.Second, people.First, people.Second, at));

    public static Plan Accepting(Guid id, Side side, Quantity? part = null) => Both(id, (match, request, offer, at) =>
        from people in Needed.Kept(match.Person).And(Needed.Kept(match.Helper))
        from consents in PersonConsents.Stream.Perhaps(PersonConsents.Of(match.Person))
            .And(PersonConsents.Stream.Perhaps(PersonConsents.Of(match.Helper)))
        select MatchAgreements.Accept(
            side, match, request, offer, (people.First, consents.First), (people.Second, consents.Second), at, part));

    public static Plan Completing(Guid id, Quantity given, Cause? shortfall) => Both(id, (match, request, offer, at) =>
        Needed.Of(MatchAgreements.Complete(given, shortfall, match, request, offer, at)));

    public static Plan Dissolving(Guid id, Cause? cause) => Both(id, (match, request, offer, at) =>
        Needed.Of(MatchAgreements.Dissolve(cause, match, request, offer, at)));

    private static Plan Both(Guid id, Agreeing agreeing) => new(id, at =>
        from match in Match.Stream.Existing(id)
        from about in Request.Stream.Existing(match.Request.Value).And(Offer.Stream.Existing(match.Offer.Value))
        from agreed in agreeing(match, about.First, about.Second, at)
        select agreed);
}
