using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Stories;

namespace Coordination.Host.People;

/// <summary>One thing the vault holds of somebody: which, and the value as the reader meets it.</summary>
public sealed record KnownDetail(string Field, Opened Value);

/// <summary>Evidence that was seen for a role.</summary>
public sealed record KnownVetting(string Role, string Level, DateTimeOffset Until, bool HasRunOut);

/// <summary>What the reader may do for a person beyond single buttons; null forms are not shown.</summary>
public sealed record PersonForms(bool MayDecide)
{
    public bool MayAnswer { get; init; }

    /// <summary>Roles that can be given, or newer evidence noted for.</summary>
    public IReadOnlyList<string> Grantable { get; init; } = [];

    /// <summary>Roles that can be taken back.</summary>
    public IReadOnlyList<string> Revocable { get; init; } = [];

    /// <summary>Others who may be the same person, by name or number.</summary>
    public IReadOnlyList<(string Id, Opened Name)> Alike { get; init; } = [];
}

/// <summary>A person as coordinators and stewards look after them: never how much they do.</summary>
public sealed record PersonModel(string Community, string Id, Opened Name, string Status, IReadOnlyList<string> Roles,
    IReadOnlyList<Button> Buttons, PersonForms Forms)
{
    public string Href => Links.Person(Community, Id);
    /// <summary>What is seldom done for a person.</summary>
    public IReadOnlyList<Button> Rare { get; init; } = [];
    public string? AddRequestHref { get; init; }
    /// <summary>Null where the reader may not know how to reach them.</summary>
    public IReadOnlyList<KnownDetail>? Contact { get; init; }
    public bool IsAddressHidden { get; init; }
    public bool IsMinor { get; init; }
    public (Opened Name, string Href)? MergedInto { get; init; }
    public DateTimeOffset? Until { get; init; }
    /// <summary>What to hand to somebody who is invited.</summary>
    public string? Invitation { get; init; }
    public IReadOnlyList<KnownVetting> Vettings { get; init; } = [];
    /// <summary>What other features know of them, and what may be done with it.</summary>
    public IReadOnlyList<PagePart> Parts { get; init; } = [];
    public IReadOnlyList<StoryEntry> Story { get; init; } = [];
    public Typed Typed { get; init; } = Typed.Nothing;
}

/// <summary>That somebody was shown something of the reader's.</summary>
public sealed record LookLine(Sentence Who, string DataClass, string Purpose, DateTimeOffset Hour);

/// <summary>Everything a community holds of the reader, what they consent to, and who looked.</summary>
public sealed record MyDataModel(PersonModel Person, IReadOnlyList<LookLine> Looks, IReadOnlyList<Button> Leaving)
{
    public bool IsRestricted { get; init; }
}
