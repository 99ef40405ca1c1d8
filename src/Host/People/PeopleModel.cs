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

    public bool IsMinor { get; init; }

    /// <summary>The page to record a request for this person.</summary>
    public string? AddRequestHref { get; init; }
}

/// <summary>A page of the people, A to Z.</summary>
public sealed record PeopleModel(string Community, IReadOnlyList<PersonLine> Lines, string? NextHref = null)
{
    /// <summary>People who wait for a steward to accept them; empty for readers who are not stewards.</summary>
    public IReadOnlyList<PersonLine> Applicants { get; init; } = [];
    public bool MayRecord { get; init; }

    /// <summary>People known here by the name or number that was typed, to note somebody down.</summary>
    public IReadOnlyList<AlikePerson> Alike { get; init; } = [];

    public IReadOnlyList<PageLink> Links { get; init; } = [];
    public Typed Typed { get; init; } = Typed.Nothing;
}

/// <summary>The form to join a community: name and phone number.</summary>
public sealed record JoinModel(string Community, string Name, bool IsOpen, bool HasApplied)
{
    /// <summary>The code of an invitation, where the reader came by one and is not known here.</summary>
    public string? Invitation { get; init; }

    /// <summary>Whether the reader has said by an invitation that a record is of them, and waits.</summary>
    public bool IsClaiming { get; init; }

    /// <summary>Whether a steward did not agree that the record was of the reader.</summary>
    public bool WasNotBelieved { get; init; }

    /// <summary>Whether a steward did not take the reader in. They may ask again.</summary>
    public bool WasDeclined { get; init; }

    /// <summary>The page the reader wanted when they were asked to join.</summary>
    public string Then { get; init; } = Links.Mine(Community);
    public Typed Typed { get; init; } = Typed.Nothing;
}
