using Coordination.Host.Language;
using Coordination.Host.Pages;

namespace Coordination.Host.Requests;

/// <summary>Says what a view of the requests is narrowed to.</summary>
public static class RequestNarrowingText
{
    /// <param name="areEnded">Whether the days are those on which requests ended.</param>
    /// <param name="person">Who asked, if it is narrowed to a person.</param>
    public static IReadOnlyList<Sentence> Of(RequestNarrowing only, bool areEnded, object? person)
    {
        var (says, when) = (new List<Sentence>(), areEnded ? "ended" : "asked");
        if (only is { From: { } first, Until: { } end }) says.Add(new($"requests.only-{when}-between", first, end.AddDays(-1)));
        else if (only.From is { } from) says.Add(new($"requests.only-{when}-from", from));
        else if (only.Until is { } until) says.Add(new($"requests.only-{when}-before", until));
        if (only.Cause is { } cause) says.Add(new("requests.only-cause", cause.Coded("cause")));
        if (only.Ward is { } ward) says.Add(new("requests.only-ward", Wards.NameOf(ward)));
        if (only.NeededOn is { } day) says.Add(new("requests.only-needed", day));
        if (person is not null) says.Add(new("requests.only-person", person));
        return says;
    }
}
