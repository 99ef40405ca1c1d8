using Coordination.Domain.Communities;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Reads;

namespace Coordination.Host.Communities;

/// <summary>The stewards' page: other stewards, links that features add, and the routes of the community.</summary>
public sealed record SettingsModel(string Community, string Name, IReadOnlyList<(Opened Name, string Href)> Stewards,
    IReadOnlyList<PagePart> Parts, IReadOnlyList<(string Key, string Href)> More)
{
    public Typed Typed { get; init; } = Typed.Nothing;
}

/// <summary>The stewards' page of a community.</summary>
public static class SettingsPages
{
    public static void MapSettingsPage(this FeatureBuilder it) =>
        it.Page("/settings", CommunitiesFeature.SeeSettings, ShowAsync);

    private static async ValueTask<IResult> ShowAsync(PageReader reader)
    {
        var (viewer, code) = (reader.Viewer, reader.Code);
        var stewards = viewer.Community.ActingStewards.OrderBy(s => s.Value).ToList();
        var disclosure = await viewer.Service<NameDisclosures>().OpenAsync(viewer, [], stewards);
        var parts = await viewer.Service<PageParts>().BuildAsync(
            new PartContext<Community>(viewer, viewer.Community, Links.Settings(code), reader.Typed, IsOpened: true));
        var links = viewer.Service<Declarations>().All<PageLink>().Where(l => l.Place is LinkPlace.Settings && l.IsShown(viewer));
        return reader.Page<SettingsPage>("settings.title", Section.Elsewhere, new SettingsModel(code, viewer.Community.Name,
            [.. stewards.Select(s => (disclosure.NameOf(s), Links.Person(code, s.ToString())))], parts,
            [.. links.Select(l => (l.TextKey, $"/{code}{l.Path}"))])
        {
            Typed = reader.Typed,
        });
    }
}
