using Coordination.Domain.BreakGlass;
using Coordination.Domain.Kernel;

namespace Coordination.Specs.BreakGlass;

public class BreakingTheGlass
{
    private static readonly GlassId id = Any.Id<GlassId>(1);
    private static readonly PersonId eve = Any.Id<PersonId>(5);
    private static readonly Personal words = Any.Words(Any.Ada);
    private static readonly BreakTheGlass breaking = new(id, Any.Ada, Emergency.RiskToLife, words, [Any.Ben, Any.Cleo, Any.Dev]);
    private static readonly GlassBroken broken = new(id, Any.Ben, Any.Ada, Emergency.RiskToLife, words, Any.Now + BreakTheGlass.Lasts, [Any.Cleo, Any.Dev]);

    private readonly Spec<Glass, BreakGlassEvent> spec = new(Glass.Stream, Any.ByBen);

    [Fact]
    public void In_an_emergency_one_may_know_for_half_an_hour_and_two_stewards_are_told()
    {
        breaking.Decide(null, Any.ByBen).Events.Should().ContainSingle().Which.Should().BeEquivalentTo(broken);
        var glass = Glass.Evolve(null, broken);
        glass.IsOpenTo(Any.Ben, Any.Now).Should().BeTrue();
        glass.IsOpenTo(Any.Ben, broken.Until).Should().BeFalse();
        glass.IsOpenTo(Any.Cleo, Any.Now).Should().BeFalse("being told is not seeing");
    }

    [Fact]
    public void Without_two_others_to_tell_it_stays_whole() =>
        spec.Given().When(breaking with { Stewards = [Any.Ben, Any.Cleo] }).ThenRefused(BreakTheGlass.NobodyToTell);

    [Fact]
    public void Nobody_breaks_it_for_their_own_data_or_in_the_name_of_another()
    {
        spec.By(Any.ByAda).Given().When(breaking).ThenRefused(BreakTheGlass.OwnData);
        spec.By(Any.ByBen.For(eve)).Given().When(breaking).ThenRefused(Circumstances.NotConcerned);
    }

    [Fact]
    public void Who_was_told_reviews_it()
    {
        spec.By(Any.By(Any.Cleo, Role.Steward)).Given(broken).When(new ReviewGlass(true, words)).Then(new GlassReviewed(id, Any.Cleo, true, words)).AndOnlyOnce();
        spec.Given(broken).When(new ReviewGlass(true, words)).ThenRefused(ReviewGlass.NotTold);
    }
}
