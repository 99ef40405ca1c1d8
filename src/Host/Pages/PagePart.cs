using Coordination.Host.Pages.Forms;
using Coordination.Host.Reads;
using Microsoft.AspNetCore.Components;

namespace Coordination.Host.Pages;

/// <summary>
/// The place of a part on the page of a thing: before everything else of it, among its facts, in the list below them, as a section, in the
/// panel of actions, or among what a person does for themself.
/// </summary>
public enum PartPlace { First, Facts, Lines, Sections, Panel, Own }

/// <summary>The page for which parts are built.</summary>
/// <param name="Href">The address of the page, to return to.</param>
/// <param name="IsOpened">Whether personal values are opened for the viewer; false for what many readers share.</param>
public sealed record PartContext<TThing>(Viewer Viewer, TThing Thing, string Href, Typed Typed, bool IsOpened)
{
    /// <summary>Whom the reader looked up on the page.</summary>
    public LookedUp LookedUp { get; init; } = LookedUp.Nobody;

    /// <summary>The reader's own last change, which the page shows even where lists are still behind.</summary>
    public long? Change { get; init; }
}

/// <summary>A part of a page, built for one viewer.</summary>
/// <param name="Order">Smaller comes first.</param>
public sealed record PagePart(PartPlace Place, int Order, Type Component, object Model)
{
    /// <typeparam name="TComponent">The component that shows it. It takes the model as its parameter Model.</typeparam>
    public static PagePart Of<TComponent>(PartPlace place, int order, object model) where TComponent : IComponent =>
        new(place, order, typeof(TComponent), model);
}

/// <summary>The parts that one feature adds to the pages of a thing of another feature.</summary>
public sealed record PartSource<TThing>(Func<PartContext<TThing>, ValueTask<IReadOnlyList<PagePart>>> BuildAsync);

/// <summary>Builds the parts that features add to the page of a thing.</summary>
public sealed class PageParts(Declarations declarations)
{
    public async ValueTask<IReadOnlyList<PagePart>> BuildAsync<TThing>(PartContext<TThing> context)
    {
        var built = new List<PagePart>();
        foreach (var source in declarations.All<PartSource<TThing>>()) built.AddRange(await source.BuildAsync(context));
        return [.. built.OrderBy(part => part.Order)];
    }
}

public static class PagePartDeclarations
{
    public static void Parts<TThing>(this FeatureBuilder it, Func<PartContext<TThing>, ValueTask<IReadOnlyList<PagePart>>> build) =>
        it.Add(new PartSource<TThing>(build));
}
