using Coordination.Domain.Communities;
using Coordination.Domain.People;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Language;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Storage;
using Microsoft.Extensions.Localization;

namespace Coordination.Host.Pages;

/// <summary>Somebody signed in at the door of a community, perhaps not yet known there.</summary>
public sealed record Visitor(CallerContext Caller, Community Community, Membership? Member, ShellModel Shell, Typed Typed, int Status)
{
    public string? HelpPhone => Shell.Community?.HelpPhone;
}

/// <summary>Lets somebody to the door: signed in, at a community that exists.</summary>
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
        var shell = new ShellModel("", clock.GetUtcNow())
        {
            Community = new(call.Code, community.Name, TimeZoneInfo.FindSystemTimeZoneById(community.Zone),
                await settings.OfAsync(Settings.HelpPhone, call.Cancellation)),
            SignOutAction = "/sign-out",
            IsDemo = await settings.IsDemoAsync(call.Cancellation),
        };
        return (new(call, community, null, shell, returned is null ? Typed.Nothing : Returned.Of(returned, texts), returned is null ? 200
            : Problems.StatusOf(returned.Why)), null);
    }

    /// <summary>To the front page, and back here once signed in.</summary>
    public static SeeOther SignInThen(HttpContext http) => new("/?then=" + Uri.EscapeDataString(http.Request.Path));
}
