using Coordination.Domain.Consents;
using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.Offers;
using Coordination.Domain.People;
using Coordination.Domain.Requests;

namespace Coordination.Domain.Agreements;

/// <summary>A request, an offer and the match between them: each owner decides on its own part.</summary>
public static class MatchAgreements
{
    public static readonly Refusal NotAHelper =
        new("match.not-a-helper", "This kind of help is given by helpers only, whose evidence was seen and still holds.");
    public static readonly Refusal ForTheResponsible =
        new("match.for-the-responsible", "Somebody responsible for this person says yes for them, because they are under 18.");

    public static readonly Refusal RequestChanged = new("match.request-changed",
        "The request has changed since this was proposed. It is proposed anew, if it still fits.")
    { DependsOnTime = true };

    /// <summary>Proposed only when both owners could keep it now and both people may be asked. Nothing is set aside yet.</summary>
    public static Agreement Propose(
        MatchId match, Quantity quantity, Request request, Offer offer, Membership person, Membership helper, Circumstances at)
    {
        if ((person.MayBegin ?? MayHelp(helper, request.Category, at)) is { } unfit) return unfit;
        var possible = Agreement.Nothing
            .And(request.Id.Value, new PromiseToRequest(match, quantity).Decide(request, at))
            .And(offer.Id.Value, new CommitOffer(match, quantity).Decide(offer, at));
        return possible.Refused is { } refusal
            ? refusal
            : Agreement.Nothing.And(match.Value, Proposing(match, quantity, request, offer).Decide(null, at));
    }

    /// <summary>The reasons why the two fit come from the rule, whoever proposes the match.</summary>
    private static ProposeMatch Proposing(MatchId match, Quantity quantity, Request request, Offer offer) =>
        new(match, request.Id, request.Person, offer.Id, offer.Helper, quantity, SuggestMatches.Why(request, offer),
            request.TermsVersion);

    /// <summary>The second yes makes the promise: request and offer set aside their parts with the same command.</summary>
    /// <param name="part">How much of what was proposed the helper can give; all of it if null.</param>
    public static Agreement Accept(Side side, Match match, Request request, Offer offer, (Membership Who, PersonConsents? Consents) person,
        (Membership Who, PersonConsents? Consents) helper, Circumstances at, Quantity? part = null)
    {
        if ((person.Who.MayBegin ?? MayHelp(helper.Who, request.Category, at)) is { } unfit) return unfit;
        if (match.Phase is MatchPhase.Proposed && match.TermsVersion != request.TermsVersion) return RequestChanged;
        if (side is Side.Person && person.Who.IsMinor && at.ActorIs(match.Person)) return ForTheResponsible;
        var answer = new AcceptMatch(side, PersonConsents.SharesUntil(person.Consents), PersonConsents.SharesUntil(helper.Consents))
        { Part = part }.Decide(match, at);
        var agreement = Agreement.Nothing.And(match.Id.Value, answer);
        var quantity = answer.Events.OfType<MatchPartOffered>().LastOrDefault()?.Quantity ?? match.Quantity;
        return answer.Events.OfType<MatchConfirmed>().Any()
            ? agreement
                .And(request.Id.Value, new PromiseToRequest(match.Id, quantity).Decide(request, at))
                .And(offer.Id.Value, new CommitOffer(match.Id, quantity).Decide(offer, at))
            : agreement;
    }

    /// <summary>A helper whose evidence has run out takes on nothing new. What they promised before stands.</summary>
    internal static Refusal? MayHelp(Membership helper, Category category, Circumstances at) =>
        (helper = helper.AsOf(at.Now)) switch
        {
            { MayHelp: { } refusal } => refusal,
            { Standing: Standing.OnBreak } => StartBreak.OnBreak,
            _ when IsKeptToHelpers(category, at.Charter) && !helper.RolesAt(at.Now).Contains(Role.Helper) =>
                NotAHelper.Under(at.Charter.Of(ProposeMatch.HelperCategories).Clause),
            _ => null,
        };

    public static bool IsKeptToHelpers(Category category, Charter charter) =>
        charter.Of(ProposeMatch.HelperCategories).Value.Contains(CodeNames.Of(category));

    public static Agreement Complete(Quantity given, Cause? shortfall, Match match, Request request, Offer offer, Circumstances at) =>
        Agreement.Nothing
        .And(match.Id.Value, new CompleteMatch(given).Decide(match, at))
        .And(request.Id.Value, new RecordGiven(given, match.Id, shortfall).Decide(request, at))
        .And(offer.Id.Value, new UseOffer(match.Id, given).Decide(offer, at));

    /// <summary>A proposal is let go where its request is over, and still is.</summary>
    public static Agreement LetGo(DissolveMatch letting, Match match, Request request, Circumstances at) =>
        request.Outcome is null || match.Phase is not MatchPhase.Proposed ? Agreement.Nothing
            : Agreement.Nothing.And(match.Id.Value, letting.Decide(match, at));

    public static Agreement Dissolve(Cause? cause, Match match, Request request, Offer offer, Circumstances at) => Agreement.Nothing
        .And(match.Id.Value, new DissolveMatch(cause).Decide(match, at))
        .And(request.Id.Value, new ReleaseRequest(match.Id).Decide(request, at))
        .And(offer.Id.Value, new ReleaseOffer(match.Id).Decide(offer, at));
}
