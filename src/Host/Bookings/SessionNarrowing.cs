using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Reads;
using Coordination.Projections.Bookings;
using Coordination.Projections.Lists;

namespace Coordination.Host.Bookings;

/// <summary>What a list of sessions is narrowed to: the kind of help, a ward, the days on which they begin.</summary>
public sealed record SessionNarrowing
{
    private static readonly QueryParameter
        from = new("from", typeof(DateOnly), "Only those that begin on this day or later, also if they are over."),
        to = new("to", typeof(DateOnly), "Only those that begin on this day or earlier.");

    public static readonly QueryParameter
        OfCategory = new("category", typeof(Category), "Only this kind of help."),
        OfWard = new("ward", typeof(string), "Only those in this ward.");

    public static readonly QueryParameter[] Asks = [OfCategory, OfWard, from, to];

    public Category? Category { get; init; }
    public Place? Ward { get; init; }
    public DateOnly? From { get; init; }
    /// <summary>The last day.</summary>
    public DateOnly? To { get; init; }

    /// <exception cref="MalformedException">One of them has no such value, and the query is read strictly.</exception>
    public static SessionNarrowing Of(ReadQuery asked) => new()
    {
        Category = asked.Code<Category>(OfCategory.Name),
        Ward = asked.Ward(OfWard.Name),
        From = asked.RecordedDay(from.Name),
        To = asked.RecordedDay(to.Name),
    };

    public Filter<ListedSession> Filter(string zone)
    {
        var chosen = new List<Filter<ListedSession>>();
        if (Category is { } kind) chosen.Add(SessionsList.Category.Is(kind));
        if (Ward is { } where) chosen.Add(SessionsList.Ward.Is(where));
        if (From is { } first) chosen.Add(SessionsList.StartsAt.AtLeast(Days.Begin(first, zone)));
        if (To is { } last) chosen.Add(SessionsList.StartsAt.Below(Days.Begin(last.AddDays(1), zone)));
        return Projections.Lists.Filter.All(chosen);
    }

    /// <summary>What it is narrowed to, each with the parameter that it comes from.</summary>
    public IReadOnlyList<(Sentence Says, string[] Names)> Says =>
    [
        .. Category is { } kind ? One(new("sessions.only-category", kind.Coded("category")), OfCategory) : [],
        .. Ward is { } where ? One(new("sessions.only-ward", Wards.NameOf(where)), OfWard) : [],
        .. From is { } first ? One(new("sessions.only-from", first), from) : [],
        .. To is { } last ? One(new("sessions.only-to", last), to) : [],
    ];

    private static (Sentence, string[])[] One(Sentence says, QueryParameter by) => [(says, [by.Name])];
}
