using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;

namespace Coordination.Specs.Matches;

public class AnsweringAMatch
{
    private static readonly MatchId id = Any.Id<MatchId>(1);
    private static readonly MatchProposed proposed =
        new(id, Any.Id<RequestId>(1), Any.Ada, Any.Id<OfferId>(1), Any.Ben, Any.Parcels(4), []);
    private static readonly MatchAccepted byPerson = new(id, Side.Person), byHelper = new(id, Side.Helper);
    private static readonly MatchConfirmed confirmed = new(id);

    private readonly Spec<Match, MatchEvent> spec = new(Match.Stream, Any.ByAda);

    [Fact]
    public void The_first_yes_waits_for_the_second() =>
        spec.Given(proposed).When(new AcceptMatch(Side.Person)).Then(byPerson).AndOnlyOnce();

    [Fact]
    public void The_second_yes_makes_the_promise_and_discloses_both() =>
        spec.Given(proposed, byHelper).When(new AcceptMatch(Side.Person))
            .Then(byPerson, confirmed, Disclosed(Any.Ada, Any.Ben, 7), Disclosed(Any.Ben, Any.Ada, 7)).Under("FLOOR").AndOnlyOnce();

    [Fact]
    public void Whoever_helps_may_give_a_part() =>
        spec.By(Any.ByBen).Given(proposed).When(new AcceptMatch(Side.Helper) { Part = Any.Parcels(3) })
            .Then(new MatchPartOffered(id, Any.Parcels(3)), byHelper).AndOnlyOnce();

    [Fact]
    public void All_of_it_is_no_part() =>
        spec.By(Any.ByBen).Given(proposed).When(new AcceptMatch(Side.Helper) { Part = Any.Parcels(4) }).Then(byHelper);

    [Fact]
    public void A_part_is_smaller_than_what_was_proposed_and_said_by_whoever_helps()
    {
        spec.By(Any.ByBen).Given(proposed).When(new AcceptMatch(Side.Helper) { Part = Any.Parcels(5) })
            .ThenRefused(AcceptMatch.MoreThanProposed);
        spec.By(Any.ByBen).Given(proposed).When(new AcceptMatch(Side.Helper) { Part = Any.Seats(1) })
            .ThenRefused(AcceptMatch.MoreThanProposed);
        spec.By(Any.ByBen).Given(proposed).When(new AcceptMatch(Side.Helper) { Part = Any.Parcels(0) })
            .ThenRefused(Quantity.NotPositive);
        spec.Given(proposed).When(new AcceptMatch(Side.Person) { Part = Any.Parcels(1) }).ThenRefused(AcceptMatch.PartByHelper);
    }

    [Fact]
    public void A_proposal_is_let_go_and_a_promise_stands()
    {
        spec.By(Any.BySystem).Given(proposed).When(new LetProposalGo()).Then(new MatchDissolved(id, null, null)).AndOnlyOnce();
        spec.By(Any.BySystem).Given(proposed, byPerson, byHelper, confirmed).When(new LetProposalGo()).ThenNothing();
    }

    [Fact]
    public void A_proposal_of_no_more_than_is_wanted_now_still_fits()
    {
        var quantity = proposed.Quantity;
        spec.By(Any.BySystem).Given(proposed).When(new LetProposalGo(quantity)).ThenNothing();
        foreach (var other in (Quantity[])[quantity with { Amount = quantity.Amount - 1 }, quantity with { Unit = Unit.Trip }])
            spec.By(Any.BySystem).Given(proposed).When(new LetProposalGo(other)).Then(new MatchDissolved(id, null, null));
    }

    [Fact]
    public void Who_has_said_yes_to_all_is_not_taken_at_less_without_a_word() =>
        spec.By(Any.ByBen).Given(proposed, byHelper)
            .When(new AcceptMatch(Side.Helper) { Part = proposed.Quantity with { Amount = proposed.Quantity.Amount - 1 } })
            .ThenRefused(AcceptMatch.AgreedToMore);

    [Fact]
    public void Either_may_be_the_second() =>
        spec.By(Any.ByBen).Given(proposed, byPerson).When(new AcceptMatch(Side.Helper))
            .Then(byHelper, confirmed, Disclosed(Any.Ada, Any.Ben, 7), Disclosed(Any.Ben, Any.Ada, 7));

    [Fact]
    public void For_how_long_is_the_charter_s() =>
        spec.By(Any.ByAda.Under(new Clause(Any.Clause, "disclosure-days", 2, "days"))).Given(proposed, byHelper)
            .When(new AcceptMatch(Side.Person))
            .Then(byPerson, confirmed, Disclosed(Any.Ada, Any.Ben, 2), Disclosed(Any.Ben, Any.Ada, 2)).Under("CL-1.1");

    [Fact]
    public void A_coordinator_passes_on_a_yes_with_authority() =>
        spec.By(Any.ByCoordinator.For(Any.Ada)).Given(proposed).When(new AcceptMatch(Side.Person)).Then(byPerson);

    [Fact]
    public void Nobody_answers_for_the_other_side()
    {
        spec.Given(proposed).When(new AcceptMatch(Side.Helper)).ThenRefused(Circumstances.NotYours);
        spec.Given(proposed).When(new DeclineMatch(Side.Helper)).ThenRefused(Circumstances.NotYours);
    }

    [Fact]
    public void One_side_says_no() =>
        spec.Given(proposed, byHelper).When(new DeclineMatch(Side.Person)).Then(new MatchDeclined(id, Side.Person)).AndOnlyOnce();

    [Fact]
    public void After_a_no_a_yes_comes_too_late()
    {
        spec.Given(proposed, new MatchDeclined(id, Side.Helper)).When(new AcceptMatch(Side.Person)).ThenRefused(AcceptMatch.NotProposed);
        spec.Given(proposed, byPerson, new MatchDeclined(id, Side.Helper)).When(new AcceptMatch(Side.Person))
            .ThenRefused(AcceptMatch.NotProposed);
    }

    [Fact]
    public void A_promise_is_not_declined() =>
        spec.Given(proposed, byPerson, byHelper, confirmed).When(new DeclineMatch(Side.Person)).ThenRefused(AcceptMatch.NotProposed);

    private static ContactDisclosed Disclosed(PersonId of, PersonId to, int days) => new(id, of, to, Any.Now.AddDays(days));
}
