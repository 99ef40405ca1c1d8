using Coordination.Host.Language;
using Coordination.Host.Pages;

namespace Coordination.Host.Requests;

/// <summary>Says what a view of the requests is narrowed to, each with the parameters that it comes from.</summary>
public static class RequestNarrowingText
{
    /// <param name="areEnded">Whether the days are those on which requests ended.</param>
    /// <param name="person">Who asked, if it is narrowed to a person.</param>
    public static IReadOnlyList<(Sentence Says, string[] Names)> Of(RequestNarrowing only, bool areEnded, object? person)
    {
        var (says, when) = (new List<(Sentence, string[])>(), areEnded ? "ended" : "asked");
        if (person is not null) Add(new("requests.only-person", person), "person");
        if (only.InTheCareOf is not null) Add(new("requests.only-mine"), "mine");
        if (only.Category is { } kind) Add(new("requests.only-category", kind.Coded("category")), "category");
        if (only.Ward is { } ward) Add(new("requests.only-ward", Wards.NameOf(ward)), "ward");
        if (only is { From: { } first, To: { } last }) Add(new($"requests.only-{when}-between", first, last), "from", "to");
        else if (only.From is { } from) Add(new($"requests.only-{when}-from", from), "from");
        else if (only.To is { } to) Add(new($"requests.only-{when}-to", to), "to");
        if (only.NeededOn is { } day) Add(new("requests.only-needed", day), "neededOn");
        if (only.Cause is { } cause) Add(new("requests.only-cause", cause.Coded("cause")), "cause");
        return says;

        void Add(Sentence one, params string[] names) => says.Add((one, names));
    }
}
