using Coordination.Domain.Agreements;
using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.Offers;
using Coordination.Domain.People;
using Coordination.Domain.Requests;
using Coordination.Host.Commands;

namespace Coordination.Host.Requests;

public sealed record CorrectGivenBody : CommandBody
{
    /// <summary>The version of the request at which the giving was recorded, as its story has it.</summary>
    public required int Corrects { get; init; }
    /// <summary>What was really given.</summary>
    public required Quantity Given { get; init; }
    /// <summary>Why only a part was given; what was recorded if absent.</summary>
    public Cause? Shortfall { get; init; }
    public required CorrectionReason Reason { get; init; }
}

public sealed record VoidGivenBody : CommandBody
{
    /// <summary>The version of the request at which the giving was recorded, as its story has it.</summary>
    public required int Corrects { get; init; }
    public required CorrectionReason Reason { get; init; }
}

public sealed record CorrectCauseBody : CommandBody
{
    public required Cause Cause { get; init; }
    public required CorrectionReason Reason { get; init; }
}

/// <summary>The commands that put right what is on record for a request. What was given under a match is put right there as well.</summary>
public static class CorrectionRoutes
{
    public static void MapCorrections(this FeatureBuilder it)
    {
        it.Command<CorrectGivenBody>("/requests/{id}/correct-given", RequestsFeature.CorrectRequest,
            "Correct what is on record as given", (call, body) => new(Correcting(call.Route("id"),
                new(body.Corrects, CallerContext.Positive(body.Given, "given"), body.Shortfall, body.Reason))));
        it.Command<VoidGivenBody>("/requests/{id}/void-given", RequestsFeature.CorrectRequest,
            "Void what is on record as given, because it never was", (call, body) =>
            new(Voiding(call.Route("id"), new(body.Corrects, body.Reason))));
        it.Command<CorrectCauseBody>("/requests/{id}/correct-cause", RequestsFeature.CorrectRequest,
            "Correct the cause for which a request ended", (call, body) =>
            new(Plan.On(Request.Stream, call.Route("id"), new CorrectCause(body.Cause, body.Reason))));
    }

    public static Plan Correcting(Guid id, CorrectGiven correction) => new(id, at =>
        from request in Request.Stream.Existing(id)
        from under in Under(request, correction.Corrects)
        select CorrectionAgreements.Correct(correction, request, under, at));

    public static Plan Voiding(Guid id, VoidGiven voiding) => new(id, at =>
        from request in Request.Stream.Existing(id)
        from under in Under(request, voiding.Corrects)
        from helper in Membership.Stream.Named(under?.Item1.Helper.Value)
        from person in Needed.Kept(request.Person)
        select CorrectionAgreements.Void(voiding, request,
            under is var (match, offer) && helper is not null ? (match, offer, helper) : null, person, at));

    /// <summary>The match under which it was given, and its offer; null if it was given without a promise.</summary>
    private static Needed<(Match, Offer)?> Under(Request request, int recorded) => request.GivingAt(recorded)?.Match is { } id
        ? from match in Match.Stream.Existing(id.Value)
          from offer in Offer.Stream.Existing(match.Offer.Value)
          select ((Match, Offer)?)(match, offer)
        : Needed.Of<(Match, Offer)?>(null);
}
