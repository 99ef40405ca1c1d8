namespace Coordination.Domain.Kernel;

/// <summary>A time as it was promised to people: local date, time of day if one was said, the zone, and the instant it meant. Without a time of day it is the end of that day.</summary>
public sealed record Moment(DateOnly On, TimeOnly? At, string Zone, DateTimeOffset Instant)
{
    /// <summary>Null when the zone's clocks skip that time of day; the earlier of the two when they repeat it.</summary>
    public static Moment? Of(DateOnly on, TimeOnly? at, string zone)
    {
        var rules = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var local = at is { } time ? on.ToDateTime(time) : on.AddDays(1).ToDateTime(TimeOnly.MinValue);
        if (rules.IsInvalidTime(local)) return null;
        var offset = rules.IsAmbiguousTime(local) ? rules.GetAmbiguousTimeOffsets(local).Max() : rules.GetUtcOffset(local);
        return new(on, at, zone, new DateTimeOffset(local, offset).ToUniversalTime());
    }
}
