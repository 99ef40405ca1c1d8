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
    public void A_correction_or_a_change_of_the_quantity_may_end_it()
    {
        WhenRequestEndsThenLetProposalsGo.Then(new RequestGivenCorrected(request, 2, new(1, Unit.Pack), null, null,
            CorrectionReason.Miscounted))!.Value.Request.Should().Be(request);
        WhenRequestEndsThenLetProposalsGo.Then(new RequestAmended(request, null, null, new(1, Unit.Pack), null, null, null))!.Value.Request
            .Should().Be(request);
        WhenRequestEndsThenLetProposalsGo.Then(new RequestAmended(request, null, null, null, Any.Ward, null, null)).Should().BeNull();
    }

    [Fact]
    public void Proposals_of_what_is_wanted_no_more_are_let_go()
    {
        WhenRequestIsAmendedThenLetProposalsGo.Then(new RequestAmended(request, null, null, null, Any.Ward, null, null)).Should()
            .Be((request, new LetProposalGo()));
        WhenRequestIsAmendedThenLetProposalsGo.Then(new RequestAmended(request, null, null, new(1, Unit.Pack), null, null, null)).Should()
            .Be((request, new LetProposalGo(new(1, Unit.Pack))));
        WhenRequestIsAmendedThenLetProposalsGo.Then(new RequestAmended(request, null, Any.Words(Any.Ada), null, null, null, null)).Should()
            .BeNull();
        WhenRequestIsAmendedThenLetProposalsGo.Watches.Should().Equal(typeof(RequestAmended));
    }

    [Fact]
    public void Nothing_follows_while_a_part_is_still_open() =>
        WhenRequestEndsThenLetProposalsGo.Then(new RequestPartlyFulfilled(request, new(1, Unit.Pack), Cause.NoStock, null)).Should()
            .BeNull();

    [Fact]
    public void Every_event_it_watches_leads_to_a_command() =>
        WhenRequestEndsThenLetProposalsGo.Watches.Should().HaveCount(9).And.OnlyContain(t => typeof(RequestEvent).IsAssignableFrom(t));
}
