using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;

namespace Coordination.Specs.Matches;

public class SeeingHowToReachEachOther
{
    private static readonly MatchId id = Any.Id<MatchId>(1);
    private static readonly DateTimeOffset until = Any.Now.AddDays(7);
    private static readonly MatchEvent[] proposed =
        [new MatchProposed(id, Any.Id<RequestId>(1), Any.Ada, Any.Id<OfferId>(1), Any.Ben, Any.Parcels(4), [])];
    private static readonly MatchEvent[] promised =
        [.. proposed, new MatchConfirmed(id), new ContactDisclosed(id, Any.Ada, Any.Ben, until),
        new ContactDisclosed(id, Any.Ben, Any.Ada, until)];

    [Fact]
    public void Nobody_is_disclosed_by_a_proposal() => Match(proposed).ContactVisible(Any.Ada, Any.Ben, Any.Now).Should().BeFalse();

    [Fact]
    public void A_promise_lets_each_reach_the_other()
    {
        Match(promised).ContactVisible(Any.Ada, Any.Ben, Any.Now).Should().BeTrue();
        Match(promised).ContactVisible(Any.Ben, Any.Ada, Any.Now).Should().BeTrue();
    }

    [Fact]
    public void Nobody_else_reaches_either()
    {
        Match(promised).ContactVisible(Any.Ada, Any.Dev, Any.Now).Should().BeFalse();
        Match(promised).ContactVisible(Any.Dev, Any.Ada, Any.Now).Should().BeFalse();
        Match(promised).ContactVisible(Any.Ada, Any.Ada, Any.Now).Should().BeFalse();
    }

    [Fact]
    public void It_ends_when_it_was_said_to_end()
    {
        Match(promised).ContactVisible(Any.Ada, Any.Ben, until.AddTicks(-1)).Should().BeTrue();
        Match(promised).ContactVisible(Any.Ada, Any.Ben, until).Should().BeFalse();
    }

    [Fact]
    public void It_ends_with_the_promise() =>
        Match([.. promised, new MatchDissolved(id, null, null)]).ContactVisible(Any.Ada, Any.Ben, Any.Now).Should().BeFalse();

    [Fact]
    public void It_outlasts_a_promise_that_was_kept() =>
        Match([.. promised, new MatchCompleted(id, Any.Parcels(4))]).ContactVisible(Any.Ada, Any.Ben, Any.Now).Should().BeTrue();

    private static Match Match(MatchEvent[] happened) => happened.Aggregate(default(Match), Domain.Matches.Match.Evolve)!;
}
