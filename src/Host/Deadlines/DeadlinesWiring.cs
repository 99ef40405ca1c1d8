using Coordination.Host;
using Coordination.Host.Access;
using Coordination.Host.Api;
using Coordination.Host.Commands;
using Coordination.Host.Operations;
using Coordination.Host.Pages;
using Coordination.Host.SignIn;
using Coordination.Host.Storage;

namespace Coordination.Host.Deadlines;

public static class DeadlinesWiring
{
    public static IServiceCollection AddDeadlines(this IServiceCollection services) => services
        .AddSingleton<DeadlineRows>().AddSingleton<RecordDefault>().AddSingleton<ParkedCommunities>().AddSingleton<OverdueDeadlines>()
        .AddSingleton<IReadyWhile>(s => s.GetRequiredService<OverdueDeadlines>()).AddHostedService<DeadlineAgent>();
}
