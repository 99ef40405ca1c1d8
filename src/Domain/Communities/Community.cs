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

/// <summary>The role rests, because the steward is thought to have died, or cannot act. Nothing is decided by it meanwhile.</summary>
/// <param name="NotedBy">The steward who noted it.</param>
/// <param name="ContestedUntil">Until when they appoint no steward unless they are alone, and note it of no other.</param>
[StoredAs("community.steward-suspended"), Visible(To.Members)]
public sealed record StewardSuspended(CommunityId Community, [property: Links] PersonId Steward,
    [property: Links(Acts = true)] PersonId? NotedBy = null, DateTimeOffset? ContestedUntil = null) : CommunityEvent;

/// <summary>It was a mistake; the steward decides again.</summary>
[StoredAs("community.steward-restored"), Visible(To.Members)]
public sealed record StewardRestored(CommunityId Community, [property: Links] PersonId Steward) : CommunityEvent;

/// <summary>The operator of the installation named a steward, because the community could not name one itself, and said why.</summary>
[StoredAs("community.stewardship-recovered"), Visible(To.Members)]
public sealed record StewardshipRecovered(CommunityId Community, [property: Links] PersonId Steward,
    [property: SeenBy(Role.Member)] Personal Words) : CommunityEvent;

[StoredAs("community.charter-adopted"), Visible(To.Public)]
public sealed record CharterAdopted(CommunityId Community, int Version, IReadOnlyList<Clause> Clauses) : CommunityEvent;

/// <summary>Three people founded it and two look after it. From now on its members decide on its rules.</summary>
[StoredAs("community.constituted"), Visible(To.Public)]
public sealed record CommunityConstituted(CommunityId Community) : CommunityEvent;

/// <summary>A steward asks that the whole history be handed out with the keys to its words. A second one agrees before that time.</summary>
[StoredAs("community.export-requested"), Visible(To.Members)]
public sealed record ExportRequested(CommunityId Community, [property: Links] PersonId Steward, DateTimeOffset Until) : CommunityEvent;

/// <summary>A second steward agrees: between these times it can be handed out, unless a steward stops it.</summary>
[StoredAs("community.export-approved"), Visible(To.Members)]
public sealed record ExportApproved(CommunityId Community, [property: Links] PersonId Steward, DateTimeOffset From, DateTimeOffset Until)
    : CommunityEvent;

/// <summary>A steward stops what others asked for or agreed to. It would have to be asked for again.</summary>
[StoredAs("community.export-stopped"), Visible(To.Members)]
public sealed record ExportStopped(CommunityId Community, [property: Links] PersonId Steward) : CommunityEvent;

/// <summary>The whole history was handed out, with the keys to its words. It has at least this many events.</summary>
[StoredAs("community.history-exported"), Visible(To.Members)]
public sealed record HistoryExported(CommunityId Community, long Events) : CommunityEvent;

/// <summary>The history was handed out without the keys to its words and without anybody's contact details.</summary>
[StoredAs("community.history-exported-without-keys"), Visible(To.Members)]
public sealed record HistoryExportedWithoutKeys(CommunityId Community, long Events) : CommunityEvent;

/// <summary>An export with keys that a steward asked for, and another agreed to if it can be taken from some time on.</summary>
public sealed record PendingExport(PersonId By, DateTimeOffset Until, PersonId? ApprovedBy = null, DateTimeOffset? From = null);

/// <summary>Who noted that a steward has died, and until when they change who decides only if they are alone.</summary>
public sealed record NotedDeath(PersonId? NotedBy, DateTimeOffset? ContestedUntil);

/// <summary>A group of people with rules of its own: its charter in force and who looks after it.</summary>
public sealed record Community(CommunityId Id, string Code, string Name, string Zone, Charter Charter, ImmutableHashSet<PersonId> Stewards)
{
    /// <summary>Fewer stewards than this decide nothing but who becomes the next.</summary>
    public const int FewestStewards = 2;

    public static readonly Refusal InSuccession = new("community.in-succession",
        "This community has too few stewards to decide this. First another steward is appointed, if need be by the operator.");

    public static readonly Refusal WindingDown = new("community.winding-down",
        "This community is coming to its end and begins nothing new. Its page says who else could help.");

    public static readonly Refusal IsClosed = new("community.is-closed",
        "This community is closed. What it recorded can still be read and taken away.");

    /// <summary>The last export with keys that was asked for and not stopped, perhaps long ago.</summary>
    public PendingExport? Export { get; init; }

    public static readonly StreamOf<Community, CommunityEvent> Stream = new("community", Evolve);

    /// <summary>The stewards whose role rests, and who noted why.</summary>
    public ImmutableDictionary<PersonId, NotedDeath> Suspended { get; init; } = ImmutableDictionary<PersonId, NotedDeath>.Empty;

    /// <summary>The stewards who can decide now.</summary>
    public ImmutableHashSet<PersonId> ActingStewards => Stewards.Except(Suspended.Keys);

    /// <summary>Whether this actor noted lately that a steward died, whose role still rests.</summary>
    public bool WasNotedBy(Circumstances at) =>
        Suspended.Values.Any(noted => noted.NotedBy is { } steward && at.ActorIs(steward) && at.Now < noted.ContestedUntil);

    /// <summary>Whether a steward who was noted as dead lately may still say that they live.</summary>
    public bool IsContested(DateTimeOffset now) => Suspended.Values.Any(noted => now < noted.ContestedUntil);

    /// <summary>Whether the community lost stewards and has too few since. A new community begins with one.</summary>
    public bool IsInSuccession { get; init; }

    /// <summary>Whether its members decide on its rules. Until then it is proposed, and its stewards set them.</summary>
    public bool IsConstituted { get; init; }

    /// <summary>That it ends, as it was proposed or decided; the proposal may be long ago.</summary>
    public Ending? Ending { get; init; }

    /// <summary>Whether two stewards decided that it ends: it begins nothing new.</summary>
    public bool IsWindingDown => Ending is { IsDecided: true };

    /// <summary>The day on which it was closed; null while it is not.</summary>
    public DateOnly? ClosedOn { get; init; }

    /// <summary>Since when no coordinator has done anything, once that was noticed; null otherwise.</summary>
    public DateTimeOffset? QuietSince { get; init; }

    /// <summary>Why nothing new is begun here: no request, offer or session, and nobody joins. Null where it is.</summary>
    public Refusal? MayBegin => ClosedOn is not null ? IsClosed : IsWindingDown ? WindingDown : null;

    /// <summary>Why the community decides nothing but who becomes the next steward; null when it decides.</summary>
    public Refusal? MayGovern => IsInSuccession ? InSuccession : null;

    public static Community Evolve(Community? community, CommunityEvent happened) => (community, happened) switch
    {
        (null, CommunityFounded e) => new(e.Community, e.Code, e.Name, e.Zone, new Charter(0, []), []),
        ({ }, StewardAppointed e) => (community with { Stewards = community.Stewards.Add(e.Steward) }).Counted(),
        ({ }, StewardshipRecovered e) => (community with { Stewards = community.Stewards.Add(e.Steward) }).Counted(),
        ({ }, StewardStoodDown e) =>
            community with { Stewards = community.Stewards.Remove(e.Steward), Suspended = community.Suspended.Remove(e.Steward) },
        ({ }, StewardSuspended e) =>
            community with { Suspended = community.Suspended.SetItem(e.Steward, new(e.NotedBy, e.ContestedUntil)) },
        ({ }, StewardRestored e) => (community with { Suspended = community.Suspended.Remove(e.Steward) }).Counted(),
        ({ }, StewardSuccessionRequired) => community with { IsInSuccession = true },
        ({ }, CharterAdopted e) => community with { Charter = new(e.Version, e.Clauses) },
        ({ }, CommunityConstituted) => community with { IsConstituted = true },
        ({ }, ExportRequested e) => community with { Export = new(e.Steward, e.Until) },
        ({ Export: { } export }, ExportApproved e) =>
            community with { Export = export with { ApprovedBy = e.Steward, From = e.From, Until = e.Until } },
        ({ }, ExportStopped) => community with { Export = null },
        ({ }, WindDownProposed e) => community with { Ending = new(e.Cause, e.ClosesOn, e.Steward, e.Until) },
        ({ }, WindDownStarted e) => community with { Ending = new(e.Cause, e.ClosesOn), QuietSince = null },
        ({ }, WindDownCalledOff or WindDownProposalStopped) => community with { Ending = null },
        ({ }, CommunityClosed e) => community with { ClosedOn = e.On, QuietSince = null },
        ({ }, DormancyNoticed e) => community with { QuietSince = e.QuietSince },
        ({ }, DormancyEnded) => community with { QuietSince = null },
        ({ }, HistoryExported or HistoryExportedWithoutKeys) => community,
        _ => throw new UnreachableException($"{happened} cannot follow {community}"),
    };

    private Community Counted() => ActingStewards.Count < FewestStewards ? this : this with { IsInSuccession = false };
}
