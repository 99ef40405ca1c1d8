using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.Policies;
using Coordination.Domain.Requests;

namespace Coordination.Specs.Policies;

public class WhenARequestEnds
{
    private static readonly RequestId request = new(Guid.NewGuid());

    [Fact]
    public void Its_waiting_proposals_are_let_go_for_the_reason_it_ended() =>
        WhenRequestEndsThenLetProposalsGo.Then(new RequestUnmet(request, Cause.NoStock)).Should()
            .Be((request, new DissolveMatch(Cause.NoStock)));

    [Fact]
    public void Nothing_follows_while_a_part_is_still_open() =>
        WhenRequestEndsThenLetProposalsGo.Then(new RequestPartlyFulfilled(request, new(1, Unit.Pack), Cause.NoStock, null)).Should()
            .BeNull();

    [Fact]
    public void Every_event_it_watches_leads_to_a_command() =>
        WhenRequestEndsThenLetProposalsGo.Watches.Should().HaveCount(5).And.OnlyContain(t => typeof(RequestEvent).IsAssignableFrom(t));
}
