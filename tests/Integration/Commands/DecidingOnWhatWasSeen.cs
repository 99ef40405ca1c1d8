using Coordination.Domain.Agreements;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Commands;

namespace Coordination.Integration.Commands;

/// <summary>Others read a stream between a decision and its commit, and what is remembered of it moves on.</summary>
public sealed class DecidingOnWhatWasSeen
{
    [Fact]
    public void The_version_that_is_checked_and_remembered_is_that_of_the_state_that_was_decided_on()
    {
        var (person, version) = (new PersonId(Guid.NewGuid()), 0);
        var streams = new Streams(new(Guid.NewGuid()), _ => new(new Membership(person), ++version));
        streams.Find(Membership.Stream, person.Value)!.Version.Should().Be(1);

        streams.VersionOf(person.Value).Should().Be(1);
        streams.DecidedOn.Should().ContainSingle().Which.Version.Should().Be(1);
        streams.After([new Fact(person.Value, new AddressRestricted(person), [])], DateTimeOffset.UnixEpoch)
            .Should().ContainSingle().Which.Folded.Version.Should().Be(2);
    }
}
