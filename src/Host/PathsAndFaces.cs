using Coordination.Host.Access;
using Coordination.Host.Api;
using Coordination.Host.Commands;
using Coordination.Host.Demo;
using Coordination.Host.Front;
using Coordination.Host.Messages;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Print;
using Coordination.Host.Reads;
using Coordination.Host.SignIn;
using Coordination.Host.Storage;
using Coordination.Host.Stories;

namespace Coordination.Host;

/// <summary>Registers the rooms below the features, and maps what the features declare.</summary>
public static class PathsAndFaces
{
    /// <summary>The rooms for writing and reading.</summary>
    public static void AddPaths(this WebApplicationBuilder builder) => builder.Services
        .AddSingleton(s => new PermissionTable(s.GetRequiredService<Declarations>().All<PermissionRule>(),
            s.GetRequiredService<Declarations>().All<CommandDeclaration>().Select(command => command.Permission)))
        .AddSingleton<ProcessorBudget>().AddSingleton(new LateRefusals(TimeSpan.FromMilliseconds(200), most: 256))
        .AddSingleton<Logins>().AddSingleton<CallerResolver>().AddSingleton<ProgramTokens>().AddSingleton<EndedSignIns>()
        .AddSingleton<Viewers>().AddSingleton<VaultGate>().AddSingleton<Opening>().AddSingleton<NameDisclosures>()
        .AddSingleton<InstalledCommunities>().AddSingleton<PeopleSearch>().AddSingleton<RowSearch>()
        .AddSingleton<StoredFacts>().AddSingleton<StreamRows>()
        .AddSingleton<CommandPreviews>()
        .AddSingleton<OwnChange>().AddSingleton<PagedLists>().AddSingleton<FewRows>().AddSingleton<Relations>().AddSingleton<StreamLinks>()
        .AddSingleton<CurrentRoles>().AddHostedService<KeepReading>()
        .AddSingleton<LookForStrayRows>().AddSingleton<INameFaults>(s => s.GetRequiredService<LookForStrayRows>())
        .AddHostedService(s => s.GetRequiredService<LookForStrayRows>())
        .AddSingleton<ForgetWhatIsOld>().AddHostedService(s => s.GetRequiredService<ForgetWhatIsOld>());

    /// <summary>The API, the pages and the stories.</summary>
    public static void AddFaces(this WebApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton<EventSentences>().AddSingleton<StoryBuilder>().AddSingleton<OwnDone>()
            .AddSingleton<OwnChangeSentence>(s => s.GetRequiredService<OwnDone>().OfAsync)
            .AddSingleton<ProblemPages>(ProblemRoutes.PageOf)
            .AddSingleton<Settings>().AddSingleton<PageOpener>().AddSingleton<Visitors>().AddSingleton<PageParts>()
            .AddSingleton<PeopleOnPaper>()
            .AddSingleton<Readiness>().AddHostedService(s => s.GetRequiredService<Readiness>())
            .AddWebShell();
        builder.AddApiDescription();
    }

    public static void MapFaces(this WebApplication app)
    {
        app.MapCommands();
        app.MapReads();
        app.MapPages();
        app.MapGroup("/{community}").MapOpen();
        app.MapFront();
        app.MapStart();
        app.MapHelp();
        app.MapMessageLinks();
        app.MapProblems();
        app.MapIssuers();
        app.MapSignOut();
        app.MapHealth();
        app.MapApiDescription();
        app.MapDevelopment();
        app.MapEmptyCommunity();
    }
}
