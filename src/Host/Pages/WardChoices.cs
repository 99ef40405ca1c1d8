using Coordination.Domain.Kernel;
using Coordination.Host.Pages.Forms;

namespace Coordination.Host.Pages;

/// <summary>The wards a form offers, by name.</summary>
public static class WardChoices
{
    /// <summary>Those the community serves.</summary>
    public static IReadOnlyList<Option> Served(Charter charter) => Named(Wards.Under(charter));

    /// <summary>Every one we know: who asks from outside is told so, and the need is recorded.</summary>
    public static IReadOnlyList<Option> Everywhere(Charter charter) => Named(Wards.Under(charter).Union(Wards.Names.Keys));

    private static IReadOnlyList<Option> Named(IEnumerable<string> wards) =>
        [.. wards.Select(ward => new Option(ward, Wards.NameOf(ward))).OrderBy(option => option.Says, StringComparer.Ordinal)];
}
