using Coordination.Domain.Handovers;
using Coordination.Domain.Kernel;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Reads;
using Coordination.Projections.Handovers;

namespace Coordination.Host.Handovers;

/// <summary>A hand-over note on a page: what it says, who wrote it, what it is about, and who has seen it.</summary>
public sealed record HandoverLine(string Id, Opened Words, Opened WrittenBy, DateTimeOffset WrittenAt, DateTimeOffset DueAt)
{
    public bool IsUnseen { get; init; }

    /// <summary>Whether nobody has seen it in time.</summary>
    public bool IsAlert { get; init; }

    /// <summary>What it is about; null if it is about nothing in particular.</summary>
    public HandoverAbout? About { get; init; }
    public IReadOnlyList<Opened> Readers { get; init; } = [];

    /// <summary>When somebody saw it first; null if nobody has.</summary>
    public DateTimeOffset? SeenAt { get; init; }
    public IReadOnlyList<Button> Buttons { get; init; } = [];
}

/// <summary>What a note is about: the sentence that says it, and the page of the thing if the reader may see that.</summary>
public sealed record HandoverAbout(Sentence Says, string? Href);

/// <summary>What a new note will be about, for its form.</summary>
/// <param name="Member">The member of the command that names it.</param>
public sealed record NewHandoverAbout(string Member, string Id, Sentence Says);

/// <summary>The notes that nobody has seen, those that somebody saw lately, and the form for a new one.</summary>
public sealed record HandoversModel(string Community, IReadOnlyList<HandoverLine> Unseen, IReadOnlyList<HandoverLine> Seen,
    string? NextHref)
{
    public bool MayWrite { get; init; }
    public NewHandoverAbout? About { get; init; }
    public Typed Typed { get; init; } = Typed.Nothing;
}

/// <summary>Makes the lines of hand-over notes.</summary>
public static class HandoverLines
{
    public static IEnumerable<PersonId> PeopleIn(IEnumerable<ListedHandover> rows) => rows.SelectMany(row =>
        (PersonId[])[row.State.WrittenBy, .. row.State.Readers, .. row.State.Person is { } about ? new[] { about } : []]);

    public static HandoverLine Of(Viewer viewer, ListedHandover row, NameDisclosure disclosure) => new(
        row.State.Id.ToString(), disclosure.Of(row.Words), disclosure.NameOf(row.State.WrittenBy), row.WrittenAt, row.State.DueAt)
    {
        IsUnseen = row.State.IsUnseen,
        IsAlert = row.State.IsAlertAt(viewer.Now),
        About = AboutOf(viewer, row.State, disclosure),
        Readers = [.. row.State.Readers.Select(disclosure.NameOf)],
        SeenAt = row.SeenAt,
    };

    /// <summary>What the viewer can do about a note, on the page of all notes.</summary>
    public static IReadOnlyList<Button> ButtonsOf(Viewer viewer, Handover note)
    {
        var all = Links.Handovers(viewer.Caller.Code);
        var buttons = new List<Button>();
        if (viewer.Accepts(HandoversFeature.AcknowledgeHandover, note, new AcknowledgeHandover()))
            buttons.Add(Buttons.To(Links.Do($"{all}/{note.Id}", "acknowledge"), new Sentence("handovers.acknowledge"), all));
        if (viewer.Accepts(HandoversFeature.WithdrawHandover, note, new WithdrawHandover()))
            buttons.Add(Buttons.To(Links.Do($"{all}/{note.Id}", "withdraw"), new Sentence("handovers.withdraw"), all));
        return buttons;
    }

    private static HandoverAbout? AboutOf(Viewer viewer, Handover note, NameDisclosure disclosure) => note switch
    {
        { Person: { } person } => new(new("handovers.about-person", disclosure.NameOf(person)),
            Links.Person(viewer.Caller.Code, person.ToString())),
        { Request: { } request } => new(new("handovers.about-request"),
            viewer.May(HandoversFeature.SeeCalls) ? Links.Request(viewer.Caller.Code, request.ToString()) : null),
        { Session: { } session } => new(new("handovers.about-session"), Links.Session(viewer.Caller.Code, session.ToString())),
        _ => null,
    };
}
