using System.Collections.Immutable;
using System.Diagnostics;
using Coordination.Domain.Kernel;

namespace Coordination.Domain.People;

/// <summary>Everything that can happen between one person and one community. Names and fields are stored for ever; contact details never enter.</summary>
public abstract record MembershipEvent
{
    private protected MembershipEvent() { }
}

[StoredAs("membership.person-recorded")]
public sealed record PersonRecorded(PersonId Person) : MembershipEvent;

[StoredAs("membership.applied")]
public sealed record MembershipApplied(PersonId Person) : MembershipEvent;

[StoredAs("membership.accepted")]
public sealed record MembershipAccepted(PersonId Person) : MembershipEvent;

[StoredAs("membership.role-granted")]
public sealed record RoleGranted(PersonId Person, Role Role) : MembershipEvent;

/// <summary>One person in one community: known to it, perhaps a member, with the roles it gave them. Needs no account.</summary>
public sealed record Membership(PersonId Id, bool HasApplied = false, bool IsMember = false)
{
    public static readonly StreamOf<Membership, MembershipEvent> Stream = new("membership", Evolve, (membership, _) => [membership.Id]);

    public ImmutableHashSet<Role> Roles { get; init; } = [Role.Person];

    public static Membership Evolve(Membership? membership, MembershipEvent happened) => (membership, happened) switch
    {
        (null, PersonRecorded e) => new(e.Person),
        ({ }, MembershipApplied) => membership with { HasApplied = true },
        ({ }, MembershipAccepted) => membership with { IsMember = true, Roles = membership.Roles.Add(Role.Member) },
        ({ }, RoleGranted e) => membership with { Roles = membership.Roles.Add(e.Role) },
        _ => throw new UnreachableException($"{happened} cannot follow {membership}"),
    };
}
