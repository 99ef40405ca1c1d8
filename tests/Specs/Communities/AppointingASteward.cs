using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;

namespace Coordination.Specs.Communities;

public class AppointingASteward
{
    private static readonly CommunityId id = Any.Id<CommunityId>(1);
    private static readonly CommunityEvent[] founded =
        [new CommunityFounded(id, "calder-larder", "Calder Larder", Any.Zone), new StewardAppointed(id, Any.Ada)];

    private readonly Spec<Community, CommunityEvent> spec = new(Community.Stream, Any.ByAda);

    [Fact]
    public void A_steward_names_another() =>
        spec.Given(founded).When(new AppointSteward(Any.Ben)).Then(new StewardAppointed(id, Any.Ben)).AndOnlyOnce();

    [Fact]
    public void Nobody_else_does() =>
        spec.By(Any.ByCoordinator).Given(founded).When(new AppointSteward(Any.Ben)).ThenRefused(AppointSteward.ForStewards);

    [Fact]
    public void Nobody_is_named_whom_it_does_not_concern() =>
        spec.By(Any.ByAda.For(Any.Dev)).Given(founded).When(new AppointSteward(Any.Ben)).ThenRefused(Circumstances.NotConcerned);

    [Fact]
    public void A_community_knows_its_stewards_and_its_charter()
    {
        var community = new CommunityEvent[] { new CharterAdopted(id, 1, []) }.Prepend(founded[1]).Prepend(founded[0])
            .Aggregate(default(Community), Community.Evolve)!;
        community.Stewards.Should().Equal(Any.Ada);
        community.Charter.Version.Should().Be(1);
    }
}
