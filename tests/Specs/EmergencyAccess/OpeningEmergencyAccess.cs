using Coordination.Domain.EmergencyAccess;
using Coordination.Domain.Kernel;

namespace Coordination.Specs.EmergencyAccess;

public class OpeningEmergencyAccess
{
    private static readonly EmergencyAccessId id = Any.Id<EmergencyAccessId>(1);
    private static readonly PersonId eve = Any.Id<PersonId>(5);
    private static readonly Personal words = Any.Words(Any.Ada);
    private static readonly OpenEmergencyAccess breaking = new(id, Any.Ada, Emergency.RiskToLife, words, [Any.Ben, Any.Cleo, Any.Dev], 9);
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
    public void Who_leaves_ten_unreviewed_opens_no_more() =>
        spec.Given().When(breaking with { Unreviewed = 10 }).ThenRefused(OpenEmergencyAccess.TooMany);

    [Fact]
    public void Nobody_breaks_it_for_their_own_data_or_in_the_name_of_another()
    {
        spec.By(Any.ByAda).Given().When(breaking).ThenRefused(OpenEmergencyAccess.OwnData);
        spec.By(Any.ByBen.For(eve)).Given().When(breaking).ThenRefused(Circumstances.NotConcerned);
    }

    [Fact]
    public void Who_was_told_reviews_it()
    {
        PersonId[] stewards = [Any.Cleo, Any.Dev, eve];
        var reviewing = new ReviewEmergencyAccess(true, words, stewards);
        var reviewed = new EmergencyAccessReviewed(id, Any.Cleo, true, words);
        spec.By(Any.By(Any.Cleo, Role.Steward)).Given(broken).When(reviewing).Then(reviewed).AndOnlyOnce();
        spec.Given(broken).When(reviewing).ThenRefused(ReviewEmergencyAccess.NotTold);
        spec.By(Any.By(Any.Dev, Role.Steward)).Given(broken, reviewed).When(new ReviewEmergencyAccess(false, words, stewards))
            .ThenRefused(ReviewEmergencyAccess.AlreadyReviewed);
    }

    [Fact]
    public void Another_steward_reviews_it_once_nobody_who_was_told_is_one()
    {
        PersonId[] left = [Any.Id<PersonId>(9)];
        var reviewing = new ReviewEmergencyAccess(false, words, left);
        spec.By(Any.By(left[0], Role.Steward)).Given(broken).When(reviewing)
            .Then(new EmergencyAccessReviewed(id, left[0], false, words));
        foreach (var concerned in new[] { broken.OpenedBy, broken.Person })
            spec.By(Any.By(concerned, Role.Steward)).Given(broken).When(reviewing).ThenRefused(ReviewEmergencyAccess.NotTold);
    }
}
