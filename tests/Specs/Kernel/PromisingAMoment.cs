using Coordination.Domain.Kernel;

namespace Coordination.Specs.Kernel;

public class PromisingAMoment
{
    private static readonly DateOnly springForward = new(2026, 3, 29), fallBack = new(2026, 10, 25);

    [Fact]
    public void In_winter_London_is_on_universal_time() => Instant(new(2026, 1, 10), new(9, 40)).Should().Be(Utc(1, 10, 9, 40));

    [Fact]
    public void In_summer_London_is_an_hour_ahead() => Instant(new(2026, 7, 1), new(9, 40)).Should().Be(Utc(7, 1, 8, 40));

    [Theory]
    [InlineData(1, 0), InlineData(1, 30), InlineData(1, 59)]
    public void The_hour_skipped_in_spring_cannot_be_promised(int hour, int minute) =>
        Moment.Of(springForward, new(hour, minute), Any.Zone).Should().BeNull();

    [Fact]
    public void The_hours_around_the_skipped_one_can()
    {
        Instant(springForward, new(0, 59)).Should().Be(Utc(3, 29, 0, 59));
        Instant(springForward, new(2, 0)).Should().Be(Utc(3, 29, 1, 0));
    }

    [Fact]
    public void The_hour_repeated_in_autumn_means_the_earlier_one()
    {
        Instant(fallBack, new(1, 30)).Should().Be(Utc(10, 25, 0, 30));
        Instant(fallBack, new(2, 0)).Should().Be(Utc(10, 25, 2, 0));
    }

    [Fact]
    public void A_day_without_a_time_ends_at_its_midnight()
    {
        Instant(new(2026, 1, 10), null).Should().Be(Utc(1, 11, 0, 0));
        Instant(new(2026, 6, 30), null).Should().Be(Utc(6, 30, 23, 0));
    }

    [Fact]
    public void The_days_of_the_clock_changes_are_an_hour_shorter_and_longer()
    {
        (Instant(springForward, null) - Instant(springForward.AddDays(-1), null)).Should().Be(TimeSpan.FromHours(23));
        (Instant(fallBack, null) - Instant(fallBack.AddDays(-1), null)).Should().Be(TimeSpan.FromHours(25));
    }

    [Fact]
    public void Where_midnight_itself_is_skipped_the_day_ends_at_the_skip() =>
        Moment.Of(new(2026, 4, 23), null, "Africa/Cairo")!.Instant.Should().Be(Utc(4, 23, 22, 0));

    [Fact]
    public void Nothing_is_promised_in_an_unknown_zone() => Moment.Of(springForward, null, "Calder/Vale").Should().BeNull();

    [Fact]
    public void Nothing_is_promised_by_the_second() => Moment.Of(springForward, new(9, 0, 1), Any.Zone).Should().BeNull();

    [Fact]
    public void Nothing_is_promised_at_the_ends_of_time()
    {
        Moment.Of(DateOnly.MinValue, null, "Pacific/Kiritimati").Should().BeNull();
        Moment.Of(DateOnly.MaxValue, null, Any.Zone).Should().BeNull();
    }

    private static DateTimeOffset Instant(DateOnly on, TimeOnly? at) => Moment.Of(on, at, Any.Zone)!.Instant;
    private static DateTimeOffset Utc(int month, int day, int hour, int minute) => new(2026, month, day, hour, minute, 0, TimeSpan.Zero);
}
