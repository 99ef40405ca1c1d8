using Coordination.Domain.Kernel;

namespace Coordination.Host.Pages;

/// <summary>
/// The wards of Calderdale by GSS code as they were on <see cref="AsOf"/>. A redrawn ward has a new code; recorded events keep the old one.
/// </summary>
public static class Wards
{
    public static DateOnly AsOf { get; } = new(2024, 12, 31);

    public static IReadOnlyDictionary<string, string> Names { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["E05001371"] = "Brighouse",
        ["E05001372"] = "Calder",
        ["E05001373"] = "Elland",
        ["E05001374"] = "Greetland and Stainland",
        ["E05001375"] = "Hipperholme and Lightcliffe",
        ["E05001376"] = "Illingworth and Mixenden",
        ["E05001377"] = "Luddendenfoot",
        ["E05001378"] = "Northowram and Shelf",
        ["E05001379"] = "Ovenden",
        ["E05001380"] = "Park",
        ["E05001381"] = "Rastrick",
        ["E05001382"] = "Ryburn",
        ["E05001383"] = "Skircoat",
        ["E05001384"] = "Sowerby Bridge",
        ["E05001385"] = "Todmorden",
        ["E05001386"] = "Town",
        ["E05001387"] = "Warley",
    };

    /// <summary>The name of a ward, or its code if the ward is unknown here.</summary>
    public static string NameOf(string code) => Names.GetValueOrDefault(code, code);
    public static string NameOf(Place place) => NameOf(place.Ward);

    /// <summary>The wards that a community names, or all of them if it names none.</summary>
    public static IReadOnlyList<string> Served(IReadOnlyList<string> named) => named is { Count: > 0 } ? named : [.. Names.Keys];
}
