using Coordination.Domain.Kernel;
using Coordination.Host.Standards.ICalendar;

namespace Coordination.Integration.Standards;

/// <summary>
/// The clocks go forward on 29 March 2026 and back on 25 October: a promised local time stays that time, in every program.
/// </summary>
public sealed class WritingACalendar
{
    private static readonly DateTimeOffset changed = new(2026, 3, 1, 9, 30, 15, TimeSpan.Zero);
    private static readonly Guid saturday = Guid.Parse("11111111-0000-4000-8000-000000000001"),
        acrossTheNight = Guid.Parse("11111111-0000-4000-8000-000000000002"), monday = Guid.Parse("11111111-0000-4000-8000-000000000003"),
        november = Guid.Parse("11111111-0000-4000-8000-000000000004"), byTuesday = Guid.Parse("11111111-0000-4000-8000-000000000005"),
        wholeDay = Guid.Parse("11111111-0000-4000-8000-000000000006");

    private static readonly string text = CalendarText.Of("Calder Larder: sessions, soup; and a very long name that has to be folded – ȳ",
        "Europe/London",
    [
        Date(saturday, "Soup, bread; and\na seat", new(2026, 3, 28), "10:30", 90),
        Date(acrossTheNight, "Sŵn y nos", new(2026, 3, 29), "00:30", 120),
        Date(monday, "حساء", new(2026, 3, 30), "10:30", 90) with { Version = 4, IsCancelled = true },
        Date(november, "Bonfire", new(2026, 11, 5), "18:00", 60),
        Date(byTuesday, "Agreed", new(2026, 3, 31), "14:20", null),
        Date(wholeDay, "Agreed", new(2026, 10, 25), null, null),
    ]);

    private static readonly string[] expected =
    [
        $"{saturday} 2026-03-28T10:30:00Z 2026-03-28T12:00:00Z CONFIRMED 0",
        $"{acrossTheNight} 2026-03-29T00:30:00Z 2026-03-29T02:30:00Z CONFIRMED 0",
        $"{monday} 2026-03-30T09:30:00Z 2026-03-30T11:00:00Z CANCELLED 3",
        $"{november} 2026-11-05T18:00:00Z 2026-11-05T19:00:00Z CONFIRMED 0",
        $"{byTuesday} 2026-03-31T13:20:00Z 2026-03-31T13:20:00Z CONFIRMED 0",
        $"{wholeDay} 2026-10-25 2026-10-26 CONFIRMED 0",
    ];

    [Fact]
    public async Task Pythons_icalendar_reads_the_instants_that_were_promised() =>
        (await CalendarPrograms.PythonAsync(text)).Should().Equal(expected);

    [Fact]
    public async Task Nodes_ical_js_reads_the_instants_that_were_promised() =>
        (await CalendarPrograms.NodeAsync(text)).Should().Equal(expected);

    [Fact]
    public void It_says_local_times_and_brings_the_rules_of_their_zone()
    {
        text.Should().Contain("DTSTART;TZID=Europe/London:20260330T103000\r\n").And.Contain("BEGIN:DAYLIGHT\r\n").And.Contain(
            "BEGIN:STANDARD\r\n")
            .And.Contain("DTSTAMP:20260301T093015Z\r\n").And.Contain("VERSION:2.0\r\n").And.Contain("PRODID:").And.StartWith(
                "BEGIN:VCALENDAR\r\n").And.EndWith("END:VCALENDAR\r\n");
        text.Split("\r\n").Select(System.Text.Encoding.UTF8.GetByteCount).Max().Should().BeLessThanOrEqualTo(75);
    }

    [Fact]
    public void Nothing_planned_is_a_calendar_too() =>
        CalendarText.Of("Quiet", "Europe/London", []).Should().StartWith("BEGIN:VCALENDAR").And.NotContain("VEVENT");

    [Fact]
    public void What_a_title_could_hold_once_turns_and_steers_nothing()
    {
        var calendar = CalendarText.Of("Soup", "Europe/London",
            [Date(november, "Soup\u001b[31m\u0007\u2028and \u202egnp.exe\u2067", new(2026, 11, 5), "18:00", 60)]);
        calendar.Replace("\r\n", "", StringComparison.Ordinal).Any(OneLine.IsBreak).Should().BeFalse();
        calendar.Any(OneLine.IsDirection).Should().BeFalse();
        calendar.Should().Contain("SUMMARY:Soup [31m  and gnp.exe");
    }

    private static CalendarEntry Date(Guid id, string title, DateOnly on, string? at, int? minutes) =>
        new(id, title, Moment.Of(on, at is null ? null : TimeOnly.Parse(at, System.Globalization.CultureInfo.InvariantCulture),
            "Europe/London")!, minutes, new("E05001379"), 1, changed, false);
}
