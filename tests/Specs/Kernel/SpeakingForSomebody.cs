using Coordination.Domain.Kernel;

namespace Coordination.Specs.Kernel;

public class SpeakingForSomebody
{
    [Fact]
    public void Everybody_speaks_for_themselves() => Any.ByAda.MaySpeakFor(Any.Ada).Should().BeNull();

    [Fact]
    public void Nobody_speaks_for_another_unasked() => Any.ByCoordinator.MaySpeakFor(Any.Ada).Should().Be(Circumstances.NotYours);

    [Fact]
    public void A_coordinator_speaks_for_whom_they_name_with_authority() =>
        Any.ByCoordinator.For(Any.Ada).MaySpeakFor(Any.Ada).Should().BeNull();

    [Theory]
    [InlineData(null), InlineData(Authority.Self)]
    public void Naming_somebody_needs_authority(Authority? authority)
    {
        Any.ByCoordinator.For(Any.Ada, authority).MaySpeakFor(Any.Ada).Should().Be(Circumstances.AuthorityNeeded);
        Any.ByCoordinator.For(Any.Ada, authority).MayName(Any.Ada).Should().Be(Circumstances.AuthorityNeeded);
    }

    [Fact]
    public void An_authority_is_for_somebody()
    {
        (Any.ByCoordinator with { Authority = Authority.Emergency }).MayBeEntered().Should().Be(Circumstances.AuthorityForNobody);
        (Any.ByCoordinator with { Authority = Authority.Self }).MayBeEntered().Should().BeNull();
        Any.ByCoordinator.For(Any.Ada, Authority.Emergency).MayBeEntered().Should().BeNull();
    }

    [Fact]
    public void Authority_does_not_make_a_coordinator() => Any.ByBen.For(Any.Ada).MaySpeakFor(Any.Ada).Should().Be(Circumstances.NotYours);

    [Fact]
    public void Who_is_named_must_be_concerned()
    {
        Any.ByAda.For(Any.Ben).MaySpeakFor(Any.Ada).Should().Be(Circumstances.NotConcerned);
        Any.ByCoordinator.For(Any.Dev).MayActAmong(Any.Ada, Any.Ben).Should().Be(Circumstances.NotConcerned);
        Any.ByCoordinator.For(Any.Dev).MayName(Any.Ada).Should().Be(Circumstances.NotConcerned);
    }

    [Fact]
    public void Those_concerned_act_and_so_do_coordinators_and_the_system()
    {
        Any.ByBen.MayActAmong(Any.Ada, Any.Ben).Should().BeNull();
        Any.ByCoordinator.MayActAmong(Any.Ada, Any.Ben).Should().BeNull();
        Any.BySystem.MayActAmong(Any.Ada, Any.Ben).Should().BeNull();
        Any.ByDev.MayActAmong(Any.Ada, Any.Ben).Should().Be(Circumstances.NotYours);
    }

    [Fact]
    public void Being_concerned_is_not_speaking_for_the_other() =>
        Any.ByBen.For(Any.Ada).MayActAmong(Any.Ada, Any.Ben).Should().Be(Circumstances.NotYours);

    [Fact]
    public void Naming_oneself_says_nothing_new() => Any.ByAda.For(Any.Ada, null).MayName(Any.Ada).Should().BeNull();

    [Fact]
    public void An_actor_is_written_with_its_kind() => Any.ByAda.Actor.ToString().Should().Be($"person:{Any.Ada}");
}
