using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Commands;
using Coordination.Host.Wiring;

namespace Coordination.Host.Reads;

/// <summary>Somebody looking at one community: who they are there, as of now, and the community as it stands.</summary>
public sealed record Viewer(Call Call, Membership Member, Community Community, long CommunityVersion, DateTimeOffset Now)
{
    public CommunityId In => Call.Community;
    /// <summary>Nobody's id where a program looks.</summary>
    public PersonId Person => Call.Program is null ? Call.Person : default;
    public Actor Actor => Call.Actor;
    public CancellationToken Cancellation => Call.Cancellation;
    public IReadOnlySet<Role> Roles { get; } = Member.RolesAt(Now);
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(Community.Zone);

    public bool May(Act act, Relation relation = Relation.None) => Call.Program is { } program ? ScopedActs.Can(program.State.Scopes, act) is null : Permissions.Can(Roles, act, relation) is null;
    public Relation To(PersonId owner) => owner == Person ? Relation.Own : Relation.None;
    public Guid Route(string name) => Call.Route(name);
    public T Service<T>() where T : notnull => Call.Service<T>();
}

/// <summary>Lets somebody in who wants to look: signed in, known in the community, with the roles they have now.</summary>
public sealed class Viewers(Doors doors, Folds folds, CommunityClock clock)
{
    private static readonly Membership ofPrograms = new(default(PersonId)) { Roles = [Role.Program] };

    public async ValueTask<(Viewer? Viewer, Refusal? Refused)> OpenAsync(HttpContext http)
    {
        var (call, refused) = await doors.OpenAsync(http);
        if (call is null) return (null, refused);
        if (call.Program is not null)
            return (await folds.FoldAsync(Domain.Communities.Community.Stream, call.Community, call.Community.Value, call.Cancellation)) is ({ } seen, var version)
                ? (new(call, ofPrograms, seen, version, clock.GetUtcNow()), null)
                : (null, Problems.NotFound);
        var (member, community) = (StreamKey.Of(call.Community.Value, call.Person.Value, Membership.Stream), StreamKey.Of(call.Community.Value, call.Community.Value, Domain.Communities.Community.Stream));
        var folded = await folds.FoldAsync([member, community], call.Cancellation);
        return folded[member].State is Membership known && folded[community].State is Community state
            ? (new(call, known, state, folded[community].Version, clock.GetUtcNow()), null)
            : (null, Problems.NotFound);
    }
}
