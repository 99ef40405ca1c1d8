using Coordination.Host.Access;
using Coordination.Host.Pages;
using Coordination.Host.Storage;

namespace Coordination.Host.Front;

/// <summary>The help for everybody: the first day of each who takes part.</summary>
public static class HelpRoutes
{
    public const string Path = "/help";

    public static void MapHelp(this WebApplication app) => app.MapGet(Path, (Delegate)ShowAsync).ExcludeFromDescription();

    private static async Task<IResult> ShowAsync(HttpContext http, Settings settings, CommunityClock clock,
        CancellationToken cancellation)
    {
        http.KeepNowhere();
        return WebPage.Of<HelpPage>(new ShellModel("help.title", clock.GetUtcNow())
        {
            SignOutAction = Login.Of(http.User) is null ? null : "/sign-out",
            IsDemo = await settings.IsDemoAsync(cancellation),
        });
    }
}
