using Coordination.Host.Api;
using Coordination.Host.Front;
using Coordination.Host.Storage;

namespace Coordination.Host.Demo;

public static class DemoRegistration
{
    /// <summary>Registers the demo in development. In other environments nobody can sign in as a person of the demo.</summary>
    public static void AddDemo(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ExampleIds>(name =>
            (CalderLarder.Code, DemoIds.Of(name.StartsWith("example/", StringComparison.Ordinal) ? name : $"{CalderLarder.Code}/{name}")));
        if (!builder.Environment.IsDevelopment())
        {
            builder.Services.AddSingleton<DemoPeople>(_ => Task.FromResult<IReadOnlyList<KnownPerson>>([]));
            return;
        }
        builder.Services.AddSingleton<StoryDeadlines>().AddSingleton<DemoLife>().AddSingleton<DemoStore>().AddSingleton<DemoAccounts>();
        builder.Services.AddSingleton<DemoPeople>(services => services.GetRequiredService<DemoAccounts>().PeopleAsync);
        builder.Services.AddHostedService(services => services.GetRequiredService<DemoStore>());
        builder.Services.AddHostedService<Simulator>();
        builder.Services.AddSingleton(services => new ReadyWhen("demo",
            () => ValueTask.FromResult(services.GetRequiredService<DemoStore>().IsFilled)));
    }
}
