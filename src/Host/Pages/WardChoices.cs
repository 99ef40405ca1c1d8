using Coordination.Host.Pages.Forms;

namespace Coordination.Host.Pages;

/// <summary>The wards a form offers, by name.</summary>
public static class WardChoices
{
    /// <summary>The wards the community serves.</summary>
    public static IReadOnlyList<Option> Served(IReadOnlyList<string> named) => Named(Wards.Served(named));

    /// <summary>All wards: somebody who asks from outside the area is told so, and the need is recorded.</summary>
    public static IReadOnlyList<Option> Everywhere(IReadOnlyList<string> named) => Named(Wards.Served(named).Union(Wards.Names.Keys));

    private static IReadOnlyList<Option> Named(IEnumerable<string> wards) =>
        [.. wards.Select(ward => new Option(ward, Wards.NameOf(ward))).OrderBy(option => option.Says, StringComparer.Ordinal)];
}
