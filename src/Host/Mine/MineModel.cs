using Coordination.Domain.Kernel;
using Coordination.Host.Language;
using Coordination.Host.Matches;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;

namespace Coordination.Host.Mine;

/// <summary>The page of everything of one person's own.</summary>
public sealed record OwnPage(PersonId Person);

/// <summary>A thing of the reader's own: its words, further details, its status, and what the reader may do with it.</summary>
public sealed record OwnLine(string Id, string Href, Opened Words, Sentence Detail, string Status, IReadOnlyList<Button> Buttons);

/// <summary>A proposal or promise in which the reader is one of the two.</summary>
public sealed record OwnMatch(string Id, Sentence What, string Href, string Status, IReadOnlyList<Button> Buttons)
{
    /// <summary>Whether it waits for the reader's answer.</summary>
    public bool IsAsked { get; init; }

    /// <summary>What kind of help it is, by when, and in which ward.</summary>
    public required Sentence Facts { get; init; }
    public Sentence? Why { get; init; }

    /// <summary>Whether what is wanted was changed after both had said yes.</summary>
    public bool IsChanged { get; init; }

    /// <summary>The other of the two, and how to reach them, for as long as was agreed.</summary>
    public Opened? Other { get; init; }
    public Contact? Contact { get; init; }

    /// <summary>Null where the reader is not asked for more than one.</summary>
    public PartForm? Part { get; init; }
}

/// <summary>The form that says yes to a part of what was proposed.</summary>
public sealed record PartForm(string Action, Amount Proposed);

/// <summary>A place of the reader's own in a session to come.</summary>
public sealed record OwnPlace(string Booking, string Title, string Href, DateTimeOffset From, string Place, Button? Cancel)
{
    /// <summary>Why the session was cancelled, as a code; null if it was not.</summary>
    public string? Cancelled { get; init; }

    /// <summary>When and where it was, if the reader was told nothing newer; null if they know.</summary>
    public Sentence? Before { get; init; }
}

/// <summary>Everything of the reader's own in one community. What waits for their answer comes first.</summary>
public sealed record MineModel(string Community, IReadOnlyList<OwnMatch> Waiting, IReadOnlyList<OwnMatch> Promised,
    IReadOnlyList<OwnLine> Requests, IReadOnlyList<OwnPlace> Places, IReadOnlyList<OwnLine> Offers)
{
    /// <summary>It was noted that the reader has died: a mistake.</summary>
    public bool IsNotedAsDead { get; init; }

    /// <summary>Whether a steward noted that the person cannot act, so that their roles rest.</summary>
    public bool AreRolesSuspended { get; init; }
    public Typed Typed { get; init; } = Typed.Nothing;

    /// <summary>What other rooms add to the page.</summary>
    public IReadOnlyList<PagePart> Parts { get; init; } = [];
}
