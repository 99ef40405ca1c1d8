using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;

namespace Coordination.Specs.Matches;

public class EndingADisclosure
{
    private static readonly MatchId id = Any.Id<MatchId>(1);
    private static readonly DateTimeOffset first = Any.Now.AddDays(3), second = Any.Now.AddDays(7);
    private static readonly MatchEvent[] promised =
    [
        new MatchProposed(id, Any.Id<RequestId>(1), Any.Ada, Any.Id<OfferId>(1), Any.Ben, Any.Parcels(4), []),
        new MatchConfirmed(id), new ContactDisclosed(id, Any.Ada, Any.Ben, first), new ContactDisclosed(id, Any.Ben, Any.Ada, second),
    ];
    private static readonly DisclosureEnded endOfAda = new(id, Any.Ada, Any.Ben), endOfBen = new(id, Any.Ben, Any.Ada);

    private readonly PassDeadline<Match, MatchEvent> passing = new(MatchDeadlines.All, MatchDeadlines.DisclosureEnds);
    private static Spec<Match, MatchEvent> At(DateTimeOffset due) =>
        new(Match.Stream, Any.BySystem with { Now = second.AddDays(1), OccurredAt = due });

    [Fact]
    public void Each_ends_when_it_was_said_to_end()
    {
        At(first).Given(promised).When(passing).Then(endOfAda).AndOnlyOnce();
        At(second).Given([.. promised, endOfAda]).When(passing).Then(endOfBen).AndOnlyOnce();
        At(second).Given(promised).When(passing).Then(endOfAda, endOfBen).AndOnlyOnce();
        At(first.AddTicks(-1)).Given(promised).When(passing).ThenNothing();
    }

    [Fact]
    public void It_also_ends_where_the_promise_was_kept_and_with_a_promise_that_fell_through()
    {
        At(first).Given([.. promised, new MatchCompleted(id, Any.Parcels(4))]).When(passing).Then(endOfAda);
        At(first).Given([.. promised, new MatchDissolved(id, null, null)]).When(passing).ThenNothing();
    }

    [Fact]
    public void What_was_recalled_or_has_ended_is_over()
    {
        At(first).Given([.. promised, new DisclosureRecalled(id, Any.Ada, Any.Ben)]).When(passing).ThenNothing();
        var over = new Spec<Match, MatchEvent>(Match.Stream, Any.ByAda with { Now = first }).Given(promised);
        over.When(new RecallDisclosure(Any.Ada)).ThenNothing();
        over.State!.ContactVisible(Any.Ada, Any.Ben, first).Should().BeFalse();
        over.State.ContactVisible(Any.Ben, Any.Ada, first).Should().BeTrue();
    }

    [Fact]
    public void Nobody_but_the_system_records_what_passes() =>
        At(second).By(Any.ByCoordinator with { Now = second, OccurredAt = second }).Given(promised)
            .When(passing).ThenRefused(Circumstances.NotYours);
}
