using Coordination.Domain.Kernel;
using Coordination.Host.Keys;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Stories;

namespace Coordination.Host.People;

/// <summary>One contact detail of a person: which, and the value as the reader may see it.</summary>
public sealed record KnownDetail(string Field, Opened Value)
{
    public bool IsTelephone => Field == ContactField.Phone.Code();
}

/// <summary>Somebody who may speak for the person, of which a steward has seen the evidence.</summary>
/// <param name="Ending">Notes that they may not any more; null if the reader cannot.</param>
public sealed record KnownAuthority(string Authority, Opened? Holder, string? Purpose, DateTimeOffset Until, Button? Ending);

/// <summary>Evidence seen for a role.</summary>
public sealed record KnownVetting(string Role, string Level, DateTimeOffset Until, bool HasRunOut);

/// <summary>What the reader can do for a person with forms. Forms that are null are not shown.</summary>
public sealed record PersonForms(bool MayDecide)
{
    public bool MayAsk { get; init; }
    public bool MayAnswer { get; init; }

    /// <summary>Whether the reader writes down how somebody without an account is reached.</summary>
    public bool MayChangeContact { get; init; }

    /// <summary>Roles that can be given, or for which newer evidence can be noted.</summary>
    public IReadOnlyList<string> Grantable { get; init; } = [];

    /// <summary>Roles that can be revoked.</summary>
    public IReadOnlyList<string> Revocable { get; init; } = [];

    /// <summary>What needs a reason in words: the verbs of the forms.</summary>
    public IReadOnlyList<string> Worded { get; init; } = [];

    /// <summary>The kinds of authority a steward can confirm; none if the reader cannot.</summary>
    public IReadOnlyList<string> Authorities { get; init; } = [];

    /// <summary>Those who may hold it: who lives with the person, or has the same name or number.</summary>
    public IReadOnlyList<(string Id, Opened Name)> Holders { get; init; } = [];

    /// <summary>Whom the reader looked up because they may hold it.</summary>
    public LookedUp HolderLookedUp { get; init; } = LookedUp.Nobody;

    /// <summary>Other records that may be the same person, by name or number.</summary>
    public IReadOnlyList<(string Id, Opened Name)> Alike { get; init; } = [];

    /// <summary>The same where the reader cannot merge them from here, and why.</summary>
    public IReadOnlyList<(string Href, Opened Name, Refusal Why)> AlikeElsewhere { get; init; } = [];
}

/// <summary>A person as coordinators and stewards see them: never how much they do.</summary>
public sealed record PersonModel(string Community, string Id, Opened Name, string Status, IReadOnlyList<string> Roles,
    IReadOnlyList<Button> Buttons, PersonForms Forms)
{
    public string Href => Links.Person(Community, Id);
    /// <summary>Rare actions for a person.</summary>
    public IReadOnlyList<Button> Rare { get; init; } = [];
    public string? AddRequestHref { get; init; }
    /// <summary>Null if the reader may not see how to reach them.</summary>
    public IReadOnlyList<KnownDetail>? Contact { get; init; }
    public bool IsAddressHidden { get; init; }

    /// <summary>Whether it is the reader's own page, which speaks to them.</summary>
    public bool IsOwn { get; init; }
    public bool IsMinor { get; init; }
    public (Opened Name, string Href)? MergedInto { get; init; }

    /// <summary>The records that were merged into this one. On the page of each they can be separated again.</summary>
    public IReadOnlyList<(Opened Name, string Href)> Duplicates { get; init; } = [];

    /// <summary>What the person wants that is not made yet: the kind, since when, from when, and whether they were called back.</summary>
    public IReadOnlyList<(string Change, DateTimeOffset Since, DateTimeOffset From, bool IsConfirmed)> Asked { get; init; } = [];

    /// <summary>Who may speak for the person, of which a steward has seen the evidence.</summary>
    public IReadOnlyList<KnownAuthority> Authorities { get; init; } = [];

    /// <summary>From when the person is called back where others said; null for at once.</summary>
    public DateTimeOffset? CallBackFrom { get; init; }

    /// <summary>What ended because of a note that the person had died, which was a mistake: nothing of it comes back by itself.</summary>
    public IReadOnlyList<FeedItem> Ended { get; init; } = [];
    public DateTimeOffset? Until { get; init; }
    /// <summary>Where this installation is reached, for an address that is handed to somebody.</summary>
    public string Origin { get; init; } = "";

    /// <summary>The code to give to an invited person.</summary>
    public string? Invitation { get; init; }
    public IReadOnlyList<KnownVetting> Vettings { get; init; } = [];
    /// <summary>What other features add about the person.</summary>
    public IReadOnlyList<PagePart> Parts { get; init; } = [];
    public StoryModel Story { get; init; } = StoryModel.Empty;
    public Typed Typed { get; init; } = Typed.Nothing;
}

/// <summary>A record that somebody was shown data of the reader.</summary>
public sealed record LookLine(Sentence Who, string DataClass, string Purpose, DateTimeOffset Hour);

/// <summary>Everything a community holds about the reader, their consents, and who looked.</summary>
public sealed record MyDataModel(PersonModel Person, IReadOnlyList<LookLine> Looks, IReadOnlyList<Button> Leaving)
{
    /// <summary>Stewards read on a page of its own what it means before they stop being one.</summary>
    public bool IsSteward { get; init; }

    /// <summary>What others did in the reader's name, newest first.</summary>
    public StoryModel InMyName { get; init; } = StoryModel.Empty;
}
