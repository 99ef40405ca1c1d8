using Coordination.Host;
using Coordination.Host.Access;
using Coordination.Host.Api;
using Coordination.Host.Commands;
using Coordination.Host.EmergencyAccess;
using Coordination.Host.Front;
using Coordination.Host.Language;
using Coordination.Host.Operations;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Reads;
using Coordination.Host.SignIn;
using Coordination.Host.Storage;
using Coordination.Host.Stories;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Coordination.Host.Pages;

/// <summary>
/// Somebody at a page of their community: who they are there, what surrounds their pages, and what their last form was refused for.
/// </summary>
public sealed record PageReader(Viewer Viewer, ShellModel Shell, Typed Typed, int Status)
{
    public string Code => Viewer.Caller.Code;
    public ReadQuery ReadQuery { get; init; } = null!;

    /// <summary>The name or number of somebody the reader looks for on this page.</summary>
    public string? LookedFor { get; init; }

    /// <param name="live">The path of its live stream below the community.</param>
    public IResult Page<TPage>(string title, Section section, object model, string? live = null) where TPage : IComponent =>
        WebPage.Of<TPage>(Shell with
    {
        Title = title,
        Section = section,
        Live = live is null ? null : new($"/{Code}{live}{Viewer.Caller.Http.Request.QueryString}", $"/{Code}/open"),
    }, model, Status);

    public static IResult NotFound => Problems.Of(Problems.NotFound);
}

/// <summary>Seats somebody who is signed in and known in the community.</summary>
public sealed class PageOpener(Viewers viewers, Opening opening, Settings settings, OwnDone done, EmergencyAccesses accesses,
    IStringLocalizer<Texts> texts)
{
    public async ValueTask<(PageReader? Reader, Domain.Kernel.Refusal? Refused)> OpenAsync(HttpContext http)
    {
        var (viewer, refused) = await viewers.OpenAsync(http);
        if (viewer is null) return (null, refused);
        var names = await opening.NamesAsync(viewer, [viewer.Person]);
        var returned = ReturnedForm.In(http);
        return (new(viewer, new("", viewer.Now)
        {
            Community = new(viewer.Caller.Code, viewer.Community.Name, viewer.Zone,
                await settings.OfAsync(Settings.HelpPhone, viewer.Cancellation)),
            Sections = SectionsOf(viewer),
            SignedInAs = names.GetValueOrDefault(viewer.Person)?.Value ?? viewer.Caller.Code,
            SignOutAction = "/sign-out",
            IsDemo = await settings.IsDemoAsync(viewer.Cancellation),
            MaySettle = viewer.May(Permission.SeeEmergencyAccess),
            Told = await ToldAsync(viewer),
            Done = returned is null ? await done.OfAsync(viewer) : null,
        }, returned is null ? Typed.Nothing : Returned.Of(returned, texts), returned is null ? 200 : Problems.StatusOf(returned.Why)),
            null);
    }

    /// <summary>EmergencyAccessGrant that was broken and waits for this steward to look at it.</summary>
    private async ValueTask<(Sentence, string)?> ToldAsync(Viewer viewer) =>
        viewer.May(Permission.ReviewEmergencyAccess)
            && (await accesses.LatestAsync(viewer)).Count(g => !g.IsReviewed && g.Told.Contains(viewer.Person)) is > 0 and var waiting
            ? (Sentence.Counted("shell.told-emergency-access", waiting), Links.Settings(viewer.Caller.Code) + "#emergency-access")
            : null;

    /// <summary>As the roles allow. Whoever has a day to look after reaches their own things by their name.</summary>
    public static IReadOnlyList<Section> SectionsOf(Viewer viewer) => [.. ShellModel.EverySection.Where(section => section switch
    {
        Section.Today => viewer.May(Permission.SeeToday),
        Section.Mine => !viewer.May(Permission.SeeToday),
        Section.Requests => viewer.May(Permission.SeeRequests),
        Section.Offers => viewer.May(Permission.SeeOffers),
        Section.Sessions => viewer.May(Permission.SeeSessions),
        _ => viewer.May(Permission.SeePeople),
    })];
}
