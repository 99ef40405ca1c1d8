using Coordination.Domain.Kernel;
using Coordination.Domain.People;

namespace Coordination.Specs.People;

/// <summary>What lasts for days lasts to the community's midnight that ends the last of them, wherever the community is.</summary>
public class EndingWithADay
{
    private static readonly Clause thirtyDays = new(Any.Clause, "probation-days", Number: 30, Unit: "days");
    private static readonly MembershipEvent[] applied = [new PersonRecorded(Any.Ada), new MembershipApplied(Any.Ada)];
    private static readonly MembershipEvent[] member = [.. applied, new MembershipAccepted(Any.Ada)];

    [Theory]
    [InlineData("2028-01-30T00:00:00Z", "Europe/London", "2028-03-01T00:00:00Z")]
    [InlineData("2028-01-30T23:59:59Z", "Europe/London", "2028-03-01T00:00:00Z")]
    [InlineData("2028-01-30T10:59:59Z", "Pacific/Auckland", "2028-02-29T11:00:00Z")]
    [InlineData("2028-01-31T03:29:59Z", "America/St_Johns", "2028-03-01T03:30:00Z")]
    public void A_probation_of_30_days_begun_on_30_January_2028_holds_the_whole_of_29_February(string begun, string zone, string ends)
    {
        var at = At(begun, zone).Under(thirtyDays);
        Given(applied, at).When(new AcceptMember()).Then(new MembershipAccepted(Any.Ada), new ProbationBegun(Any.Ada, Instant(ends)));
    }

    [Theory]
    [InlineData("2027-03-27T23:59:59Z", "Europe/London", "2027-04-03T23:00:00Z")]
    [InlineData("2027-07-14T22:59:59Z", "Europe/London", "2027-07-21T23:00:00Z")]
    [InlineData("2027-07-14T23:00:00Z", "Europe/London", "2027-07-22T23:00:00Z")]
    [InlineData("2027-07-14T12:00:00Z", "Pacific/Auckland", "2027-07-22T12:00:00Z")]
    public void An_invitation_holds_the_whole_of_the_seventh_day_after(string made, string zone, string ends) =>
        Given([new PersonRecorded(Any.Ada)], At(made, zone)).When(new InvitePerson(false))
            .Then(new PersonInvited(Any.Ada, Instant(ends), Any.Ben));

    [Theory]
    [InlineData("2027-07-14T22:59:59Z", "Europe/London", false)]
    [InlineData("2027-07-14T23:00:00Z", "Europe/London", true)]
    [InlineData("2027-07-14T11:59:59Z", "Pacific/Auckland", false)]
    [InlineData("2027-07-14T12:00:00Z", "Pacific/Auckland", true)]
    [InlineData("2027-07-15T02:29:59Z", "America/St_Johns", false)]
    [InlineData("2027-07-15T02:30:00Z", "America/St_Johns", true)]
    public void Evidence_was_seen_by_the_community_s_own_today(string now, string zone, bool isThatDay)
    {
        var grant = Given(member, At(now, zone)).When(
            new GrantRole(Role.Helper, new(VettingLevel.References, new(2027, 7, 15), new(2027, 12, 31))));
        if (isThatDay) grant.Decision.Events.OfType<RoleGranted>().Should().ContainSingle();
        else grant.ThenRefused(GrantRole.VettingRunOut);
    }

    private static Spec<Membership, MembershipEvent>.GivenFacts Given(MembershipEvent[] facts, Circumstances at) =>
        new Spec<Membership, MembershipEvent>(Membership.Stream, at).Given(facts);

    private static Circumstances At(string now, string zone) =>
        Any.By(Any.Ben, Role.Member, Role.Steward) with { Now = Instant(now), OccurredAt = Instant(now), Zone = zone };

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
