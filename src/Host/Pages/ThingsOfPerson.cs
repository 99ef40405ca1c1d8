using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Language;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Reads;

namespace Coordination.Host.Pages;

/// <summary>A thing of somebody in a list on their page: what it is, what is known of it, its status, and what the reader may do.</summary>
public sealed record ThingLine(string Id, string Href, Sentence What, Sentence Detail, string Status)
{
    public IReadOnlyList<Button> Buttons { get; init; } = [];
}

/// <summary>Things of one kind on the page of a person. What goes on comes first.</summary>
/// <param name="Title">The key of the heading.</param>
/// <param name="None">The key of what is said where there are none.</param>
public sealed record ThingsOfPerson(string Id, string Title, string None, IReadOnlyList<ThingLine> Lines)
{
    /// <summary>Whether there are more than are shown.</summary>
    public bool HasMore { get; init; }

    /// <summary>The address of the list of all of them; null if there is none.</summary>
    public string? AllHref { get; init; }
}

/// <summary>Names that lead to the page of the person.</summary>
public static class LinksToPeople
{
    /// <summary>The page of a person; null for a reader who may not open it, or would not read the name on it.</summary>
    public static string? HrefOf(this Viewer viewer, PersonId person) =>
        viewer.May(Permission.SeePerson) && viewer.May(Permission.OpenNames) ? Links.Person(viewer.Caller.Code, person.ToString()) : null;

    /// <summary>The name of a person, as a link for those who may open their page.</summary>
    public static object Linked(this Viewer viewer, PersonId person, NameDisclosure disclosure) =>
        viewer.HrefOf(person) is { } href ? new Linked(disclosure.NameOf(person), href) : disclosure.NameOf(person);
}
