using Coordination.Domain.Kernel;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Coordination.Host.Standards.ICalendar;

/// <summary>
/// Writes entries as a calendar (RFC 5545, https://www.rfc-editor.org/rfc/rfc5545; its name and refresh interval: RFC 7986). The
/// same entries give the same bytes: the text does not contain the time of the request.
/// </summary>
public static class CalendarText
{
    private const string Product = "-//Coordination//Sessions//EN";

    public static string Of(string name, string zone, IReadOnlyList<CalendarEntry> entries)
    {
        var calendar = new Calendar { ProductId = Product, Version = "2.0" };
        calendar.AddProperty("NAME", name);
        calendar.AddProperty("X-WR-CALNAME", name);
        calendar.AddProperty("X-WR-TIMEZONE", zone);
        calendar.AddProperty(new CalendarProperty("REFRESH-INTERVAL",
            "PT1H")
        { Parameters = { new CalendarParameter("VALUE", "DURATION") } });
        foreach (var used in entries.Where(e => e.Starts.At is not null).GroupBy(e => e.Starts.Zone))
            calendar.AddTimeZone(VTimeZone.FromDateTimeZone(used.Key, used.Min(e => e.Starts.On).AddYears(-1).ToDateTime(TimeOnly.MinValue),
                includeHistoricalData: false));
        foreach (var entry in entries) calendar.Events.Add(Event(entry));
        return CalendarLines.Folded(new CalendarSerializer().SerializeToString(calendar)!);
    }

    private static CalendarEvent Event(CalendarEntry entry) => new()
    {
        Uid = entry.Id.ToString(),
        // What turns the line and is ended again is part of the title; else, in what was kept before there was a rule, it is left out.
        Summary = OneLine.Is(entry.Title) ? entry.Title : Isolated.Plain(entry.Title),
        Location = Wards.NameOf(entry.Place),
        DtStart = entry.Starts.At is null ? new(entry.Starts.On) : Local(entry.Starts.Instant, entry.Starts.Zone),
        // The end and not the duration: programs disagree on durations in the night the clocks change.
        DtEnd = entry.Starts.At is null ? new(entry.Starts.On.AddDays(1))
            : entry.Minutes is { } minutes ? Local(entry.Starts.Instant.AddMinutes(minutes), entry.Starts.Zone) : null,
        Url = entry.Page,
        DtStamp = new CalDateTime(entry.ChangedAt.UtcDateTime, "UTC"),
        LastModified = new CalDateTime(entry.ChangedAt.UtcDateTime, "UTC"),
        Sequence = (int)Math.Min(entry.Version - 1, int.MaxValue),
        Status = entry.IsCancelled ? EventStatus.Cancelled : EventStatus.Confirmed,
        Transparency = entry.IsCancelled || entry.Minutes is null ? TransparencyType.Transparent : TransparencyType.Opaque,
        Class = "PUBLIC",
    };

    /// <summary>
    /// The local time as it was announced, and the name of its zone. A time that comes twice is in UTC: programs disagree on which it is.
    /// </summary>
    private static CalDateTime Local(DateTimeOffset instant, string zone)
    {
        var rules = TimeZoneInfo.FindSystemTimeZoneById(zone);
        return rules.IsAmbiguousTime(instant) ? new(instant.UtcDateTime, "UTC")
            : new(TimeZoneInfo.ConvertTime(instant, rules).DateTime, zone);
    }
}
