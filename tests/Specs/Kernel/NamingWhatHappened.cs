using Coordination.Domain.Bookings;
using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.Offers;
using Coordination.Domain.People;
using Coordination.Domain.Requests;

namespace Coordination.Specs.Kernel;

public class NamingWhatHappened
{
    private static readonly RequestRaised raised =
        new(Any.Id<RequestId>(1), Any.Ada, Category.Food, Any.Words(Any.Ada), Any.Parcels(10), Any.Ward, null);
    private static readonly OfferMade made =
        new(Any.Id<OfferId>(1), Any.Ben, Category.Food, Any.Words(Any.Ben), Any.Parcels(10), [], null, null);
    private static readonly MatchProposed proposed =
        new(Any.Id<MatchId>(1), raised.Request, Any.Ada, made.Offer, Any.Ben, Any.Parcels(1), []);

    [Fact]
    public void An_event_is_found_by_its_stored_name() => EventNames.Named("request.raised")!.Type.Should().Be<RequestRaised>();

    [Fact]
    public void A_name_nobody_stored_is_nothing() => EventNames.Named("request.changed").Should().BeNull();

    [Fact]
    public void An_event_is_about_the_people_it_names_once_each()
    {
        EventNames.Of(raised).Subjects(raised).Should().Equal(Any.Ada);
        EventNames.Of(typeof(MatchProposed)).Subjects(proposed).Should().Equal(Any.Ada, Any.Ben);
        EventNames.Named("match.confirmed")!.Subjects(new MatchConfirmed(proposed.Match)).Should().BeEmpty();
    }

    [Fact]
    public void It_also_concerns_those_whose_stream_it_is()
    {
        Request.Stream.Concerning!(Request.Evolve(null, raised), new RequestUnmet(raised.Request, Cause.NoStock)).Should().Equal(Any.Ada);
        Offer.Stream.Concerning!(Offer.Evolve(null, made), new OfferWithdrawn(made.Offer)).Should().Equal(Any.Ben);
        Match.Stream.Concerning!(Match.Evolve(null, proposed), new MatchConfirmed(proposed.Match)).Should().Equal(Any.Ada, Any.Ben);
        Membership.Stream.Concerning!(new(Any.Ada), new MembershipApplied(Any.Ada)).Should().Equal(Any.Ada);
        Session.Stream.Concerning.Should().BeNull();
    }
}
