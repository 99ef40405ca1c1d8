using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;

namespace Coordination.Specs.Communities;

public class ExportingTheHistory
{
    private static readonly CommunityId id = Any.Id<CommunityId>(1);
    private static readonly CommunityEvent[] founded =
        [new CommunityFounded(id, "calder-larder", "Calder Larder", Any.Zone), new StewardAppointed(id, Any.Ada)];
    private static readonly ExportHistory exporting = new(12);

    private readonly Spec<Community, CommunityEvent> spec = new(Community.Stream, Any.ByAda);

    [Fact]
    public void A_steward_takes_all_of_it_and_everybody_can_see_that() =>
        spec.Given(founded).When(exporting).Then(new HistoryExported(id, 12));

    [Fact]
    public void It_is_said_every_time() =>
        spec.Given([.. founded, new HistoryExported(id, 3)]).When(exporting).Then(new HistoryExported(id, 12));

    [Fact]
    public void Whoever_runs_the_installation_does_so_too() =>
        spec.By(Any.ByAda with { Actor = Actor.System("operator"), Roles = new HashSet<Role> { Role.System } }).Given(founded)
            .When(exporting).Then(new HistoryExported(id, 12));

    [Fact]
    public void Nobody_else_does() => spec.By(Any.ByCoordinator).Given(founded).When(exporting).ThenRefused(AppointSteward.ForStewards);

    [Fact]
    public void Nobody_is_named_whom_it_does_not_concern() =>
        spec.By(Any.ByAda.For(Any.Dev)).Given(founded).When(exporting).ThenRefused(Circumstances.NotConcerned);
}
