using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Access;
using Coordination.Host.Storage;

namespace Coordination.Host.Commands;

/// <summary>Resolves the caller. 401 if not signed in, 404 if the caller does not belong to the community.</summary>
public sealed class CallerResolver(Logins logins, Folds folds, CommunityClock clock, PermissionTable permissions)
{
    public async ValueTask<(CallerContext? Caller, Refusal? Refused)> OpenAsync(HttpContext http, Permission permission)
    {
        if (permission.From is Callers.Founders) return Found(http);
        var (caller, refused) = await OpenAsync(http, permission.From is Callers.Anybody);
        return caller?.Program is { } program && permissions.Can(program.State.Scopes, permission) is { } notAllowed
            ? (null, notAllowed)
            : (caller, refused);
    }

    /// <param name="joining">True if the login need not be known in the community yet: it then gets the id of a new person.</param>
    public async ValueTask<(CallerContext? Caller, Refusal? Refused)> OpenAsync(HttpContext http, bool joining = false)
    {
        if (Login.Of(http.User) is not { } login) return (null, Problems.SignIn);
        var code = (string?)http.Request.RouteValues["community"] ?? "";
        if (await logins.CommunityAsync(code, http.RequestAborted) is not { } community) return (null, Problems.NotFound);
        if (ProgramCaller.In(http) is { } program)
            return program.Opens(http, community)
                ? (new(http, community, code, login, default) { Program = program }, null)
                : (null, Problems.NotFound);
        var person = await logins.PersonAsync(login, community, http.RequestAborted) ?? (joining ? new PersonId(Guid.NewGuid()) : null);
        return person is { } known ? (new(http, community, code, login, await KeptAsync(community, known, http.RequestAborted)), null)
            : (null, Problems.NotFound);
    }

    /// <summary>Who a login is by now: a merge may have been taken back since it was asked last. Null if it is not known.</summary>
    public async ValueTask<PersonId?> PersonAsync(CommunityId community, Login login, CancellationToken cancellation) =>
        await logins.PersonAsync(login, community, cancellation) is { } person ? await KeptAsync(community, person, cancellation) : null;

    /// <summary>Who signs in under a record that was merged is led to the record that is kept.</summary>
    public async ValueTask<PersonId> KeptAsync(CommunityId community, PersonId person, CancellationToken cancellation)
    {
        var key = StreamKey.Of(community.Value, person.Value, Membership.Stream);
        // A remembered merge may have been taken back by another Host. A merge not seen yet leaves the record without roles.
        if (folds.Remembered(key) is { State: Membership { MergedInto: null } }) return person;
        var folded = (await folds.FoldAsync([key], cancellation))[key];
        return folded is { Unreadable: null, State: Membership { MergedInto: { } kept } } ? kept : person;
    }

    /// <summary>
    /// Whether the roles allow it. Checked before a command is planned, so that planning reveals nothing to a caller who may not do it. For
    /// programs this has been checked already.
    /// </summary>
    public async ValueTask<bool> MayAsync(CallerContext caller, Permission permission)
    {
        if (caller.Program is not null || permission.From is not Callers.Known) return true;
        var key = StreamKey.Of(caller.Community.Value, caller.Person.Value, Membership.Stream);
        return Allows(folds.Remembered(key)) || Allows((await folds.FoldAsync([key], caller.Cancellation))[key]);

        bool Allows(Folded? folded) =>
            folded?.State is Membership member && permissions.Can(member.RolesAt(clock.GetUtcNow()), permission) is null;
    }

    /// <summary>Anybody signed in may found a community that does not exist yet.</summary>
    private static (CallerContext? Caller, Refusal? Refused) Found(HttpContext http) => Login.Of(http.User) switch
    {
        _ when ProgramCaller.In(http) is not null => (null, Problems.NotAllowed),
        { } login => (new(http, new(Guid.NewGuid()), "", login, new(Guid.NewGuid())), null),
        null => (null, Problems.SignIn),
    };
}
