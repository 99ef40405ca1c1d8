namespace Coordination.Domain.Kernel;

/// <summary>
/// A time as it was promised to people: local date, time of day if one was said, the zone, and the instant it meant. Without a time of day
/// it is the end of that day.
/// </summary>
public sealed record Moment(DateOnly On, TimeOnly? At, string Zone, DateTimeOffset Instant)
{
    public const int FirstYear = 2000;
    public const int LastYear = 2199;

    /// <summary>
    /// The moment of a local time. It is null where the zone is unknown, its clocks skip that time, the time is no whole minute, or the
    /// year lies outside 2000–2199. Where clocks repeat the time, it is the earlier one. A day whose last midnight is skipped ends at the
    /// skip.
    /// </summary>
    public static Moment? Of(DateOnly on, TimeOnly? at, string zone)
    {
        if (!IsInBounds(on.Year) || at?.Ticks % TimeSpan.TicksPerMinute > 0
            || !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var rules)) return null;
        var local = at is { } time ? on.ToDateTime(time) : on.AddDays(1).ToDateTime(TimeOnly.MinValue);
        if (rules.IsInvalidTime(local) && at is not null) return null;
        while (rules.IsInvalidTime(local)) local = local.AddMinutes(1);
        var offset = rules.IsAmbiguousTime(local) ? rules.GetAmbiguousTimeOffsets(local).Max() : rules.GetUtcOffset(local);
        return new(on, at, zone, new DateTimeOffset(local, offset).ToUniversalTime());
    }

    public static bool IsInBounds(int year) => year is >= FirstYear and <= LastYear;
}
