using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;

namespace Coordination.Host.People;

/// <summary>
/// A person as the community knows them: name, standing, roles, and what the reader can do for them. Never how much they do.
/// </summary>
public sealed record PersonLine(string Id, Opened Name, string Status, IReadOnlyList<string> Roles, IReadOnlyList<Button> Buttons)
{
    public required string Href { get; init; }

    /// <summary>The page to record a request for this person.</summary>
    public string? AddRequestHref { get; init; }
}

/// <summary>People found by exact name or phone, or a page of all, A to Z.</summary>
public sealed record PeopleModel(string Community, IReadOnlyList<PersonLine> Lines, string? Search = null, string? NextHref = null)
{
    /// <summary>People who wait for a steward to accept them; empty for readers who are not stewards.</summary>
    public IReadOnlyList<PersonLine> Applicants { get; init; } = [];
    public bool MayRecord { get; init; }
    public IReadOnlyList<PageLink> Links { get; init; } = [];
    public Typed Typed { get; init; } = Typed.Nothing;
}

/// <summary>The form to join a community: name and phone number.</summary>
public sealed record JoinModel(string Community, string Name, bool IsOpen, bool HasApplied)
{
    /// <summary>The page the reader wanted when they were asked to join.</summary>
    public string Then { get; init; } = Links.Mine(Community);
    public Typed Typed { get; init; } = Typed.Nothing;
}
