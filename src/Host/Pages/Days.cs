using Coordination.Domain.Kernel;
using Coordination.Host.Access;

namespace Coordination.Host.Pages;

/// <summary>Days and weeks in the time of a community. A day on which the clocks change is shorter or longer than others.</summary>
public static class Days
{
    /// <summary>The day of an instant.</summary>
    public static DateOnly Of(DateTimeOffset instant, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary>The Monday of the week of a day.</summary>
    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>The instant at which a day begins.</summary>
    /// <exception cref="MalformedException">The day is outside the years that are recorded.</exception>
    public static DateTimeOffset Begin(DateOnly day, string zone) =>
        (day > DateOnly.MinValue ? Moment.Of(day.AddDays(-1), null, zone) : null)?.Instant
            ?? throw new MalformedException("day", "a day that can be recorded.");

    /// <summary>The whole of a day.</summary>
    /// <exception cref="MalformedException">The day is outside the years that are recorded.</exception>
    public static Period Whole(DateOnly day, string zone)
    {
        var begin = Begin(day, zone);
        return new(begin, Begin(day.AddDays(1), zone));
    }
}
