using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Storage;

namespace Coordination.Host.Reads;

/// <summary>Somebody who looks at a community: who they are there now, and the present state of the community.</summary>
public sealed record Viewer(CallerContext Caller, Membership Member, Community Community, long CommunityVersion, DateTimeOffset Now)
{
    public CommunityId In => Caller.Community;
    /// <summary>No person's id if a program is looking.</summary>
    public PersonId Person => Caller.Program is null ? Caller.Person : default;
    public Actor Actor => Caller.Actor;
    public CancellationToken Cancellation => Caller.Cancellation;
    public IReadOnlySet<Role> Roles { get; } = Member.RolesAt(Now);

    /// <summary>The circumstances of a command, if the viewer gave it on a page now.</summary>
    public Circumstances At => new(Now, Now, Community.Charter, Caller.Parameters, Community.Zone, Actor, Roles, Channel.Web)
    {
        ActorsDuplicates = Member.Duplicates,
        ActorIsMinor = Member.IsMinor,
        NothingNew = Community.MayBegin,
    };

    /// <summary>The same on behalf of a person who agreed on the phone, as buttons of pages do it.</summary>
    public Circumstances AtFor(PersonId? person) => person is null ? At
        : At with { OnBehalfOf = person, Authority = Authority.VerbalConsent, Channel = Channel.Phone };

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(Community.Zone);

    public bool May(Permission permission, Relation relation = Relation.None) => Caller.Program is { } program
        ? Caller.Permissions.Can(program.State.Scopes, permission) is null
        : Caller.Permissions.Can(Roles, permission, relation) is null && Against(permission) is null;

    /// <summary>
    /// Why the viewer may not do now what their roles allow: the community has too few stewards or is closed, or their roles rest. Null
    /// otherwise.
    /// </summary>
    public Refusal? WhyNotNow(Permission permission) => this switch
    {
        { Caller.Program: not null } => null,
        _ when Caller.Permissions.Can(Roles, permission) is null => Against(permission),
        { Member.AreRolesSuspended: true } when Caller.Permissions.Can(Member.Roles, permission) is null => Problems.RolesRest,
        _ => null,
    };

    private Refusal? Against(Permission permission) => permission.Against(Community, Caller.Permissions.IsDone(permission));

    /// <summary>Whether the viewer may see at least some things: by their roles, or by a relation to the thing.</summary>
    public bool MayAsk(Permission permission) =>
        May(permission) || (Caller.Program is null && Caller.Permissions.DependsOnRelation(permission));

    /// <summary>The record of the viewer and those that were merged into it.</summary>
    public IReadOnlySet<PersonId> Records => Member.Duplicates.Add(Person);

    public bool Is(PersonId person) => person == Person || Member.Duplicates.Contains(person);

    public Relation To(PersonId owner) => Is(owner) ? Relation.Own : Relation.None;
    public Guid Route(string name) => Caller.Route(name);
    public T Service<T>() where T : notnull => Caller.Service<T>();
}

/// <summary>Resolves a viewer: signed in, known in the community, with their present roles.</summary>
public sealed class Viewers(CallerResolver routes, Folds folds, CommunityClock clock)
{
    private static readonly Membership ofPrograms = new(default(PersonId)) { Roles = [Role.Program] };

    public async ValueTask<(Viewer? Viewer, Refusal? Refused)> OpenAsync(HttpContext http)
    {
        var (call, refused) = await routes.OpenAsync(http);
        if (call is null) return (null, refused);
        if (call.Program is not null)
            return (await folds.FoldAsync(Domain.Communities.Community.Stream, call.Community, call.Community.Value,
                call.Cancellation)) is ({ } seen, var version)
                ? (new(call, ofPrograms, seen, version, clock.GetUtcNow()), null)
                : (null, Problems.NotFound);
        var (member, community) = (StreamKey.Of(call.Community.Value, call.Person.Value, Membership.Stream),
            StreamKey.Of(call.Community.Value, call.Community.Value, Domain.Communities.Community.Stream));
        var folded = await folds.FoldAsync([member, community], call.Cancellation);
        return folded[member].State is Membership known && folded[community].State is Community state
            ? (new(call, known, state, folded[community].Version, clock.GetUtcNow()), null)
            : (null, Problems.NotFound);
    }
}
