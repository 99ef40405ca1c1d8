using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Stories;

namespace Coordination.Host.Requests;

/// <summary>What the reader may do with an open request.</summary>
public sealed record RequestActions(bool MayRecord)
{
    public bool MayResolve { get; init; }
    public bool MayWithdraw { get; init; }
    public bool MayClose { get; init; }
    public bool MayReferOut { get; init; }
    public bool MayChange { get; init; }

    /// <summary>Who asked, if somebody else reads the page.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>Other requests of the same person, of which it may be a duplicate.</summary>
    public IReadOnlyList<Option> Others { get; init; } = [];
}

/// <summary>A request with its amounts, its promises and its story.</summary>
public sealed record RequestModel(string Community, string Id, string Status, string Category, Opened Words, Opened Who,
    DateTimeOffset AskedAt, string Channel)
{
    /// <summary>The page of whoever asked; null for a reader who may not open it.</summary>
    public string? WhoHref { get; init; }
    public required Amount Wanted { get; init; }
    public required Amount Given { get; init; }
    public required Amount Promised { get; init; }
    public required Amount Open { get; init; }
    public string? Ward { get; init; }
    public DateTimeOffset? NeededBy { get; init; }
    public bool IsWholeDay { get; init; }
    public bool IsOver { get; init; }

    /// <summary>Whether it is shown as it was at a past moment.</summary>
    public bool IsPast { get; init; }

    /// <summary>False if one of its events cannot be shown yet.</summary>
    public bool IsUpToDate { get; init; } = true;

    public string? Cause { get; init; }

    /// <summary>What else was asked for together with it.</summary>
    public IReadOnlyList<RequestLine> Together { get; init; } = [];

    /// <summary>Where the reader says what else is asked for together with it; null if they may not.</summary>
    public string? AskAlso { get; init; }

    /// <summary>Whether it is the reader who asked.</summary>
    public bool IsOwn { get; init; }

    /// <summary>What other features add about it, and the actions they offer.</summary>
    public IReadOnlyList<PagePart> Parts { get; init; } = [];
    public StoryModel Story { get; init; } = StoryModel.Empty;

    /// <summary>The request that asks for the same and goes on, where this one was closed for it.</summary>
    public string? Original { get; init; }

    /// <summary>Null if the request is over, or if the reader may only look.</summary>
    public RequestActions? Actions { get; init; }

    /// <summary>The id of the form that is open from the start; null for none.</summary>
    public string? OpenForm { get; init; }

    /// <summary>Null if the reader may put nothing right.</summary>
    public RequestCorrections? Corrections { get; init; }
    public Typed Typed { get; init; } = Typed.Nothing;

    public string Href => Links.Request(Community, Id);
}
