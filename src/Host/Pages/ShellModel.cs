using Coordination.Host.Language;
using Coordination.Host.Pages.Forms;

namespace Coordination.Host.Pages;

/// <summary>A community as its pages show it: the code in its addresses, its name, its time zone and the number of the help line.</summary>
public sealed record CommunityFace(string Code, string Name, TimeZoneInfo Zone, string? HelpPhone = null);

/// <summary>The live stream of a page, and the address where it asks for the personal values its reader may see.</summary>
public sealed record LiveSource(string Stream, string Open);

/// <summary>The frame around every page: its title by key, the present moment in the community, the community and the reader.</summary>
public sealed record ShellModel(string Title, DateTimeOffset Now)
{
    public CommunityFace? Community { get; init; }
    public Section Section { get; init; } = Section.Elsewhere;

    /// <summary>The menu of this reader. Only these pages are linked.</summary>
    public IReadOnlyList<MenuEntry> Menu { get; init; } = [];

    /// <summary>The links at the foot of every page that this reader may follow, and the link to the search for people.</summary>
    public IReadOnlyList<PageLink> Links { get; init; } = [];
    public string? SignedInAs { get; init; }
    public string? SignInHref { get; init; }
    public string? SignOutAction { get; init; }
    public bool IsDemo { get; init; }

    public LiveSource? Live { get; init; }

    /// <summary>Null for a page that has no past.</summary>
    public LookBack? LookBack { get; init; }

    /// <summary>Until when the page may show what it opened in an emergency; null if it opened nothing so.</summary>
    public DateTimeOffset? OpenUntil { get; init; }

    /// <summary>The seconds until then.</summary>
    public long? OpenFor => OpenUntil is { } until ? (long)Math.Ceiling((until - Now).TotalSeconds) : null;

    /// <summary>What the reader has to look at, with links.</summary>
    public IReadOnlyList<(Sentence Says, string Href)> Notices { get; init; } = [];

    /// <summary>What the reader typed into a form of this page that was refused.</summary>
    public Typed Typed { get; init; } = Typed.Nothing;

    /// <summary>The sentence about the reader's own last change, shown once at the top of the next page.</summary>
    public Sentence? Done { get; init; }
}
