using Coordination.Domain.Households;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Commands;

namespace Coordination.Integration.Commands;

/// <summary>A decision names the streams it needs, and tells apart those not fetched, those that do not exist and those found.</summary>
public class NeedingStreams
{
    private static readonly CommunityId community = new(Guid.NewGuid());
    private static readonly Guid ada = Guid.NewGuid(), cleo = Guid.NewGuid();
    private readonly Dictionary<Guid, Folded> fetched = [];

    [Fact]
    public void What_is_not_fetched_is_asked_for() => Ask(Membership.Stream.Existing(ada)).Should().Be((Presence.NotFetched, 1));

    [Fact]
    public void What_was_fetched_and_is_not_there_is_not_asked_for_again()
    {
        fetched[ada] = Folded.Nothing;

        Ask(Membership.Stream.Existing(ada)).Should().Be((Presence.NotThere, 0));
        Ask(Membership.Stream.Perhaps(ada)).Should().Be((Presence.Found, 0));
    }

    [Fact]
    public void What_is_there_is_found()
    {
        Know(ada);

        Membership.Stream.Existing(ada).In(Streams()).Value.Id.Should().Be(new PersonId(ada));
        Membership.Stream.Named(ada).In(Streams()).Value!.Id.Should().Be(new PersonId(ada));
    }

    [Fact]
    public void A_stream_thought_to_be_of_another_kind_is_not_there()
    {
        Know(ada);

        Ask(Household.Stream.Existing(ada)).Should().Be((Presence.NotThere, 0));
    }

    [Fact]
    public void Both_are_asked_for_at_once() =>
        Ask(Membership.Stream.Existing(ada).And(Membership.Stream.Existing(cleo))).Should().Be((Presence.NotFetched, 2));

    [Fact]
    public void All_are_asked_for_at_once() =>
        Ask(Needed.All([Membership.Stream.Existing(ada), Membership.Stream.Existing(cleo)])).Should().Be((Presence.NotFetched, 2));

    [Fact]
    public void Of_two_it_is_not_there_only_once_both_are_fetched()
    {
        fetched[ada] = Folded.Nothing;
        var both = Membership.Stream.Existing(ada).And(Membership.Stream.Existing(cleo));
        Ask(both).Is.Should().Be(Presence.NotFetched);

        Know(cleo);

        Ask(both).Is.Should().Be(Presence.NotThere);
    }

    [Fact]
    public void What_another_stream_names_is_asked_for_once_that_is_known()
    {
        var needed = from first in Membership.Stream.Existing(ada) from second in Membership.Stream.Existing(cleo) select second.Id;
        Ask(needed).Should().Be((Presence.NotFetched, 1));
        Know(ada);
        Ask(needed).Should().Be((Presence.NotFetched, 1));

        Know(cleo);

        needed.In(Streams()).Value.Should().Be(new PersonId(cleo));
    }

    [Fact]
    public void What_nobody_names_is_not_asked_for() => Ask(Household.Stream.Named(null)).Should().Be((Presence.Found, 0));

    private void Know(Guid person) => fetched[person] = new(Membership.Evolve(null, new PersonRecorded(new(person))), 1);

    private Streams Streams() => new(community, key => fetched.GetValueOrDefault(key.Stream));

    private (Presence Is, int Missing) Ask<T>(Needed<T> needed)
    {
        var streams = Streams();
        return (needed.In(streams).Is, streams.Missing.Count);
    }
}
