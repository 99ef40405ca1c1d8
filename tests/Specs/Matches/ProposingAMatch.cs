using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;

namespace Coordination.Specs.Matches;

public class ProposingAMatch
{
    private static readonly ProposeMatch proposing =
        new(Any.Id<MatchId>(1), Any.Id<RequestId>(1), Any.Ada, Any.Id<OfferId>(1), Any.Ben, Any.Parcels(4),
            [Fit.SameCategory, Fit.SameWard]);

    private readonly Spec<Match, MatchEvent> spec = new(Match.Stream, Any.ByCoordinator);

    [Fact]
    public void Two_who_fit_are_asked_and_why_is_said() =>
        spec.Given().When(proposing)
            .Then(new MatchProposed(proposing.Match, proposing.Request, Any.Ada, proposing.Offer, Any.Ben, Any.Parcels(4), proposing.Why))
            .AndOnlyOnce();

    [Fact]
    public void Nobody_helps_themselves() => spec.Given().When(proposing with { Helper = Any.Ada }).ThenRefused(ProposeMatch.WithOneself);

    [Fact]
    public void Nothing_is_no_help() => spec.Given().When(proposing with { Quantity = Any.Parcels(0) }).ThenRefused(Quantity.NotPositive);

    [Fact]
    public void Nobody_is_named_whom_it_does_not_concern() =>
        spec.By(Any.ByCoordinator.For(Any.Dev)).Given().When(proposing).ThenRefused(Circumstances.NotConcerned);
}
