using Coordination.Host.Wiring;

namespace Coordination.Host.Demo;

public static class DemoRegistration
{
    /// <summary>The demo belongs to development; elsewhere there is nobody of a demo to be.</summary>
    public static void AddDemo(this WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment())
        {
            builder.Services.AddSingleton<DemoPeople>(_ => Task.FromResult<IReadOnlyList<DemoPerson>>([]));
            return;
        }
        builder.Services.AddSingleton<DemoLife>().AddSingleton<DemoStore>();
        builder.Services.AddHostedService(services => services.GetRequiredService<DemoStore>());
        builder.Services.AddSingleton<DemoPeople>(services => _ => Task.FromResult(services.GetRequiredService<DemoStore>() is { IsFilled: true, IsDemo: true } ? People : []));
    }

    private static IReadOnlyList<DemoPerson> People { get; } =
        [.. DemoLife.Stories(new(2000, 1, 31)).SelectMany(story => story.Cast.Where(c => c.HasAccount).Select(c => new DemoPerson(story.Person(c.Key), c.Name, story.Code, c.AllRoles)))];
}
