using System.Collections.Immutable;
using Coordination.Domain.Agreements;
using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.Offers;
using Coordination.Domain.People;
using Coordination.Domain.Requests;

namespace Coordination.Specs.Agreements;

public class SuggestingMatches
{
    private static readonly Place elsewhere = new("E05001373");
    private static readonly Request request =
        new(Any.Id<RequestId>(1), Any.Ada, Category.Food, Any.Parcels(5), Any.On(3, 4, 12)) { Place = Any.Ward };
    private static readonly Offer offer = new(Any.Id<OfferId>(1), Any.Ben, Category.Food, Any.Parcels(6), null) { Places = [Any.Ward] };
    private static readonly Membership ada = new(Any.Ada), ben = new(Any.Ben, Standing.Member) { Roles = [Role.Person, Role.Member] };
    private static readonly Circumstances helpersOnly =
        Any.ByCoordinator.Under(new Clause(Any.Clause, "helper-categories", Codes: ["food"]));

    [Fact]
    public void What_is_needed_and_offered_alike_is_suggested_with_why_and_how_much()
    {
        var found = Suggested(request, offer).Should().ContainSingle().Which;
        (found.Offer, found.Quantity).Should().Be((offer, Any.Parcels(5)));
        found.Why.Should().Equal(Fit.SameCategory, Fit.SameWard, Fit.EnoughLeft, Fit.InTime);
    }

    [Fact]
    public void Less_than_is_needed_is_suggested_for_what_it_is()
    {
        var found = Suggested(request, offer with { Used = Any.Parcels(4) }).Should().ContainSingle().Which;
        found.Quantity.Should().Be(Any.Parcels(2));
        found.Why.Should().NotContain(Fit.EnoughLeft);
    }

    [Fact]
    public void The_best_comes_first_and_among_equals_the_order_given_holds()
    {
        var anywhere = offer with { Id = Any.Id<OfferId>(2), Places = [] };
        var alike = offer with { Id = Any.Id<OfferId>(3) };
        Suggested(request, anywhere, offer, alike).Select(f => f.Offer).Should().Equal(offer, alike, anywhere);
    }

    public static TheoryData<string, Request, Offer> Unlike { get; } = new()
    {
        { "another kind of help", request, offer with { Category = Category.Errand } },
        { "another unit", request, offer with { Offered = Any.Seats(6) } },
        { "another ward", request, offer with { Places = [elsewhere] } },
        { "one's own offer", request with { Person = Any.Ben }, offer },
        { "taken back", request, offer with { IsWithdrawn = true } },
        { "used up", request, offer with { Used = Any.Parcels(6) } },
        { "over", request with { NeededBy = null }, offer with { Until = Any.On(3, 1) } },
        { "over before it is needed", request, offer with { Until = Any.On(3, 4, 11) } },
        { "over the day before", request with { NeededBy = Any.On(3, 4) }, offer with { Until = Any.On(3, 3) } },
        { "beginning after it is needed", request, offer with { From = Any.On(3, 4, 13) } },
        { "beginning the day after", request with { NeededBy = Any.On(3, 4) }, offer with { From = Any.On(3, 5) } },
        { "promised by others", request with { Promised = request.Promised.Add(Any.Id<MatchId>(9), Any.Parcels(5)) }, offer },
        { "booked", request with { Booked = request.Booked.Add(Any.Id<BookingId>(9), Any.Id<SessionId>(9)) }, offer },
        { "over already", request with { Outcome = RequestOutcome.Withdrawn }, offer },
    };

    [Theory]
    [MemberData(nameof(Unlike))]
    public void Nothing_is_suggested_that_is(string so, Request needed, Offer given) => Suggested(needed, given).Should().BeEmpty(so);

    [Fact]
    public void Where_only_a_day_was_said_any_time_of_it_will_do()
    {
        var someday = request with { NeededBy = Any.On(3, 4) };
        Suggested(someday, offer with { Until = Any.On(3, 4, 10) }).Should().ContainSingle();
        Suggested(someday, offer with { From = Any.On(3, 4, 20) }).Should().ContainSingle();
        Suggested(request, offer with { From = Any.On(3, 4) }).Should().ContainSingle("an offer without a time begins with its day");
    }

    [Fact]
    public void Nobody_is_asked_who_gives_no_help_now()
    {
        foreach (var standing in (Standing[])[Standing.OnBreak, Standing.Left, Standing.Deceased])
            By(ben with { Standing = standing }).Should().BeEmpty(standing.ToString());
        By(ben with { MinorBy = [Any.Ben] }).Should().BeEmpty("nobody under 18 helps");
        By(ben with { MergedInto = Any.Dev }).Should().BeEmpty("the other record is used");
        By(null).Should().BeEmpty("nothing is known of them");
    }

    [Fact]
    public void Where_help_is_kept_to_helpers_their_evidence_holds()
    {
        var seen = ImmutableDictionary<Role, Vetting>.Empty.Add(Role.Helper,
            new(VettingLevel.References, Any.Cleo, new(2025, 3, 1), Any.Now));
        var helper = ben with { Roles = ben.Roles.Add(Role.Helper) };
        By(ben, helpersOnly).Should().BeEmpty("a member is no helper");
        By(ben with { Standing = Standing.Probation }, helpersOnly).Should().BeEmpty("nor is one on probation");
        By(helper with { Vettings = seen }, helpersOnly).Should().BeEmpty("the evidence has run out");
        By(helper, helpersOnly).Should().ContainSingle();
    }

    [Fact]
    public void Nothing_is_suggested_to_somebody_for_whom_nothing_begins() =>
        For(ada with { Standing = Standing.Deceased }).Concat(For(ada with { MergedInto = Any.Dev })).Concat(For(null)).Should().BeEmpty();

    [Fact]
    public void What_was_tried_is_not_tried_again_and_whoever_is_kept_apart_never_meets()
    {
        var people = People(ada, ben);
        new SuggestMatches([offer], Any.ByCoordinator) { Tried = new HashSet<(RequestId, OfferId)> { (request.Id, offer.Id) } }
            .For(request, people).Should().BeEmpty();
        new SuggestMatches([offer], Any.ByCoordinator) { Excluded = new HashSet<(PersonId, PersonId)> { (Any.Ada, Any.Ben) } }
            .For(request, people).Should().BeEmpty();
    }

    [Fact]
    public void What_is_suggested_can_be_proposed()
    {
        var found = Suggested(request, offer, offer with { Id = Any.Id<OfferId>(2), Used = Any.Parcels(5), Places = [] }).ToList();
        found.Should().HaveCount(2);
        foreach (var (given, quantity, why) in found)
            ((MatchProposed)MatchAgreements.Propose(Any.Id<MatchId>(1), quantity, request, given, ada, ben, Any.ByCoordinator)
                .Facts.Single().Event)
                .Why.Should().Equal(why);
    }

    private static IEnumerable<FittingOffer> Suggested(Request needed, params Offer[] given) =>
        new SuggestMatches(given, Any.ByCoordinator).For(needed, People(ada, ben));

    private static IEnumerable<FittingOffer> By(Membership? helper, Circumstances? at = null) =>
        new SuggestMatches([offer], at ?? Any.ByCoordinator).For(request, People(ada, helper));

    private static IEnumerable<FittingOffer> For(Membership? person) =>
        new SuggestMatches([offer], Any.ByCoordinator).For(request, People(person, ben));

    private static Dictionary<PersonId, Membership> People(params Membership?[] known) =>
        known.OfType<Membership>().ToDictionary(m => m.Id);
}
