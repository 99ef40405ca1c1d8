using Coordination.Domain.People;
using Coordination.Domain.Policies;

namespace Coordination.Specs.Policies;

public class WhenAPersonGoes
{
    [Fact]
    public void Nobody_waits_for_who_left_or_died()
    {
        WhenPersonGoesThenSetFree.Then(new MemberLeft(Any.Ada)).Should().Be((Any.Ada, false));
        WhenPersonGoesThenSetFree.Then(new MarkedDeceased(Any.Ada)).Should().Be((Any.Ada, true));
        WhenPersonGoesThenSetFree.Then(new BreakEnded(Any.Ada)).Should().BeNull();
    }

    [Fact]
    public void It_watches_what_it_acts_on() =>
        WhenPersonGoesThenSetFree.Watches.Should().Equal(typeof(MemberLeft), typeof(MarkedDeceased));
}
