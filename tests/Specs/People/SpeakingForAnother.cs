using Coordination.Domain.Kernel;
using Coordination.Domain.People;

namespace Coordination.Specs.People;

public class SpeakingForAnother
{
    private static readonly Circumstances byWord = Any.ByCoordinator.For(Any.Ada), bySteward = Any.By(Any.Ben, Role.Member, Role.Steward);
    private static readonly DateOnly today = DateOnly.FromDateTime(Any.Now.UtcDateTime), inAYear = today.AddYears(1);
    private static readonly DateTimeOffset ends = Moment.Of(inAYear, null, Any.Zone)!.Instant;
    private static readonly MembershipEvent[] adult = [new PersonRecorded(Any.Ada)], child = [.. adult, new MarkedMinor(Any.Ada)];
    private static readonly Membership parent = new(Any.Dev);
    private readonly Spec<Membership, MembershipEvent> spec = new(Membership.Stream, bySteward);

    private static Membership Of(params MembershipEvent[] facts) => facts.Aggregate(default(Membership), Membership.Evolve)!;

    [Fact]
    public void What_is_never_for_another_is_not_done_by_word_or_on_paper()
    {
        var ada = Of([.. adult, new AuthoritySeen(Any.Ada, Authority.WrittenConsent, null, Any.Ben, today, ends)]);
        SpeakingFor.Against(SpokenFor.Never, ada, byWord).Should().Be(SpeakingFor.Never);
        SpeakingFor.Against(SpokenFor.Never, ada, byWord with { Authority = Authority.WrittenConsent }).Should().Be(SpeakingFor.Never);
        SpeakingFor.Against(SpokenFor.Never, ada, Any.ByAda).Should().BeNull();
        SpeakingFor.Against(SpokenFor.Never, ada, Any.ByAda.For(Any.Ada, null)).Should().BeNull("nobody else is named");
        SpeakingFor.Against(SpokenFor.ByWord, ada, byWord).Should().BeNull();
    }

    [Fact]
    public void Evidence_counts_that_a_steward_saw_as_long_as_it_holds()
    {
        var written = byWord with { Authority = Authority.WrittenConsent };
        var ada = Of([.. adult, new AuthoritySeen(Any.Ada, Authority.WrittenConsent, null, Any.Ben, today, ends)]);
        SpeakingFor.Against(SpokenFor.WithEvidence, ada, byWord).Should().Be(SpeakingFor.EvidenceNeeded);
        SpeakingFor.Against(SpokenFor.WithEvidence, Of(adult), written).Should().Be(SpeakingFor.EvidenceNeeded);
        SpeakingFor.Against(SpokenFor.WithEvidence, ada, written).Should().BeNull();
        SpeakingFor.Against(SpokenFor.WithEvidence, ada, written with { Now = ends }).Should().Be(SpeakingFor.EvidenceNeeded);
        var bySeer = Any.By(Any.Ben, Role.Member, Role.Coordinator).For(Any.Ada, Authority.WrittenConsent);
        SpeakingFor.Against(SpokenFor.WithEvidence, ada, bySeer).Should().Be(SpeakingFor.SeenByYou);
        var program = Any.ByDev with { Roles = new HashSet<Role> { Role.Program }, LetInBy = Any.Ben };
        SpeakingFor.Against(SpokenFor.WithEvidence, ada, program.For(Any.Ada, Authority.WrittenConsent)).Should().Be(SpeakingFor.SeenByYou);
        var ended = new AuthorityEnded(Any.Ada, Authority.WrittenConsent, null);
        SpeakingFor.Against(SpokenFor.WithEvidence, Membership.Evolve(ada, ended), written)
            .Should().Be(SpeakingFor.EvidenceNeeded);
    }

    [Theory, InlineData(SpokenFor.Parental), InlineData(SpokenFor.WithEvidence)]
    public void For_somebody_under_18_a_parent_agrees(SpokenFor taking)
    {
        var asParent = byWord with { Authority = Authority.Parental };
        var shown = new AuthoritySeen(Any.Ada, Authority.Parental, Any.Dev, Any.Ben, today, ends);
        SpeakingFor.Against(taking, Of(child), byWord).Should().Be(SpeakingFor.ParentNeeded);
        SpeakingFor.Against(taking, Of(child), asParent).Should().Be(SpeakingFor.ParentNeeded);
        SpeakingFor.Against(taking, Of([.. child, shown]), asParent).Should().BeNull();
        SpeakingFor.Against(taking, Of([.. child, shown]), byWord).Should().Be(SpeakingFor.ParentNeeded);
        Of([.. child, shown, new CameOfAge(Any.Ada)]).Authorities.Should().BeEmpty("a grown person speaks for themself");
    }

    [Fact]
    public void Somebody_under_18_does_not_consent_alone()
    {
        var byChild = Any.ByAda with { ActorIsMinor = true };
        SpeakingFor.Against(SpokenFor.WithEvidence, null, byChild).Should().Be(SpeakingFor.NoParent);
        SpeakingFor.Against(SpokenFor.WithEvidence, Of(child), byChild.For(Any.Ada, null)).Should().Be(SpeakingFor.NoParent);
        SpeakingFor.Against(SpokenFor.ByWord, null, byChild).Should().BeNull("they ask for help, and take a consent back");
    }

    [Fact]
    public void An_adult_agrees_by_word_to_what_takes_a_parent_only_for_children() =>
        SpeakingFor.Against(SpokenFor.Parental, Of(adult), byWord).Should().BeNull();

    [Fact]
    public void A_steward_confirms_what_they_have_seen()
    {
        spec.Given(child).When(new SeeAuthority(Authority.Parental, parent, today, inAYear))
            .Then(new AuthoritySeen(Any.Ada, Authority.Parental, Any.Dev, Any.Ben, today, ends));
        spec.Given(adult).When(new SeeAuthority(Authority.WrittenConsent, null, today, inAYear, Purpose.Story))
            .Then(new AuthoritySeen(Any.Ada, Authority.WrittenConsent, null, Any.Ben, today, ends, Purpose.Story));
        var story = new AuthoritySeen(Any.Ada, Authority.WrittenConsent, null, Any.Ben, today, ends, Purpose.Story);
        Of([.. adult, story, story with { Purpose = Purpose.News }, story]).Authorities.Should().HaveCount(2, "each paper counts");
        var father = new AuthoritySeen(Any.Ada, Authority.Parental, Any.Cleo, Any.Ben, today, ends);
        Of([.. child, father, father with { Holder = Any.Dev }]).Authorities.Should().HaveCount(2, "each parent counts");
        spec.Given([.. child, father, father with { Holder = Any.Dev }]).When(new EndAuthority(Authority.Parental, Any.Dev))
            .Then(new AuthorityEnded(Any.Ada, Authority.Parental, Any.Dev)).AndOnlyOnce();
        MembershipEvent[] papers = [.. adult, story, story with { Purpose = Purpose.News }];
        var storyEnded = new AuthorityEnded(Any.Ada, Authority.WrittenConsent, null, Purpose.Story);
        spec.Given(papers).When(new EndAuthority(Authority.WrittenConsent, null, Purpose.Story)).Then(storyEnded).AndOnlyOnce();
        Of([.. papers, storyEnded]).Authorities.Should().ContainSingle().Which.Purpose.Should().Be(Purpose.News);
        spec.Given([.. adult, new AuthoritySeen(Any.Ada, Authority.WrittenConsent, null, Any.Ben, today, ends)])
            .When(new EndAuthority(Authority.WrittenConsent)).Then(new AuthorityEnded(Any.Ada, Authority.WrittenConsent, null))
            .AndOnlyOnce();
    }

    [Fact]
    public void Some_authorities_are_none()
    {
        void Refused(Refusal why, MembershipEvent[] given, Authority authority, Membership? holder, Circumstances? at = null) =>
            spec.By(at ?? bySteward).Given(given).When(new SeeAuthority(authority, holder, today, inAYear,
                authority is Authority.WrittenConsent ? Purpose.Story : null)).ThenRefused(why);
        Refused(SeeAuthority.NotShown, adult, Authority.VerbalConsent, null);
        Refused(SeeAuthority.NotShown, adult, Authority.Emergency, parent);
        Refused(SeeAuthority.HolderNeeded, child, Authority.Parental, null);
        Refused(SeeAuthority.HolderNeeded, child, Authority.Parental, new(Any.Ada));
        Refused(SeeAuthority.WrittenByThemself, adult, Authority.WrittenConsent, parent);
        Refused(SeeAuthority.ForChildren, adult, Authority.Parental, parent);
        Refused(SpeakingFor.ParentNeeded, child, Authority.WrittenConsent, null);
        Refused(GrantRole.UnderAge, child, Authority.Parental, parent with { MinorBy = [Any.Dev] });
        Refused(Membership.Gone, child, Authority.Parental, parent with { Standing = Standing.Deceased });
        Refused(SeeAuthority.SeenByHolder, child, Authority.Parental, parent, Any.By(Any.Dev, Role.Member, Role.Steward));
        Refused(GrantRole.OwnRole, adult, Authority.WrittenConsent, null, Any.By(Any.Ada, Role.Member, Role.Steward));
        spec.Given(adult).When(new SeeAuthority(Authority.WrittenConsent, null, today, today.AddDays(-1), Purpose.Story))
            .ThenRefused(GrantRole.VettingRunOut);
        spec.Given(adult).When(new SeeAuthority(Authority.WrittenConsent, null, today, inAYear)).ThenRefused(SeeAuthority.PurposeNeeded);
        spec.Given(child).When(new SeeAuthority(Authority.Parental, parent, today, inAYear, Purpose.Story))
            .ThenRefused(SeeAuthority.PurposeNeeded);
        spec.Given(child).When(new SeeAuthority(Authority.Parental, parent, today, today.AddDays(367))).ThenRefused(SeeAuthority.TooLong);
    }
}
