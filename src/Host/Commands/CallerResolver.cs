using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host;
using Coordination.Host.Access;
using Coordination.Host.Api;
using Coordination.Host.Operations;
using Coordination.Host.Pages;
using Coordination.Host.SignIn;
using Coordination.Host.Storage;

namespace Coordination.Host.Commands;

/// <summary>Who is calling and where: 401 without a sign-in, 404 for a community one does not belong to.</summary>
public sealed class CallerResolver(Logins logins, Folds folds, CommunityClock clock)
{
    /// <summary>For founding: anybody signed in, in a community that does not exist yet.</summary>
    public static (CallerContext? CallerContext, Refusal? Refused) Found(HttpContext http) =>
        ProgramCaller.In(http) is not null ? (null, Permissions.NotAllowed) : Login.Of(http.User) is { } login
            ? (new(http, new(Guid.NewGuid()), "", login, new(Guid.NewGuid())), null) : (null, Problems.SignIn);

    public async ValueTask<(CallerContext? CallerContext, Refusal? Refused)> OpenAsync(HttpContext http, Permission permission)
    {
        if (permission is Permission.FoundCommunity) return Found(http);
        var (call, refused) = await OpenAsync(http, permission is Permission.JoinCommunity);
        return call?.Program is { } program && ScopedPermissions.Can(program.State.Scopes, permission) is { } notAllowed
            ? (null, notAllowed) : (call, refused);
    }

    /// <param name="joining">True where a login need not be known in the community yet: it gets a new person's id.</param>
    public async ValueTask<(CallerContext? CallerContext, Refusal? Refused)> OpenAsync(HttpContext http, bool joining = false)
    {
        if (Login.Of(http.User) is not { } login) return (null, Problems.SignIn);
        var code = (string?)http.Request.RouteValues["community"] ?? "";
        if (await logins.CommunityAsync(code, http.RequestAborted) is not { } community) return (null, Problems.NotFound);
        if (ProgramCaller.In(http) is { } program)
            return program.Opens(http, community) ? (new(http, community, code, login, default) { Program = program }, null)
                : (null, Problems.NotFound);
        var person = await logins.PersonAsync(login, community, http.RequestAborted) ?? (joining ? new PersonId(Guid.NewGuid()) : null);
        return person is { } known ? (new(http, community, code, login, known), null) : (null, Problems.NotFound);
    }

    /// <summary>
    /// Whether the roles allow it; what a program may is known already. Asked before a command is planned: what planning looks up, or finds
    /// wrong, would tell things to whoever may not ask.
    /// </summary>
    public async ValueTask<bool> MayAsync(CallerContext call, Permission permission)
    {
        if (call.Program is not null || permission is Permission.FoundCommunity or Permission.JoinCommunity) return true;
        var key = StreamKey.Of(call.Community.Value, call.Person.Value, Membership.Stream);
        if (folds.Remembered(key)?.State is Membership remembered
            && Permissions.Can(remembered.RolesAt(clock.GetUtcNow()), permission) is null) return true;
        return (await folds.FoldAsync([key], call.Cancellation))[key].State is Membership now
            && Permissions.Can(now.RolesAt(clock.GetUtcNow()), permission) is null;
    }
}
