using Coordination.Domain.Kernel;
using Coordination.Host.Reads;

namespace Coordination.Host.Pages;

/// <summary>What lists are narrowed to that is more than a code or a day.</summary>
public static class FilterValues
{
    /// <summary>A ward by its code.</summary>
    public static Place? Ward(this ReadQuery asked, string name) => asked.Text(name) is not { } code ? null
        : Place.IsWard(code) ? new(code) : asked.Not(name, "the code of a ward, as E05001385.", default(Place?));

    /// <summary>A day on which something can have been recorded.</summary>
    public static DateOnly? RecordedDay(this ReadQuery asked, string name) => asked.Day(name) is not { } day ? null
        : day > new DateOnly(Moment.FirstYear, 1, 1) && day < new DateOnly(Moment.LastYear, 12, 31) ? day
        : asked.Not(name, "a day that can be recorded.", default(DateOnly?));
}
