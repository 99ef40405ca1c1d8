using Coordination.Host.Commands;
using Coordination.Host.Today;
using Coordination.Host.Wiring;

namespace Coordination.Host.Reads;

public static class ReadsWiring
{
    public static IServiceCollection AddReads(this IServiceCollection services) => services
        .AddSingleton<Viewers>().AddSingleton<Opening>().AddSingleton<Glasses>().AddSingleton<People.Invitations>().AddSingleton<StoredFacts>().AddSingleton<StreamRows>()
        .AddSingleton<OwnChange>().AddSingleton<Pages>().AddSingleton<Relations>().AddSingleton<CurrentRoles>().AddSingleton<Pressings>().AddSingleton<TodayView>().AddSingleton<TodayPicture>().AddSingleton<WallPicture>()
        .AddSingleton<Readiness>().AddHostedService(s => s.GetRequiredService<Readiness>()).AddHostedService<KeepReading>()
        .AddSingleton<ForgetKeys>().AddHostedService(s => s.GetRequiredService<ForgetKeys>());
}
