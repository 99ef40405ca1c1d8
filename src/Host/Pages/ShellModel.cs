using Coordination.Host.Language;
namespace Coordination.Host.Pages;

/// <summary>A community as its pages show it: the code in its addresses, its name, its zone, the number where a person answers.</summary>
public sealed record CommunityFace(string Code, string Name, TimeZoneInfo Zone, string? HelpPhone = null);

/// <summary>Where a page hears of changes, and where it asks for the personal values its reader may see.</summary>
public sealed record LiveSource(string Stream, string Open);

/// <summary>What surrounds every page: its title by key, the community's present moment, whose pages these are, who reads them.</summary>
public sealed record ShellModel(string Title, DateTimeOffset Now)
{
    public CommunityFace? Community { get; init; }
    public Section Section { get; init; } = Section.Elsewhere;

    /// <summary>The menu of this reader; nothing else is linked.</summary>
    public IReadOnlyList<MenuEntry> Menu { get; init; } = [];

    /// <summary>The links below every page that this reader may follow, and where they look for somebody.</summary>
    public IReadOnlyList<PageLink> Links { get; init; } = [];
    public string? SignedInAs { get; init; }
    public string? SignInHref { get; init; }
    public string? SignOutAction { get; init; }
    public bool IsDemo { get; init; }

    public LiveSource? Live { get; init; }

    /// <summary>What the reader was told and has not looked at yet, and where.</summary>
    public IReadOnlyList<(Sentence Says, string Href)> Notices { get; init; } = [];

    /// <summary>What the reader's own last post did, said once at the top of the next page.</summary>
    public Sentence? Done { get; init; }
}
