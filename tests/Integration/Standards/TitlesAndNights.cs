using System.Text;
using System.Text.Json;
using Coordination.Domain.Kernel;
using Coordination.Host.Standards.ICalendar;

namespace Coordination.Integration.Standards;

/// <summary>Calendar programs read a title to the character, and an end in the hour that comes twice as the one that was meant.</summary>
public sealed class TitlesAndNights
{
    /// <summary>icalendar 4 for Python reads a backslash before an n as the end of a line, however it is written.</summary>
    private const string NotForPython = @"Tea, cake; ""chat"" \ 5/6 \n";

    private static readonly string[] titles =
    [
        NotForPython, @"Tea, cake; ""chat"" \ 5/6 \ ", "Rock & <b>Roll</b> &amp; co",
        string.Concat(Enumerable.Repeat("غداء مع الجيران ", 5)).Trim(),
        string.Concat(Enumerable.Repeat("👨‍👩‍👧‍👦", 13)), "🏴󠁧󠁢󠁷󠁬󠁳󠁿🏴󠁧󠁢󠁳󠁣󠁴󠁿 🏴󠁧󠁢󠁷󠁬󠁳󠁿🏴󠁧󠁢󠁳󠁣󠁴󠁿",
        string.Concat("a", string.Concat(Enumerable.Repeat("\u0301", 60)), "b"),
        "Lunch \u2068غداء\u2069 at noon", "Ann \u202EboB\u202C comes", "Caf\u00e9 \u200E\u200F e\u0301",
    ];

    [Fact]
    public async Task A_title_is_read_back_to_the_character()
    {
        var text = Calendar([.. titles.Select((title, at) => Date(title, new(2027, 11, 5), "18:00", 60, at))]);

        (await CalendarPrograms.PythonAsync(text, "titles")).Select(Read).Skip(1).Should().Equal(titles.Skip(1));
        (await CalendarPrograms.NodeAsync(text, "titles")).Select(Read).Should().Equal(titles);
    }

    [Fact]
    public void No_line_is_too_long_and_none_cuts_a_character()
    {
        // Each title begins at every place of a line once.
        foreach (var title in titles)
            for (var shift = 0; shift < 75; shift++)
            {
                var lines = Lines(Calendar([Date(new string('x', shift) + title, new(2027, 11, 5), "18:00", 60)])).ToList();
                lines.Should().OnlyContain(line => line.Length <= 75);
                // A half of a character would be written as U+FFFD, or be no UTF-8.
                lines.Select(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString).Should()
                    .NotContain(line => line.Contains('\uFFFD') || StartsInside(line));
            }
    }

    /// <summary>Whether the line goes on with something that belongs to the character before: a joiner, a mark, a tag.</summary>
    private static bool StartsInside(string line) => line.StartsWith(" \u200D", StringComparison.Ordinal)
        || line.StartsWith(" \uDB40", StringComparison.Ordinal);

    [Theory]
    [InlineData("00:30", 120, "2027-10-30T23:30:00Z 2027-10-31T01:30:00Z")]
    [InlineData("01:15", 30, "2027-10-31T00:15:00Z 2027-10-31T00:45:00Z")]
    [InlineData("01:15", 60, "2027-10-31T00:15:00Z 2027-10-31T01:15:00Z")]
    [InlineData("00:30", 90, "2027-10-30T23:30:00Z 2027-10-31T01:00:00Z")]
    [InlineData("00:30", 150, "2027-10-30T23:30:00Z 2027-10-31T02:00:00Z")]
    public async Task An_end_in_the_hour_that_comes_twice_is_the_one_that_was_meant(string at, int minutes, string expected)
    {
        var text = Calendar([Date("Night", new(2027, 10, 31), at, minutes)]);

        (await CalendarPrograms.PythonAsync(text)).Should().ContainSingle().Which.Should().Contain(expected);
        (await CalendarPrograms.NodeAsync(text)).Should().ContainSingle().Which.Should().Contain(expected);
    }

    private static string Read(string json) => JsonSerializer.Deserialize<string>(json)!;

    private static IEnumerable<byte[]> Lines(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var (from, at) = (0, 0); at < bytes.Length; at++)
            if (bytes[at] == '\n')
            {
                bytes[at - 1].Should().Be((byte)'\r');
                yield return bytes[from..(at - 1)];
                from = at + 1;
            }
    }

    private static string Calendar(params CalendarEntry[] dates) => CalendarText.Of("Calder Larder", "Europe/London", dates);

    private static CalendarEntry Date(string title, DateOnly on, string at, int minutes, int number = 0) =>
        new(new Guid(number, 1, 0, new byte[8]), title,
            Moment.Of(on, TimeOnly.Parse(at, System.Globalization.CultureInfo.InvariantCulture), "Europe/London")!, minutes,
            new("E05001379"), 1, new(2027, 3, 1, 9, 30, 15, TimeSpan.Zero), false);
}
