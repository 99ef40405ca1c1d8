using Coordination.Domain.Kernel;

namespace Coordination.Specs.Kernel;

public class CountingQuantities
{
    [Fact]
    public void Parts_add_up_and_are_taken_away()
    {
        (Any.Parcels(3) + Any.Parcels(4)).Should().Be(Any.Parcels(7));
        (Any.Parcels(3) - Any.Parcels(4)).Should().Be(Any.Parcels(-1));
        Any.Parcels(3).None.Should().Be(Any.Parcels(0));
    }

    [Fact]
    public void Too_much_never_becomes_little()
    {
        var sum = () => Any.Parcels(int.MaxValue) + Any.Parcels(1);
        sum.Should().Throw<OverflowException>();
    }

    [Fact]
    public void Nobody_counts_nothing_or_more_than_there_could_be() =>
        ((int[])[Quantity.Least - 1, Quantity.Least, Quantity.Most, Quantity.Most + 1]).Select(amount => Any.Parcels(amount).IsInBounds)
            .Should().Equal(false, true, true, false);

    [Fact]
    public void The_same_number_of_something_else_is_something_else() => Any.Parcels(3).Should().NotBe(Any.Seats(3));

    [Fact]
    public void A_period_holds_its_beginning_and_not_its_end()
    {
        var hour = new Period(Any.Now, Any.Now.AddHours(1));
        hour.Contains(Any.Now).Should().BeTrue();
        hour.Contains(Any.Now.AddHours(1)).Should().BeFalse();
        hour.Overlaps(new(Any.Now.AddHours(1), Any.Now.AddHours(2))).Should().BeFalse();
        hour.Overlaps(new(Any.Now.AddMinutes(59), Any.Now.AddHours(2))).Should().BeTrue();
    }
}
