using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Language;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Reads;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Coordination.Host.Pages;

/// <summary>
/// The reader of a page of their community: who they are there, the frame around the page, and why their last form was refused.
/// </summary>
public sealed record PageReader(Viewer Viewer, ShellModel Shell, Typed Typed, int Status)
{
    public string Code => Viewer.Caller.Code;
    public ReadQuery ReadQuery { get; init; } = null!;

    /// <summary>The past moment of which they read the page; null for now.</summary>
    public DateTimeOffset? AsOf => Shell.LookBack?.AsOf;

    /// <summary>The name or number that the reader searches for on this page.</summary>
    public string? LookedFor { get; init; }

    /// <summary>The form of the page for which they search; null if it is the page itself.</summary>
    public string? LookedForIn { get; init; }

    /// <param name="live">The path of its live stream below the community.</param>
    public IResult Page<TPage>(string title, Section section, object model, string? live = null) where TPage : IComponent =>
        WebPage.Of<TPage>(Shell with
        {
            Title = title,
            Section = section,
            Live = live is null || AsOf is not null ? null : new($"/{Code}{live}{Viewer.Caller.Http.Request.QueryString}", $"/{Code}/open"),
        }, model, Status);

    /// <summary>
    /// For a page of a list: where a part of the address is not known, the page is shown without it, and the answer says so.
    /// </summary>
    public PageReader Narrowed(ListFilter filter) => filter.Unknown.Count == 0 ? this : this with { Status = 400 };

    public static IResult NotFound => Problems.Of(Problems.NotFound);
}

/// <summary>The sentence about the reader's own last change, for the page it led to.</summary>
public delegate ValueTask<Sentence?> OwnChangeSentence(Viewer viewer);

/// <summary>Opens a page for a signed-in member.</summary>
public sealed class PageOpener(Viewers viewers, Opening opening, Settings settings, Declarations declarations, OwnChangeSentence done,
    IStringLocalizer<Texts> texts)
{
    public async ValueTask<(PageReader? Reader, Refusal? Refused)> OpenAsync(HttpContext http)
    {
        var (viewer, refused) = await viewers.OpenAsync(http);
        if (viewer is null) return (null, refused);
        var names = await opening.NamesAsync(viewer, [viewer.Person]);
        var returned = ReturnedForm.In(http);
        var typed = returned is null ? Typed.Nothing : Returned.Of(returned, texts);
        return (new(viewer, new("", viewer.Now)
        {
            Community = new(viewer.Caller.Code, viewer.Community.Name, viewer.Zone,
                await settings.HelpPhoneAsync(viewer.Community, viewer.Cancellation)),
            Menu = MenuOf(viewer),
            Links = [.. declarations.All<PageLink>()
                .Where(link => link.Place is LinkPlace.Foot or LinkPlace.Search && link.IsShown(viewer))],
            SignedInAs = names.GetValueOrDefault(viewer.Person)?.Value ?? viewer.Caller.Code,
            SignOutAction = "/sign-out",
            IsDemo = await settings.IsDemoAsync(viewer.Cancellation),
            Notices = await NoticesAsync(viewer),
            Done = returned is null ? await done(viewer) : null,
            Typed = typed,
        }, typed, returned is null ? 200 : Problems.StatusOf(returned.Why)), null);
    }

    public IReadOnlyList<MenuEntry> MenuOf(Viewer viewer) =>
        [.. declarations.All<MenuEntry>().Where(entry => entry.IsShown(viewer)).OrderBy(entry => entry.Order)];

    private async ValueTask<IReadOnlyList<(Sentence Says, string Href)>> NoticesAsync(Viewer viewer)
    {
        var found = new List<(Sentence, string)>();
        foreach (var notice in declarations.All<Notice>())
            if (await notice.FindAsync(viewer) is { } waiting) found.Add(waiting);
        return found;
    }
}
