using Coordination.Host.Today;

namespace Coordination.Host.Reads;

public static class ReadsWiring
{
    public static IServiceCollection AddReads(this IServiceCollection services) => services
        .AddSingleton<Viewers>().AddSingleton<Opening>().AddSingleton<StoredFacts>().AddSingleton<StreamRows>()
        .AddSingleton<OwnChange>().AddSingleton<Pages>().AddSingleton<Relations>().AddSingleton<TodayView>().AddSingleton<TodayPicture>();
}
