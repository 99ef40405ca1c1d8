using System.Globalization;
using Coordination.Projections.Lists;
using Microsoft.Extensions.Localization;

namespace Coordination.Host.Language;

/// <summary>
/// How a page says things: texts by key in the reader's language, plurals by that language's rules, times in the community's zone.
/// </summary>
public sealed class Say(IStringLocalizer texts, TimeZoneInfo zone, DateTimeOffset now)
{
    private static readonly CultureInfo digits = CultureInfo.InvariantCulture;

    public DateTimeOffset Now => Local(now);
    public TimeZoneInfo Zone => zone;

    public string this[string key] => texts[key].Value;
    public string this[string key, params object[] values] =>
        string.Format(CultureInfo.CurrentCulture, texts[key].Value, [.. values.Select(v => v is string text ? Isolated.In(text) : v)]);

    /// <summary>The word for a code. A code without a word is shown itself.</summary>
    public string Code(string family, string code) => texts[$"{family}.{code}"] is { ResourceNotFound: false } found ? found.Value : code;

    /// <summary>The lines of a text; none if there is no such text.</summary>
    public IReadOnlyList<string> Lines(string key) => texts[key] is { ResourceNotFound: false } found
        ? found.Value.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [];

    /// <summary>The reason of a refusal; in English, the words of the rule.</summary>
    public string Reason(string code, string english) => texts.Reason(code, english);

    public string List(params IEnumerable<string> items) =>
        items.DefaultIfEmpty("").Aggregate((before, next) => this["list.two", before, next]);

    public string Count(string key, long count, params ReadOnlySpan<object> others) =>
        string.Format(CultureInfo.CurrentCulture, Pattern(key, count), [Counted(count), .. others]);

    /// <summary>The text for this very number if there is one, else the text for its plural form.</summary>
    public string Pattern(string key, long count)
    {
        foreach (var form in (string[])[count.ToString(digits), Plural.Form(CultureInfo.CurrentUICulture, count), "other"])
            if (texts[$"{key}.{form}"] is { ResourceNotFound: false } found) return found.Value;
        return texts[key].Value;
    }

    public string Amount(long number, string unit) => Count($"unit.{unit}", number);
    /// <summary>The count of a list, which counts up to some limit only.</summary>
    public static string Counted(long count) => count > ListReader.MostCounted ? Number(ListReader.MostCounted) + "+" : Number(count);

    public static string Number(long number) => number.ToString("N0", CultureInfo.CurrentCulture);

    public DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone);

    /// <summary>In the hour that comes twice when the clocks go back, with which of the two it is.</summary>
    public string Time(DateTimeOffset instant)
    {
        var time = Local(instant).ToString("HH:mm", CultureInfo.CurrentCulture);
        return !zone.IsAmbiguousTime(instant) ? time
            : this[zone.GetUtcOffset(instant) == zone.GetAmbiguousTimeOffsets(instant).Max() ? "time.earlier" : "time.later", time];
    }

    public string ToTheSecond(DateTimeOffset instant) => Local(instant).ToString("HH:mm:ss", CultureInfo.CurrentCulture);
    /// <summary>With the year where it is not this one.</summary>
    public string Day(DateTimeOffset instant) =>
        Local(instant).ToString(Local(instant).Year == Now.Year ? "dddd d MMMM" : "dddd d MMMM yyyy", CultureInfo.CurrentCulture);
    /// <summary>With the year where it is not this one.</summary>
    public string ShortDay(DateTimeOffset instant) =>
        Local(instant).ToString(Local(instant).Year == Now.Year ? "ddd d MMM" : "ddd d MMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>With the year where it is not this one.</summary>
    public string ShortDay(DateOnly day) => day.ToString(day.Year == Now.Year ? "ddd d MMM" : "ddd d MMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>As a field for a day takes it.</summary>
    public string DateTyped(DateTimeOffset instant) => Local(instant).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    public string Weekday(DateTimeOffset instant) => Local(instant).ToString("ddd", CultureInfo.CurrentCulture);
    public string DayAndTime(DateTimeOffset instant) => $"{ShortDay(instant)} {Time(instant)}";

    /// <summary>The end of what begins on a day that is said already: its time, and its day if that is another one.</summary>
    public string End(DateTimeOffset from, DateTimeOffset until) =>
        Local(from).Date == Local(until).Date ? Time(until) : DayAndTime(until);

    /// <summary>Whether an instant is the midnight that ends a day, which then is the last on which something holds.</summary>
    public bool EndsADay(DateTimeOffset instant) => Local(instant.AddTicks(-1)).Date != Local(instant).Date;

    /// <summary>Until when something holds: the last day if it ends with that, else day and time.</summary>
    public string Until(DateTimeOffset end) => EndsADay(end) ? ShortDay(end.AddTicks(-1)) : DayAndTime(end);

    public int DaysAhead(DateTimeOffset instant) =>
        DateOnly.FromDateTime(Local(instant).DateTime).DayNumber - DateOnly.FromDateTime(Now.DateTime).DayNumber;

    /// <summary>As short as is clear: the time for today, weekday and time within the week, else the date.</summary>
    public string When(DateTimeOffset instant) => DaysAhead(instant) switch
    {
        0 => this["when.today", Time(instant)],
        > 0 and < 7 => $"{Local(instant).ToString("ddd", CultureInfo.CurrentCulture)} {Time(instant)}",
        _ => ShortDay(instant),
    };

    /// <summary>When something is needed by. Without a time of day: by the end of that day.</summary>
    public string By(DateTimeOffset instant, bool isWholeDay) => (isWholeDay, DaysAhead(instant.AddTicks(-1))) switch
    {
        (false, _) => When(instant),
        (_, 0) => this["when.whole-today"],
        (_, > 0 and < 7) => Local(instant.AddTicks(-1)).ToString("dddd", CultureInfo.CurrentCulture),
        _ => ShortDay(instant.AddTicks(-1)),
    };

    public string At(DateTimeOffset instant) => DaysAhead(instant) == 0 ? Time(instant) : DayAndTime(instant);

    public string Ago(DateTimeOffset instant) => Length(now - instant);

    public string Length(TimeSpan length) => length switch
    {
        { TotalMinutes: < 60 } => Count("length.minutes", (long)Math.Max(0, length.TotalMinutes)),
        { TotalHours: < 24 } => this["length.hours", (int)length.TotalHours, length.Minutes],
        _ => Count("length.days", (long)length.TotalDays),
    };
}
