using Coordination.Domain.Kernel;
using Coordination.Domain.Requests;
using Coordination.Host.Pages.Forms;

namespace Coordination.Host.Pages;

/// <summary>What the forms of a community offer: the kinds of help and the wards that its charter names, or all.</summary>
/// <param name="Kinds">The codes of the kinds of help.</param>
/// <param name="Wards">The wards, by name.</param>
public sealed record Served(IReadOnlyList<string> Kinds, IReadOnlyList<Option> Wards)
{
    private static readonly IReadOnlyList<string> everyKind = CodeNames.All<Category>();

    public static readonly Served Everything = new(everyKind, Named(Pages.Wards.Names.Keys));

    /// <summary>Whether some kind of help is not taken on.</summary>
    public bool HasOtherKinds => Kinds.Count < everyKind.Count;

    public static Served By(Charter charter) => new(charter.Of(RaiseRequest.Categories).Value is { Count: > 0 } kinds
        ? [.. everyKind.Where(kinds.Contains)] : everyKind, Named(Pages.Wards.Served(charter.Of(RaiseRequest.Wards).Value)));

    /// <summary>The same, and what a thing that is on record already has.</summary>
    public Served And(Category kind, Place place) => new(
        Kinds.Contains(CodeNames.Of(kind)) ? Kinds : [CodeNames.Of(kind), .. Kinds],
        Wards.Any(ward => ward.Value == place.Ward) ? Wards : [new(place.Ward, Pages.Wards.NameOf(place)), .. Wards]);

    private static IReadOnlyList<Option> Named(IEnumerable<string> wards) =>
        [.. wards.Select(ward => new Option(ward, Pages.Wards.NameOf(ward))).OrderBy(option => option.Says, StringComparer.Ordinal)];
}
