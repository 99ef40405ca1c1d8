using Coordination.Domain.Agreements;
using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Storage;
using Microsoft.Extensions.Localization;

namespace Coordination.Host.Front;

/// <summary>The form with which people start a community, and the rules they can begin with, each in plain words.</summary>
public sealed record StartModel(IReadOnlyList<(StartingCharter Charter, IReadOnlyList<Sentence> Rules)> Charters,
    IReadOnlyList<Option> Wards, DateOnly WardsAsOf)
{
    public Typed Typed { get; init; } = Typed.Nothing;
}

/// <summary>Starting a community: one form, sent as the command that founds it.</summary>
public static class StartRoutes
{
    public const string Path = "/start";

    public static void MapStart(this WebApplication app) => app.MapGet(Path, (Delegate)ShowAsync).ExcludeFromDescription();

    private static async Task<IResult> ShowAsync(HttpContext http, Settings settings, CommunityClock clock, Declarations declarations,
        IStringLocalizer<Texts> texts, CancellationToken cancellation)
    {
        http.KeepNowhere();
        if (Login.Of(http.User) is null) return Visitors.SignInThen(http);
        var returned = ReturnedForm.In(http);
        var typed = returned is null ? Typed.Nothing : Returned.Of(returned, texts);
        var shell = new ShellModel("start.title", clock.GetUtcNow())
        { SignOutAction = "/sign-out", IsDemo = await settings.IsDemoAsync(cancellation), Typed = typed };
        return WebPage.Of<StartPage>(shell, new StartModel(
            [.. Enum.GetValues<StartingCharter>().Select(charter => (charter, RulesOf(charter, declarations)))],
            Served.Everything.Wards, Wards.AsOf)
        {
            Typed = typed,
        }, returned is null ? StatusCodes.Status200OK : Problems.StatusOf(returned.Why));
    }

    private static IReadOnlyList<Sentence> RulesOf(StartingCharter starting, Declarations declarations)
    {
        var charter = new Charter(1, FirstCharter.Of(starting));
        return [.. declarations.All<ParameterDeclaration>().Where(rule => charter.Setting(rule.Parameter) is not null)
            .Select(rule => rule.Says(rule.Parameter.InForce(charter)))];
    }
}
