using Coordination.Host.Commands;
using Coordination.Host.Live;
using Coordination.Host.Messages;
using Coordination.Host.Policies;
using Coordination.Host.SignIn;
using Coordination.Host.Storage;
using Coordination.Projections;
using Coordination.Projections.Lists;
using JasperFx;
using JasperFx.CodeGeneration;
using JasperFx.Events.Subscriptions;
using Marten;
using Marten.Events.Daemon.HighWater;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Wolverine;
using Wolverine.Marten;

namespace Coordination.Host;

/// <summary>
/// Puts the store together: data sources, Marten, the lists, the command path, and Wolverine to distribute the lists over Hosts.
/// </summary>
public static class StoreWiring
{
    public const string Listening = "listening";

    public static NpgsqlDataSource AddStore(this WebApplicationBuilder builder, RunningStorage storage, Declarations declarations)
    {
        var services = builder.Services;
        // It would log the parameters of failed statements, logins among them. The caller gets the error anyway.
        builder.Logging.AddFilter("Marten.IDocumentStore", LogLevel.None);
        // It would log failed deliveries with what the mail server said, addresses among it. The delivery says itself that it failed.
        builder.Logging.AddFilter("Wolverine.Runtime.WolverineRuntime", LogLevel.Critical);
        var clock = new CommunityClock();
        var events = NpgsqlDataSource.Create(Tuned(storage.Serving));
        var listening = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(storage.Serving)
        {
            MaxPoolSize = 8,
            ApplicationName = "coordination-listening"
        }.ConnectionString);

        services.AddSingleton(clock).AddSingleton<TimeProvider>(clock);
        services.AddSingleton(events);
        services.AddKeyedSingleton(Listening, listening);
        var lists = declarations.Lists();
        services.AddSingleton(lists).AddSingleton(lists.OfType<DeadlinesList>().Single())
            .AddSingleton<ListReader>().AddSingleton<ApplyParked>();
        services.AddSingleton<CommandFigures>().AddSingleton<Folds>().AddSingleton<Commits>().AddSingleton<CommandPath>();
        services.AddSingleton(s => new WakeUp(listening, s.GetRequiredService<ILogger<WakeUp>>()));
        services.AddSingleton(s => new Lazy<CommandPath>(s.GetRequiredService<CommandPath>));
        services.AddSingleton<SystemCommands>();
        services.AddSingleton(s => new ClockWatch(listening, clock, s.GetRequiredService<ILogger<ClockWatch>>()));
        services.AddSingleton<IReadyWhile>(s => s.GetRequiredService<ClockWatch>());
        services.AddHostedService(s => s.GetRequiredService<ClockWatch>());
        services.AddSingleton(s => new NewerHistory(events, s.GetRequiredService<ILogger<NewerHistory>>()));
        services.AddSingleton<IReadyWhile>(s => s.GetRequiredService<NewerHistory>());
        services.AddHostedService(s => s.GetRequiredService<NewerHistory>());
        services.AddHostedService(s => s.GetRequiredService<WakeUp>());
        services.AddHostedService(s => s.GetRequiredService<CommandPath>());
        services.AddSingleton<LiveHub>();
        services.AddHostedService(s => new LiveSignals(listening, s.GetRequiredService<LiveHub>(), EndedSignIns.Channel,
            s.GetRequiredService<ILogger<LiveSignals>>()));

        var marten = services.AddMarten(options =>
        {
            options.Connection(events);
            EventStore.Configure(options, clock);
            options.AutoCreateSchemaObjects = AutoCreate.None;
            options.Projections.Wakeup = new PostgresqlListenWakeup(listening, NullLogger.Instance, WakeUp.Channel);
        }).UseLightweightSessions()
        .AddSubscriptionWithServices<AllLists>(ServiceLifetime.Singleton, s => ReadsItself(s, AllLists.NameOf(lists)))
        .IntegrateWithWolverine(m =>
        {
            m.MessageStorageSchemaName = "wolverine";
            m.AutoCreate = AutoCreate.None;
            m.UseWolverineManagedEventSubscriptionDistribution = true;
        });
        foreach (var policy in declarations.All<PolicyDeclaration>()) policy.Subscribe(marten, ReadsItself);
        builder.Host.UseWolverine(options =>
        {
            options.ServiceName = "coordination";
            options.ApplicationAssembly = typeof(StoreWiring).Assembly;
            options.AutoBuildMessageStorageOnStartup = AutoCreate.None;
            options.Durability.Mode = storage.IsPrivate ? DurabilityMode.Solo : DurabilityMode.Balanced;
            options.Durability.HealthCheckPollingTime = TimeSpan.FromSeconds(2);
            options.Durability.StaleNodeTimeout = TimeSpan.FromSeconds(8);
            options.Durability.CheckAssignmentPeriod = TimeSpan.FromSeconds(2);
            options.Durability.FirstHealthCheckExecution = TimeSpan.FromSeconds(1);
            options.CodeGeneration.TypeLoadMode = TypeLoadMode.Auto;
            TakeFromQueue.Configure(options);
        });
        return events;
    }

    /// <summary>For such a reader the store only determines how far the history can be read and on which Host; it loads no event.</summary>
    private static void ReadsItself(ISubscriptionOptions reader, string name)
    {
        reader.Name = name;
        reader.IncludeType<Nothing>();
    }

    /// <summary>Prepared plans stay cached when connections are reused: nothing may set session state on this pool.</summary>
    private static string Tuned(string serving) => new NpgsqlConnectionStringBuilder(serving)
    {
        MaxPoolSize = 16,
        NoResetOnClose = true,
        MaxAutoPrepare = 100,
        AutoPrepareMinUsages = 2,
        ApplicationName = "coordination",
    }.ConnectionString;
}
