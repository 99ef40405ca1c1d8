using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;

namespace Coordination.Specs.Matches;

public class EndingAMatch
{
    private static readonly MatchId id = Any.Id<MatchId>(1);
    private static readonly MatchProposed proposed =
        new(id, Any.Id<RequestId>(1), Any.Ada, Any.Id<OfferId>(1), Any.Ben, Any.Parcels(4), []);
    private static readonly MatchEvent[] promised =
        [proposed, new MatchAccepted(id, Side.Person), new MatchAccepted(id, Side.Helper), new MatchConfirmed(id)];
    private static readonly MatchEvent[] kept = [.. promised, new MatchCompleted(id, Any.Parcels(4))];

    private readonly Spec<Match, MatchEvent> spec = new(Match.Stream, Any.ByAda);

    [Fact]
    public void A_promise_is_kept() =>
        spec.By(Any.ByBen).Given(promised).When(new CompleteMatch(Any.Parcels(4))).Then(new MatchCompleted(id, Any.Parcels(4)));

    [Fact]
    public void What_was_not_promised_is_not_kept() =>
        spec.Given(proposed).When(new CompleteMatch(Any.Parcels(4))).ThenRefused(CompleteMatch.NotConfirmed);

    [Fact]
    public void Nothing_keeps_no_promise() =>
        spec.Given(promised).When(new CompleteMatch(Any.Parcels(0))).ThenRefused(Quantity.NotPositive);

    [Fact]
    public void The_person_lets_go_without_saying_why() =>
        spec.Given(promised).When(new DissolveMatch()).Then(new MatchDissolved(id, null, Side.Person)).AndOnlyOnce();

    [Fact]
    public void A_helper_who_falls_ill_lets_go() =>
        spec.By(Any.ByBen).Given(promised).When(new DissolveMatch(Cause.HelperUnavailable))
            .Then(new MatchDissolved(id, Cause.HelperUnavailable, Side.Helper));

    [Fact]
    public void A_coordinator_lets_go_for_one_of_the_two() =>
        spec.By(Any.ByCoordinator.For(Any.Ben)).Given(promised).When(new DissolveMatch()).Then(new MatchDissolved(id, null, Side.Helper));

    [Fact]
    public void The_system_and_a_coordinator_of_their_own_accord_are_neither_side()
    {
        spec.By(Any.BySystem).Given(promised).When(new DissolveMatch(Cause.TooLate)).Then(new MatchDissolved(id, Cause.TooLate, null));
        spec.By(Any.ByCoordinator).Given(promised).When(new DissolveMatch(Cause.Unsafe)).Then(new MatchDissolved(id, Cause.Unsafe, null));
    }

    [Fact]
    public void What_was_kept_does_not_fall_through() => spec.Given(kept).When(new DissolveMatch()).ThenRefused(CompleteMatch.NotConfirmed);

    [Fact]
    public void What_was_declined_need_not_fall_through() =>
        spec.Given(proposed, new MatchDeclined(id, Side.Helper)).When(new DissolveMatch()).ThenNothing();

    [Fact]
    public void Others_neither_keep_nor_let_go()
    {
        spec.By(Any.ByNobody).Given(promised).When(new CompleteMatch(Any.Parcels(4))).ThenRefused(Circumstances.NotYours);
        spec.By(Any.ByNobody).Given(promised).When(new DissolveMatch()).ThenRefused(Circumstances.NotYours);
    }
}
