using Coordination.Host.Language;
using Coordination.Host.Reads;

namespace Coordination.Host.Pages;

/// <summary>Somebody known here who may be whoever is written down.</summary>
/// <param name="NumberEnds">The last three digits of their telephone; null if none is known.</param>
public sealed record AlikePerson(string Id, Opened Name, string? NumberEnds)
{
    /// <summary>Nobody, unless the form of the page was refused because somebody is known by the name or number typed into it.</summary>
    public static async ValueTask<IReadOnlyList<AlikePerson>> OfAsync(PageReader reader)
    {
        if (!reader.Typed.IsWrong("isNew")) return [];
        var alike = await KnownAlike.OfAsync(reader.Viewer, reader.Typed["name"], reader.Typed["phone"]);
        var disclosure = await reader.Viewer.Service<NameDisclosures>().OpenAsync(reader.Viewer, [], alike.Keys);
        return [.. alike.Select(known => new AlikePerson(known.Key.ToString(), disclosure.NameOf(known.Key), known.Value))];
    }
}
