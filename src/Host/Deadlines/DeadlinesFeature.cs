using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Api;
using Coordination.Host.Storage;

namespace Coordination.Host.Deadlines;

/// <summary>What is due in a community, and what is then recorded.</summary>
public sealed class DeadlinesFeature : Feature
{
    public static readonly Permission
        SeeDeadlines = new("see-deadlines", "List what is due.");

    public override void Declare(FeatureBuilder it)
    {
        it.Permission(SeeDeadlines, Role.Coordinator, Role.Steward, Role.Auditor).ForRelated(Relation.Own);
        it.MapDeadlineReads();
        it.Tag("deadlines", "Deadlines, and what is recorded when they pass.");
        it.Services.AddSingleton<DeadlineRows>().AddSingleton<RecordDefault>().AddSingleton<NoticeQuiet>().AddSingleton<ParkedCommunities>()
            .AddSingleton<OverdueDeadlines>().AddSingleton<IReadyWhile>(s => s.GetRequiredService<OverdueDeadlines>())
            .AddSingleton<INameFaults>(s => s.GetRequiredService<OverdueDeadlines>())
            .AddHostedService<DeadlineAgent>();
    }
}
