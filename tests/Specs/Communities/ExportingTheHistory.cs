using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;

namespace Coordination.Specs.Communities;

public class ExportingTheHistory
{
    private static readonly CommunityId id = Any.Id<CommunityId>(1);
    private static readonly CommunityEvent[] founded =
    [
        new CommunityFounded(id, "calder-larder", "Calder Larder", Any.Zone), new StewardAppointed(id, Any.Ada),
        new StewardAppointed(id, Any.Ben), new StewardAppointed(id, Any.Dev),
    ];

    private static readonly DateTimeOffset now = Any.ByAda.Now;
    private static readonly ExportRequested byAda = new(id, Any.Ada, now.AddDays(7));
    private static readonly ExportApproved byBen = new(id, Any.Ben, now.AddDays(1), now.AddDays(8));
    private static readonly ExportHistory exporting = new(12), withoutKeys = new(12, WithoutKeys: true);

    private readonly Spec<Community, CommunityEvent> spec = new(Community.Stream, Any.ByAda);

    [Fact]
    public void One_steward_asks_for_it_and_another_agrees()
    {
        spec.Given(founded).When(new AgreeToExport()).Then(byAda).AndOnlyOnce();
        spec.By(Any.ByBen).Given([.. founded, byAda]).When(new AgreeToExport()).Then(byBen).AndOnlyOnce();
    }

    [Fact]
    public void Nothing_is_taken_with_its_keys_while_a_steward_who_was_noted_as_dead_may_still_say_that_they_live()
    {
        CommunityEvent[] noted = [.. founded, byAda, byBen, new StewardSuspended(id, Any.Dev, Any.Ada, now.AddDays(28))];
        After(TimeSpan.FromHours(24)).Given(noted).When(exporting).ThenRefused(ExportHistory.NotAgreed);
        spec.Given(noted).When(new AgreeToExport()).ThenRefused(AgreeToExport.Contested);
        After(TimeSpan.FromHours(24)).Given([.. noted, new StewardRestored(id, Any.Dev)]).When(exporting).Then(new HistoryExported(id, 12));
    }

    [Fact]
    public void Nobody_takes_it_alone()
    {
        spec.Given(founded).When(exporting).ThenRefused(ExportHistory.NotAgreed);
        spec.Given([.. founded, byAda]).When(new AgreeToExport()).ThenNothing();
        After(TimeSpan.FromDays(2)).Given([.. founded, byAda]).When(exporting).ThenRefused(ExportHistory.NotAgreed);
    }

    [Fact]
    public void It_waits_a_day_after_both_agreed_also_for_what_is_said_to_have_happened_before()
    {
        CommunityEvent[] agreed = [.. founded, byAda, byBen];
        After(TimeSpan.FromHours(23)).Given(agreed).When(exporting).ThenRefused(ExportHistory.TooSoon);
        After(TimeSpan.FromHours(24)).Given(agreed).When(exporting).Then(new HistoryExported(id, 12));
        spec.By(Any.ByAda with { Now = now.AddDays(2), OccurredAt = now }).Given([.. founded, byAda]).When(new AgreeToExport())
            .ThenNothing();
    }

    [Fact]
    public void It_is_taken_within_a_week_and_recorded_every_time()
    {
        CommunityEvent[] taken = [.. founded, byAda, byBen, new HistoryExported(id, 11)];
        After(TimeSpan.FromDays(3)).Given(taken).When(exporting).Then(new HistoryExported(id, 12));
        After(TimeSpan.FromDays(8)).Given(taken).When(exporting).ThenRefused(ExportHistory.NotAgreed);
    }

    [Fact]
    public void A_steward_stops_it()
    {
        spec.By(Any.ByDev).Given([.. founded, byAda, byBen]).When(new StopExport()).Then(new ExportStopped(id, Any.Dev)).AndOnlyOnce();
        After(TimeSpan.FromDays(2)).Given([.. founded, byAda, byBen, new ExportStopped(id, Any.Dev)]).When(exporting)
            .ThenRefused(ExportHistory.NotAgreed);
    }

    [Fact]
    public void What_nobody_agreed_to_in_a_week_is_asked_for_again() =>
        spec.By(Any.ByBen with { Now = now.AddDays(7) }).Given([.. founded, byAda]).When(new AgreeToExport())
            .Then(new ExportRequested(id, Any.Ben, now.AddDays(14)));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Whoever_said_yes_and_is_a_steward_no_longer_does_not_count(bool isFirst)
    {
        var gone = new StewardStoodDown(id, isFirst ? Any.Ada : Any.Ben);
        spec.By((isFirst ? Any.ByBen : Any.ByAda) with { Now = now.AddDays(2) }).Given([.. founded, byAda, byBen, gone]).When(exporting)
            .ThenRefused(ExportHistory.NotAgreed);
    }

    [Fact]
    public void Without_keys_and_contacts_one_steward_is_enough() =>
        spec.Given(founded).When(withoutKeys).Then(new HistoryExportedWithoutKeys(id, 12));

    [Fact]
    public void Whoever_runs_the_installation_does_so_too() =>
        spec.By(Any.ByAda with { Actor = Actor.System("operator"), Roles = new HashSet<Role> { Role.System } }).Given(founded)
            .When(exporting).Then(new HistoryExported(id, 12));

    [Fact]
    public void Nobody_else_does()
    {
        foreach (var command in new ICommand<Community, CommunityEvent>[] { exporting, withoutKeys, new AgreeToExport(), new StopExport() })
        {
            spec.By(Any.ByCoordinator).Given([.. founded, byAda, byBen]).When(command).ThenRefused(AppointSteward.ForStewards);
            spec.By(Any.ByBen.For(Any.Ada)).Given([.. founded, byAda]).When(command).ThenRefused(Circumstances.NotConcerned);
        }
    }

    private Spec<Community, CommunityEvent> After(TimeSpan wait) => spec.By(Any.ByAda with { Now = now + wait });
}
