using System.Globalization;
using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Pages;
using Coordination.Host.Reads;
using Coordination.Projections.Lists;
using Coordination.Projections.Requests;

namespace Coordination.Host.Requests;

/// <summary>
/// What a view of the requests is narrowed to: the kind of help, a ward, days on which they were asked or ended, the day they are needed, a
/// cause, who asked, what the viewer entered or looks after.
/// </summary>
public sealed record RequestNarrowing
{
    private static readonly QueryParameter
        category = new("category", typeof(Category), "Only this kind of help."),
        ward = new("ward", typeof(string), "Only those from this ward."),
        from = new("from", typeof(DateOnly), "Only those asked on this day or later; in a view of what has ended, those ended then."),
        to = new("to", typeof(DateOnly), "Only those asked, or ended, on this day or earlier."),
        neededOn = new("neededOn", typeof(DateOnly), "Only those needed on this day."),
        cause = new("cause", typeof(Cause), "Only those that ended for this cause."),
        person = new("person", typeof(Guid), "Only this person's."),
        mine = new("mine", typeof(bool), "True for only those that the caller entered, or was the last besides whoever asked to act on.");

    public static readonly QueryParameter[] Asks = [category, ward, from, to, neededOn, cause, person, mine];

    public Category? Category { get; init; }
    public Place? Ward { get; init; }
    public DateOnly? From { get; init; }
    /// <summary>The last day.</summary>
    public DateOnly? To { get; init; }
    public DateOnly? NeededOn { get; init; }
    public Cause? Cause { get; init; }
    public PersonId? Person { get; init; }

    /// <summary>The records of that person, where it is not only this one.</summary>
    public IReadOnlyCollection<PersonId>? Records { get; init; }

    /// <summary>The records of the viewer, where it is what they entered or look after.</summary>
    public IReadOnlyCollection<PersonId>? InTheCareOf { get; init; }

    public bool HasDays => (From, To) is not (null, null);

    /// <summary>Whoever looks for the requests of a person finds those of all their records.</summary>
    /// <exception cref="MalformedException">One of them has no such value, and the query is read strictly.</exception>
    public static async ValueTask<RequestNarrowing> ReadAsync(Viewer viewer, ReadQuery asked)
    {
        var person = asked.Id(RequestNarrowing.person.Name) is { } one ? new PersonId(one) : (PersonId?)null;
        return new()
        {
            Category = asked.Code<Category>(category.Name),
            Ward = asked.Ward(ward.Name),
            From = asked.RecordedDay(from.Name),
            To = asked.RecordedDay(to.Name),
            NeededOn = asked.Day(neededOn.Name),
            Cause = asked.Code<Cause>(cause.Name),
            Person = person,
            Records = person is { } who ? (await viewer.Service<Folds>().KeptAsync(viewer.In, who, viewer.Cancellation))?.Records : null,
            InTheCareOf = asked.Flag(mine.Name) is true ? viewer.Records : null,
        };
    }

    /// <param name="days">When those of the view were asked, or when they ended.</param>
    public Filter<ListedRequest> Filter(Column<ListedRequest, DateTimeOffset> days, string zone)
    {
        var chosen = new List<Filter<ListedRequest>>();
        if (Category is { } kind) chosen.Add(RequestsList.Category.Is(kind));
        if (Ward is { } where) chosen.Add(RequestsList.Ward.Is(where));
        if (From is { } first) chosen.Add(days.AtLeast(Days.Begin(first, zone)));
        if (To is { } last) chosen.Add(days.Below(Days.Begin(last.AddDays(1), zone)));
        if (NeededOn is { } day) chosen.Add(RequestsList.NeededOn.Is(day));
        if (Cause is { } why) chosen.Add(RequestsList.Cause.Is(why));
        if (Person is { } who) chosen.Add(RequestsList.Person.In((Records ?? [who]).Select(record => record.Value)));
        if (InTheCareOf is { } viewer) chosen.Add(RequestsList.InTheCareOf(viewer));
        return Projections.Lists.Filter.All(chosen);
    }

    /// <summary>The address of a view, narrowed to this.</summary>
    public string Address(string community, string show)
    {
        var parts = new List<(string Name, string? Value)>
        {
            (category.Name, Category is { } kind ? CodeNames.Of(kind) : null), (ward.Name, Ward?.Ward), (from.Name, Typed(From)),
            (to.Name, Typed(To)), (neededOn.Name, Typed(NeededOn)), (cause.Name, Cause is { } why ? CodeNames.Of(why) : null),
            (person.Name, Person?.ToString()),
        };
        return Links.Requests(community, show) + string.Concat(parts.Where(p => p.Value is not null).Select(p => $"&{p.Name}={p.Value}"));
    }

    private static string? Typed(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
