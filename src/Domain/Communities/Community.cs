using System.Collections.Immutable;
using System.Diagnostics;
using Coordination.Domain.Kernel;

namespace Coordination.Domain.Communities;

/// <summary>Everything that can happen to a community as a whole. Names and fields are stored for ever.</summary>
public abstract record CommunityEvent
{
    private protected CommunityEvent() { }
}

[StoredAs("community.founded"), Visible(To.Public)]
public sealed record CommunityFounded(CommunityId Community, string Code, string Name, string Zone) : CommunityEvent;

[StoredAs("community.steward-appointed"), Visible(To.Members)]
public sealed record StewardAppointed(CommunityId Community, [property: Links] PersonId Steward) : CommunityEvent;

[StoredAs("community.steward-stood-down"), Visible(To.Members)]
public sealed record StewardStoodDown(CommunityId Community, [property: Links] PersonId Steward) : CommunityEvent;

/// <summary>Fewer than two stewards are left, through no decision of theirs.</summary>
[StoredAs("community.steward-succession-required"), Visible(To.Members)]
public sealed record StewardSuccessionRequired(CommunityId Community) : CommunityEvent;

[StoredAs("community.charter-adopted"), Visible(To.Public)]
public sealed record CharterAdopted(CommunityId Community, int Version, IReadOnlyList<Clause> Clauses) : CommunityEvent;

/// <summary>The whole history was handed out, with the keys to its words. It has at least this many events.</summary>
[StoredAs("community.history-exported"), Visible(To.Members)]
public sealed record HistoryExported(CommunityId Community, long Events) : CommunityEvent;

/// <summary>A group of people with rules of its own: its charter in force and who looks after it.</summary>
public sealed record Community(CommunityId Id, string Code, string Name, string Zone, Charter Charter, ImmutableHashSet<PersonId> Stewards)
{
    public static readonly StreamOf<Community, CommunityEvent> Stream = new("community", Evolve);

    public static Community Evolve(Community? community, CommunityEvent happened) => (community, happened) switch
    {
        (null, CommunityFounded e) => new(e.Community, e.Code, e.Name, e.Zone, new Charter(0, []), []),
        ({ }, StewardAppointed e) => community with { Stewards = community.Stewards.Add(e.Steward) },
        ({ }, StewardStoodDown e) => community with { Stewards = community.Stewards.Remove(e.Steward) },
        ({ }, StewardSuccessionRequired) => community,
        ({ }, CharterAdopted e) => community with { Charter = new(e.Version, e.Clauses) },
        ({ }, HistoryExported) => community,
        _ => throw new UnreachableException($"{happened} cannot follow {community}"),
    };
}
