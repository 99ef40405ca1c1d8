using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;

namespace Coordination.Specs.Communities;

public class FallingQuiet
{
    private static readonly CommunityId id = Any.Id<CommunityId>(1);
    private static readonly DateTimeOffset since = Any.ByAda.Now;
    private static readonly CommunityEvent[] founded =
        [new CommunityFounded(id, "calder-larder", "Calder Larder", Any.Zone), new StewardAppointed(id, Any.Ada)];

    private static readonly DormancyNoticed noticed = new(id, since);
    private static readonly Circumstances system = Any.ByAda with
    {
        Actor = Actor.System("deadlines"),
        Roles = new HashSet<Role> { Role.System },
        Channel = Channel.System,
        Now = since.AddDays(30),
        OccurredAt = since.AddDays(30),
    };

    private static readonly Circumstances coordinator = Any.ByCoordinator;
    private readonly Spec<Community, CommunityEvent> spec = new(Community.Stream, system);

    [Fact]
    public void After_a_month_without_a_coordinator_it_is_noticed() =>
        spec.Given(founded).When(new NoticeDormancy(since)).Then(noticed).AndOnlyOnce();

    [Fact]
    public void Not_a_moment_earlier_and_by_nobody_but_the_system()
    {
        spec.By(system with { Now = since.AddDays(30).AddTicks(-1) }).Given(founded).When(new NoticeDormancy(since)).ThenNothing();
        spec.By(Any.ByAda).Given(founded).When(new NoticeDormancy(since)).ThenRefused(Circumstances.NotYours);
    }

    [Fact]
    public void A_community_that_comes_to_its_end_is_not_quiet_but_ends()
    {
        WindDownStarted started = new(id, EndingCause.NoPlace, Any.ByAda.Today);
        spec.Given([.. founded, started]).When(new NoticeDormancy(since)).ThenNothing();
        spec.Given([.. founded, started, new CommunityClosed(id, Any.ByAda.Today)]).When(new NoticeDormancy(since)).ThenNothing();
        ((CommunityEvent[])[.. founded, noticed, started]).Aggregate(default(Community), Community.Evolve)!.QuietSince.Should().BeNull();
    }

    [Fact]
    public void It_ends_with_what_a_coordinator_does_next()
    {
        spec.By(coordinator).Given([.. founded, noticed]).When(new EndDormancy()).Then(new DormancyEnded(id)).AndOnlyOnce();
        spec.By(coordinator).Given(founded).When(new EndDormancy()).ThenNothing();
        spec.By(Any.ByAda with { Roles = new HashSet<Role> { Role.Member, Role.Steward } }).Given([.. founded, noticed])
            .When(new EndDormancy()).ThenNothing();
        spec.By(system).Given([.. founded, noticed]).When(new EndDormancy()).ThenNothing();
    }
}
