using System.Globalization;
using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Pages;
using Coordination.Host.Reads;
using Coordination.Projections.Lists;
using Coordination.Projections.Requests;

namespace Coordination.Host.Requests;

/// <summary>
/// What a view of the requests is narrowed to: days on which they were asked or ended, a cause, a ward, the day they are needed, who asked.
/// </summary>
public sealed record RequestNarrowing
{
    private static readonly QueryParameter
        from = new("from", typeof(DateOnly), "Only those asked on this day or later; in a view of what has ended, those ended then."),
        until = new("until", typeof(DateOnly), "Only those asked, or ended, before this day."),
        cause = new("cause", typeof(Cause), "Only those that ended for this cause."),
        ward = new("ward", typeof(string), "Only those from this ward."),
        neededOn = new("neededOn", typeof(DateOnly), "Only those needed on this day."),
        person = new("person", typeof(Guid), "Only this person's.");

    public static readonly QueryParameter[] Asks = [from, until, cause, ward, neededOn, person];

    public DateOnly? From { get; init; }
    /// <summary>The day after the last.</summary>
    public DateOnly? Until { get; init; }
    public Cause? Cause { get; init; }
    public Place? Ward { get; init; }
    public DateOnly? NeededOn { get; init; }
    public PersonId? Person { get; init; }

    /// <summary>The records of that person, where it is not only this one.</summary>
    public IReadOnlyCollection<PersonId>? Records { get; init; }

    public bool IsNone => this == new RequestNarrowing();
    public bool HasDays => (From, Until) is not (null, null);

    /// <exception cref="MalformedException">One of them has no such value.</exception>
    public static RequestNarrowing Of(ReadQuery asked) => new()
    {
        From = asked.Day(from.Name),
        Until = asked.Day(until.Name),
        Cause = asked.Code<Cause>(cause.Name),
        Ward = asked.Text(ward.Name) is not { } code ? null
            : Place.IsWard(code) ? new(code) : throw new MalformedException(ward.Name, "the code of a ward, as E05001385."),
        NeededOn = asked.Day(neededOn.Name),
        Person = asked.Id(person.Name) is { } one ? new(one) : null,
    };

    /// <param name="days">When those of the view were asked, or when they ended.</param>
    public Filter<ListedRequest> Filter(Column<ListedRequest, DateTimeOffset> days, string zone)
    {
        var chosen = new List<Filter<ListedRequest>>();
        if (From is { } first) chosen.Add(days.AtLeast(Days.Begin(first, zone)));
        if (Until is { } end) chosen.Add(days.Below(Days.Begin(end, zone)));
        if (Cause is { } why) chosen.Add(RequestsList.Cause.Is(why));
        if (Ward is { } where) chosen.Add(RequestsList.Ward.Is(where));
        if (NeededOn is { } day) chosen.Add(RequestsList.NeededOn.Is(day));
        if (Person is { } who) chosen.Add(RequestsList.Person.In((Records ?? [who]).Select(record => record.Value)));
        return Projections.Lists.Filter.All(chosen);
    }

    /// <summary>The address of a view, narrowed to this.</summary>
    public string Address(string community, string show)
    {
        var parts = new List<(string Name, string? Value)>
        {
            (from.Name, Typed(From)), (until.Name, Typed(Until)), (cause.Name, Cause is { } why ? CodeNames.Of(why) : null),
            (ward.Name, Ward?.Ward), (neededOn.Name, Typed(NeededOn)), (person.Name, Person?.ToString()),
        };
        return Links.Requests(community, show) + string.Concat(parts.Where(p => p.Value is not null).Select(p => $"&{p.Name}={p.Value}"));
    }

    private static string? Typed(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
