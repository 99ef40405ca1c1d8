using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Language;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Storage;
using Microsoft.Extensions.Localization;

namespace Coordination.Host.Pages;

/// <summary>A signed-in person at the pages of a community that may not know them yet.</summary>
public sealed record Visitor(CallerContext Caller, Community Community, Membership? Member, ShellModel Shell, Typed Typed, int Status)
{
    public string? HelpPhone => Shell.Community?.HelpPhone;
}

/// <summary>Opens a page for a signed-in person of a community that exists.</summary>
public sealed class Visitors(CallerResolver routes, Logins logins, PageOpener readers, Folds folds, Settings settings, CommunityClock clock,
    IStringLocalizer<Texts> texts)
{
    public async ValueTask<(Visitor? Visitor, IResult? Instead)> OpenAsync(HttpContext http)
    {
        http.KeepNowhere();
        var (call, refused) = await routes.OpenAsync(http, joining: true);
        if (call is null) return (null, refused == Problems.SignIn ? SignInThen(http) : Problems.Of(refused!));
        var (community, _) = await folds.FoldAsync(Community.Stream, call.Community, call.Community.Value, call.Cancellation);
        if (community is null) return (null, Problems.Of(Problems.NotFound));
        if (await logins.PersonAsync(call.Login, call.Community, call.Cancellation) is not null
            && (await readers.OpenAsync(http)).Reader is { } reader)
            return (new(call, community, reader.Viewer.Member, reader.Shell, reader.Typed, reader.Status), null);
        var returned = ReturnedForm.In(http);
        var typed = returned is null ? Typed.Nothing : Returned.Of(returned, texts);
        var shell = new ShellModel("", clock.GetUtcNow())
        {
            Community = new(call.Code, community.Name, TimeZoneInfo.FindSystemTimeZoneById(community.Zone),
                await settings.HelpPhoneAsync(community, call.Cancellation)),
            SignOutAction = "/sign-out",
            IsDemo = await settings.IsDemoAsync(call.Cancellation),
            Typed = typed,
        };
        return (new(call, community, null, shell, typed, returned is null ? 200 : Problems.StatusOf(returned.Why)), null);
    }

    /// <summary>
    /// What somebody gets who cannot open a page of a community: whoever is not signed in signs in, and whoever is not known there joins.
    /// Both lead back to the page.
    /// </summary>
    public async ValueTask<IResult> InsteadAsync(HttpContext http, Refusal refused)
    {
        if (refused == Problems.SignIn) return SignInThen(http);
        if (refused != Problems.NotFound || (await routes.OpenAsync(http, joining: true)).Caller is not { Program: null } call
            || await logins.PersonAsync(call.Login, call.Community, call.Cancellation) is not null) return Problems.Of(refused);
        return new SeeOther($"{Links.Join(call.Code)}?then={Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)}");
    }

    /// <summary>Leads to the front page, and back here after sign-in.</summary>
    public static SeeOther SignInThen(HttpContext http) =>
        new("/?then=" + Uri.EscapeDataString(http.Request.Path + http.Request.QueryString));
}
