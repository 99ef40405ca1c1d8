using Coordination.Domain.EmergencyAccess;
using Coordination.Domain.Kernel;

namespace Coordination.Specs.EmergencyAccess;

public class OpeningEmergencyAccess
{
    private static readonly EmergencyAccessId id = Any.Id<EmergencyAccessId>(1);
    private static readonly PersonId eve = Any.Id<PersonId>(5);
    private static readonly Personal words = Any.Words(Any.Ada);
    private static readonly OpenEmergencyAccess breaking = new(id, Any.Ada, Emergency.RiskToLife, words, [Any.Ben, Any.Cleo, Any.Dev]);
    private static readonly EmergencyAccessOpened broken =
        new(id, Any.Ben, Any.Ada, Emergency.RiskToLife, words, Any.Now + OpenEmergencyAccess.Lasts, [Any.Cleo, Any.Dev]);

    private readonly Spec<EmergencyAccessGrant, EmergencyAccessEvent> spec = new(EmergencyAccessGrant.Stream, Any.ByBen);

    [Fact]
    public void In_an_emergency_one_may_know_for_half_an_hour_and_two_stewards_are_told()
    {
        breaking.Decide(null, Any.ByBen).Events.Should().ContainSingle().Which.Should().BeEquivalentTo(broken);
        var access = EmergencyAccessGrant.Evolve(null, broken);
        access.IsOpenTo(Any.Ben, Any.Now).Should().BeTrue();
        access.IsOpenTo(Any.Ben, broken.Until).Should().BeFalse();
        access.IsOpenTo(Any.Cleo, Any.Now).Should().BeFalse("being told is not seeing");
    }

    [Fact]
    public void Without_two_others_to_tell_it_stays_whole() =>
        spec.Given().When(breaking with { Stewards = [Any.Ben, Any.Cleo] }).ThenRefused(OpenEmergencyAccess.NobodyToTell);

    [Fact]
    public void Nobody_breaks_it_for_their_own_data_or_in_the_name_of_another()
    {
        spec.By(Any.ByAda).Given().When(breaking).ThenRefused(OpenEmergencyAccess.OwnData);
        spec.By(Any.ByBen.For(eve)).Given().When(breaking).ThenRefused(Circumstances.NotConcerned);
    }

    [Fact]
    public void Who_was_told_reviews_it()
    {
        spec.By(Any.By(Any.Cleo, Role.Steward)).Given(broken).When(new ReviewEmergencyAccess(true, words))
            .Then(new EmergencyAccessReviewed(id, Any.Cleo, true, words)).AndOnlyOnce();
        spec.Given(broken).When(new ReviewEmergencyAccess(true, words)).ThenRefused(ReviewEmergencyAccess.NotTold);
    }
}
