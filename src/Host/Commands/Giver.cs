using System.Collections.Immutable;
using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Domain.Programs;
using Coordination.Host.Access;

namespace Coordination.Host.Commands;

/// <summary>
/// The standing of whoever gives a command: the charter and zone of the community, their roles, and a refusal if they may not give it.
/// </summary>
public sealed record GiverStanding(Charter Charter, string Zone, IReadOnlySet<Role> Roles, Refusal? Against = null)
{
    /// <summary>Other records of the person, merged into theirs.</summary>
    public IReadOnlySet<PersonId> Duplicates { get; init; } = ImmutableHashSet<PersonId>.Empty;

    public bool IsMinor { get; init; }

    /// <summary>The steward who let the program in.</summary>
    public PersonId? LetInBy { get; init; }

    /// <summary>Why the community begins nothing new.</summary>
    public Refusal? NothingNew { get; init; }
}

/// <summary>Whoever gives a command. Their standing is read in the same commit that records the command.</summary>
public abstract record Giver
{
    public abstract Needed<GiverStanding> StandingIn(CommunityId community, DateTimeOffset now, PermissionTable permissions);

    /// <param name="permission">Null for commands of the system itself, which are checked where they are created.</param>
    public static Giver Of(Actor actor, Permission? permission) => actor switch
    {
        { AsProgram: { } program } => new GivingProgram(program, permission!),
        { AsPerson: { } person } => new GivingPerson(person, permission!),
        _ => new GivingSystem(),
    };
}

/// <summary>
/// A person, judged by their roles. If the permission is open to anybody, the person need not be known in the community yet.
/// </summary>
public sealed record GivingPerson(PersonId Person, Permission Permission) : Giver
{
    public override Needed<GiverStanding> StandingIn(CommunityId community, DateTimeOffset now, PermissionTable permissions) =>
        from known in Community.Stream.Existing(community.Value).And(Permission.From is Callers.Anybody
            ? Membership.Stream.Perhaps(Person.Value) : Membership.Stream.Named(Person.Value))
        let roles = known.Second?.RolesAt(now) ?? ImmutableHashSet.Create(Role.Person)
        select new GiverStanding(known.First.Charter, known.First.Zone, roles,
            permissions.Can(roles, Permission) ?? Permission.Against(known.First, acts: true))
        {
            NothingNew = known.First.MayBegin,
            Duplicates = known.Second?.Duplicates ?? [],
            IsMinor = known.Second is { IsMinor: true },
        };
}

/// <summary>A program, judged by its present scopes.</summary>
public sealed record GivingProgram(ProgramId Program, Permission Permission) : Giver
{
    private static readonly ImmutableHashSet<Role> roles = [Role.Program];

    public override Needed<GiverStanding> StandingIn(CommunityId community, DateTimeOffset now, PermissionTable permissions) =>
        from known in Community.Stream.Existing(community.Value).And(RegisteredProgram.Stream.Existing(Program.Value))
        select new GiverStanding(known.First.Charter, known.First.Zone, roles,
            !known.Second.IsLive(DateTimeOffset.UtcNow, known.First.ActingStewards) ? Problems.SignIn
                : permissions.Can(known.Second.Scopes, Permission) ?? Permission.Against(known.First, acts: true))
        {
            NothingNew = known.First.MayBegin,
            LetInBy = known.Second.Steward,
        };
}

/// <summary>The system itself: policies, deadlines, the operator.</summary>
public sealed record GivingSystem : Giver
{
    private static readonly ImmutableHashSet<Role> roles = [Role.System];

    public override Needed<GiverStanding> StandingIn(CommunityId community, DateTimeOffset now, PermissionTable permissions) =>
        from known in Community.Stream.Existing(community.Value)
        select new GiverStanding(known.Charter, known.Zone, roles) { NothingNew = known.MayBegin };
}
