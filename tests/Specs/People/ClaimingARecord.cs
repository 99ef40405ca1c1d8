using Coordination.Domain.Agreements;
using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;

namespace Coordination.Specs.People;

public class ClaimingARecord
{
    private static readonly DateTimeOffset lasts = Any.On(3, 9).Instant, agreedBy = Any.On(3, 16).Instant;
    private static readonly MembershipEvent[] known = [new PersonRecorded(Any.Ada)];
    private static readonly ClaimRecord claiming = new(Any.Words(Any.Ada));
    private static readonly RecordClaimed claim = new(Any.Ada, agreedBy, Any.Words(Any.Ada));
    private readonly Spec<Membership, MembershipEvent> spec = new(Membership.Stream, Any.By(Any.Ben, Role.Steward));

    [Fact]
    public void Who_claims_a_record_is_that_person_once_a_steward_agrees_who_did_not_invite()
    {
        MembershipEvent[] byBen = [.. known, new PersonInvited(Any.Ada, lasts, Any.Ben)], claimed = [.. byBen, claim];
        var (ben, cleo) = (Any.By(Any.Ben, Role.Member, Role.Steward), Any.By(Any.Cleo, Role.Member, Role.Steward));
        spec.By(Any.ByDev).Given(byBen).When(claiming).Then(claim);
        spec.By(Any.ByDev).Given(claimed).When(claiming).ThenRefused(ClaimRecord.InvitationUsed);
        spec.By(ben).Given(claimed).When(new AcceptMember()).ThenRefused(AcceptMember.InvitedByYou);
        spec.By(cleo).Given(claimed).When(new AcceptMember()).Then(new MembershipAccepted(Any.Ada));
        spec.By(cleo).Given(claimed).When(new DeclineApplicant(Any.Words(Any.Ada))).Then(new ClaimRefused(Any.Ada, Any.Words(Any.Ada)));
        claimed.Append(new ClaimRefused(Any.Ada, Any.Words(Any.Ada))).Aggregate(default(Membership), Membership.Evolve)!
            .Standing.Should().Be(Standing.Known, "the claim of a stranger says nothing about the person");
        MembershipEvent[] refused = [.. claimed, new ClaimRefused(Any.Ada, Any.Words(Any.Ada))];
        spec.By(Any.ByCoordinator).Given(refused).When(new InvitePerson(false)).ThenRefused(InvitePerson.WasDeclined);
        spec.By(ben).Given(refused).When(new InvitePerson(false)).Then(new PersonInvited(Any.Ada, lasts, Any.Ben));
        spec.By(Passed.At(agreedBy)).Given(claimed).When(Passed.Of(MembershipDeadlines.InvitationEnds))
            .Then(new InvitationEnded(Any.Ada)).AndOnlyOnce();
    }

    [Fact]
    public void The_only_steward_of_a_community_that_begins_agrees_to_whom_they_invited()
    {
        MembershipEvent[] events = [.. known, new PersonInvited(Any.Ada, lasts, Any.Ben), claim];
        var claimed = events.Aggregate(default(Membership), Membership.Evolve)!;
        var alone = new Community(Any.Id<CommunityId>(1), "mill-street", "Mill Street", Any.Zone, Any.Charter, [Any.Ben]);
        var two = alone with { Stewards = [Any.Ben, Any.Cleo] };
        var ben = Any.By(Any.Ben, Role.Member, Role.Steward);
        CommunityAgreements.Accept(alone, claimed, ben).Facts.Should().ContainSingle();
        CommunityAgreements.Accept(two, claimed, ben).Refused.Should().Be(AcceptMember.InvitedByYou);
        CommunityAgreements.Accept(alone, claimed, Any.By(Any.Ada, Role.Member, Role.Steward)).Refused.Should().Be(GrantRole.OwnRole);
    }

    [Fact]
    public void Nobody_agrees_to_their_own_claim()
    {
        MembershipEvent[] claimed = [.. known, new PersonInvited(Any.Ada, lasts, Any.Ben), claim];
        spec.By(Any.By(Any.Ada, Role.Member, Role.Steward)).Given(claimed).When(new AcceptMember()).ThenRefused(GrantRole.OwnRole);
    }

    [Fact]
    public void A_record_that_is_gone_is_not_claimed()
    {
        MembershipEvent[] invited = [.. known, new PersonInvited(Any.Ada, lasts, Any.Ben)];
        spec.By(Any.ByDev).Given([.. invited, new MarkedDeceased(Any.Ada)]).When(claiming)
            .ThenRefused(Membership.Gone);
        spec.By(Any.ByDev).Given(invited).When(new JoinCommunity(Any.Dev, HasClaimed: true)).ThenRefused(JoinCommunity.Claimed);
        spec.By(Any.ByDev with { Now = lasts }).Given(invited).When(claiming)
            .ThenRefused(ClaimRecord.InvitationUsed);
    }
}
