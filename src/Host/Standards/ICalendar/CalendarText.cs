using Coordination.Domain.Kernel;
using Coordination.Host.Bookings;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Coordination.Host.Standards.ICalendar;

/// <summary>
/// Writes dates of sessions as a calendar (RFC 5545, https://www.rfc-editor.org/rfc/rfc5545; its name and refresh interval: RFC 7986). The
/// same dates give the same bytes: the text does not contain the time of the request.
/// </summary>
public static class CalendarText
{
    private const string Product = "-//Coordination//Sessions//EN";

    public static string Of(string name, string zone, IReadOnlyList<SessionDate> dates)
    {
        var calendar = new Calendar { ProductId = Product, Version = "2.0" };
        calendar.AddProperty("NAME", name);
        calendar.AddProperty("X-WR-CALNAME", name);
        calendar.AddProperty("X-WR-TIMEZONE", zone);
        calendar.AddProperty(new CalendarProperty("REFRESH-INTERVAL",
            "PT1H")
        { Parameters = { new CalendarParameter("VALUE", "DURATION") } });
        foreach (var used in dates.GroupBy(d => d.Starts.Zone))
            calendar.AddTimeZone(VTimeZone.FromDateTimeZone(used.Key, used.Min(d => d.Starts.On).AddYears(-1).ToDateTime(TimeOnly.MinValue),
                includeHistoricalData: false));
        foreach (var date in dates) calendar.Events.Add(Event(date));
        return CalendarLines.Folded(new CalendarSerializer().SerializeToString(calendar)!);
    }

    private static CalendarEvent Event(SessionDate date) => new()
    {
        Uid = date.Id.ToString(),
        // What turns the line and is ended again is part of the title; else, in what was kept before there was a rule, it is left out.
        Summary = OneLine.Is(date.Title) ? date.Title : Isolated.Plain(date.Title),
        Location = Wards.NameOf(date.Place),
        DtStart = Local(date.Starts.Instant, date.Starts.Zone),
        // The end and not the duration: programs disagree on durations in the night the clocks change.
        DtEnd = Local(date.Starts.Instant.AddMinutes(date.Minutes), date.Starts.Zone),
        DtStamp = new CalDateTime(date.ChangedAt.UtcDateTime, "UTC"),
        LastModified = new CalDateTime(date.ChangedAt.UtcDateTime, "UTC"),
        Sequence = (int)Math.Min(date.Version - 1, int.MaxValue),
        Status = date.IsCancelled ? EventStatus.Cancelled : EventStatus.Confirmed,
        Transparency = date.IsCancelled ? TransparencyType.Transparent : TransparencyType.Opaque,
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
