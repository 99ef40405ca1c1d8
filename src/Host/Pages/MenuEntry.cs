using Coordination.Host.Access;
using Coordination.Host.Language;
using Coordination.Host.Reads;

namespace Coordination.Host.Pages;

/// <summary>A part of a community with pages of its own. The text <c>section.Name</c> is its name.</summary>
public sealed record Section(string Name)
{
    public static readonly Section Elsewhere = new("Elsewhere"), Mine = new("Mine");
}

/// <summary>An entry of the menu at the top of every page.</summary>
/// <param name="Order">Smaller comes first.</param>
/// <param name="Path">The path below the community.</param>
public sealed record MenuEntry(Section Section, int Order, string Icon, string Path, Func<Viewer, bool> IsShown);

/// <summary>A page on which a reader starts in a community, if they may see it.</summary>
/// <param name="Order">The first page that the reader may see is used.</param>
/// <param name="Path">The path below the community.</param>
public sealed record HomePage(int Order, string Path, Permission Permission);

/// <summary>The place of a link.</summary>
public enum LinkPlace { Foot, Settings, People, Person, Search }

/// <summary>A link that a feature adds to general pages or to pages of other features.</summary>
/// <param name="Path">The path below the community; <c>{id}</c> stands for the thing of the page.</param>
public sealed record PageLink(LinkPlace Place, string TextKey, string Path, Func<Viewer, bool> IsShown)
{
    public string Icon { get; set; } = "circle-dot";
}

/// <summary>Something the reader has to look at, shown on every page until they do.</summary>
public sealed record Notice(Func<Viewer, ValueTask<(Sentence Says, string Href)?>> FindAsync);

public static class MenuDeclarations
{
    public static void Menu(this FeatureBuilder it, Section section, int order, string icon, string path, Permission permission) =>
        it.Add(new MenuEntry(section, order, icon, path, viewer => viewer.May(permission)));

    public static PageLink Link(this FeatureBuilder it, LinkPlace place, string textKey, string path, Permission permission) =>
        it.Add(new PageLink(place, textKey, path, viewer => viewer.May(permission)));

    public static void Notice(this FeatureBuilder it, Func<Viewer, ValueTask<(Sentence Says, string Href)?>> find) =>
        it.Add(new Notice(find));
}
