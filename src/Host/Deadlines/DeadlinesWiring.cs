using Coordination.Host.Storage;

namespace Coordination.Host.Deadlines;

public static class DeadlinesWiring
{
    public static IServiceCollection AddDeadlines(this IServiceCollection services) => services
        .AddSingleton<DeadlineRows>().AddSingleton<RecordDefault>().AddSingleton<ParkedCommunities>().AddSingleton<OverdueDeadlines>()
        .AddSingleton<IReadyWhile>(s => s.GetRequiredService<OverdueDeadlines>()).AddHostedService<DeadlineAgent>();
}
