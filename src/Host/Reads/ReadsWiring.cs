using Coordination.Host;
using Coordination.Host.Access;
using Coordination.Host.Api;
using Coordination.Host.Commands;
using Coordination.Host.EmergencyAccess;
using Coordination.Host.Operations;
using Coordination.Host.Pages;
using Coordination.Host.SignIn;
using Coordination.Host.Storage;
using Coordination.Host.Today;

namespace Coordination.Host.Reads;

public static class ReadsWiring
{
    public static IServiceCollection AddReads(this IServiceCollection services) => services
        .AddSingleton<Viewers>().AddSingleton<Opening>().AddSingleton<EmergencyAccesses>().AddSingleton<People.Invitations>()
            .AddSingleton<StoredFacts>().AddSingleton<StreamRows>()
        .AddSingleton<OwnChange>().AddSingleton<PagedLists>().AddSingleton<Relations>().AddSingleton<CurrentRoles>().AddSingleton<DayCounts>()
            .AddSingleton<TodayView>().AddSingleton<TodayPageBuilder>().AddSingleton<WallPageBuilder>()
        .AddSingleton<Readiness>().AddHostedService(s => s.GetRequiredService<Readiness>()).AddHostedService<KeepReading>()
        .AddSingleton<ForgetKeys>().AddHostedService(s => s.GetRequiredService<ForgetKeys>());
}
