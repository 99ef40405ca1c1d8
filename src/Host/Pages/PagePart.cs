using Coordination.Host.Pages.Forms;
using Coordination.Host.Reads;
using Microsoft.AspNetCore.Components;

namespace Coordination.Host.Pages;

/// <summary>For whom a part is built, and on the page of which thing.</summary>
/// <param name="Href">The page itself, to come back to.</param>
/// <param name="IsOpened">Whether personal values are opened for the viewer; not in what many readers share.</param>
public sealed record PartContext(Viewer Viewer, Guid Id, string Href, Typed Typed, bool IsOpened);

/// <summary>A part of a page as it is shown to one viewer.</summary>
public sealed record BuiltPart(Type Component, object Model);

/// <summary>A part that a feature adds to a page of another feature.</summary>
/// <param name="Page">The page and the place on it: "request", "person.panel".</param>
/// <param name="BuildAsync">Null where this viewer is shown nothing.</param>
public sealed record PagePart(string Page, int Order, Func<PartContext, ValueTask<BuiltPart?>> BuildAsync);

/// <summary>Builds the parts that features add to a page.</summary>
public sealed class PageParts(Declarations declarations)
{
    public async ValueTask<IReadOnlyList<BuiltPart>> BuildAsync(string page, PartContext context)
    {
        var built = new List<BuiltPart>();
        foreach (var part in declarations.All<PagePart>().Where(part => part.Page == page).OrderBy(part => part.Order))
            if (await part.BuildAsync(context) is { } shown) built.Add(shown);
        return built;
    }
}

public static class PagePartDeclarations
{
    public static void Part<TComponent>(this FeatureBuilder it, string page, int order, Func<PartContext, ValueTask<object?>> build)
        where TComponent : IComponent => it.Add(new PagePart(page, order, async context =>
            await build(context) is { } model ? new(typeof(TComponent), model) : null));
}
