using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.Policies;
using Coordination.Domain.Requests;
using Coordination.Specs.Golden;

namespace Coordination.Specs.Policies;

public class LettingProposalsGo
{
    private static readonly RequestId id = Any.Id<RequestId>(1);

    public static TheoryData<RequestEvent, Cause> Endings { get; } = new()
    {
        { new RequestFulfilled(id, Any.Parcels(1), null), Cause.MetElsewhere },
        { new RequestRemainderClosed(id, Any.Parcels(1), Cause.NoStock), Cause.NoStock },
        { new RequestUnmet(id, Cause.TooLate), Cause.TooLate },
        { new RequestWithdrawn(id, Cause.NotWanted), Cause.NoLongerNeeded },
        { new RequestResolvedElsewhere(id), Cause.MetElsewhere },
    };

    [Theory]
    [MemberData(nameof(Endings))]
    public void When_a_request_is_over_its_proposals_go(RequestEvent ended, Cause cause) =>
        WhenRequestEndsThenLetProposalsGo.Then(ended).Should().Be((id, new DissolveMatch(cause)));

    [Fact]
    public void Nothing_follows_from_anything_else() =>
        EventNames.All.Where(k => WhenRequestEndsThenLetProposalsGo.Then(SampleValues.Event(k)) is not null).Select(k => k.Type)
            .Should().BeEquivalentTo(WhenRequestEndsThenLetProposalsGo.Watches);
}
