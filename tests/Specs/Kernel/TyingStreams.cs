using System.Reflection;
using Coordination.Domain.Bookings;
using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;

namespace Coordination.Specs.Kernel;

public class TyingStreams
{
    private static readonly Guid session = Guid.NewGuid(), booking = Guid.NewGuid(), person = Guid.NewGuid(), request = Guid.NewGuid();

    [Fact]
    public void An_event_says_what_it_ties_its_stream_to()
    {
        var booked = new PlaceBooked(new(session), new(booking), new(person), new RequestId(request));

        EventNames.Of(booked).Links(booked).Should().BeEquivalentTo(
        [
            new EventLink(booking, "session.place-booked.booking", booking),
            new EventLink(person, "session.place-booked.person", booking),
            new EventLink(request, "session.place-booked.request", booking),
        ]);
    }

    [Fact]
    public void What_is_absent_ties_nothing()
    {
        var booked = new PlaceBooked(new(session), new(booking), new(person), null);

        EventNames.Of(booked).Links(booked).Select(l => l.Kind).Should().NotContain("session.place-booked.request");
    }

    [Fact]
    public void An_event_without_other_ids_ties_nothing()
    {
        var confirmed = new MatchConfirmed(new(Guid.NewGuid()));

        EventNames.Of(confirmed).Links(confirmed).Should().BeEmpty();
    }

    [Fact]
    public void A_tie_is_named_by_a_member_that_ties()
    {
        LinkMember.KindOf<PlaceBooked>(nameof(PlaceBooked.Person)).Should().Be("session.place-booked.person");
        FluentActions.Invoking(() => LinkMember.KindOf<MatchProposed>(nameof(MatchProposed.Quantity))).Should().Throw<ArgumentException>();
    }

    /// <summary>The first id is that of the event's own stream. For consents, the stream id is computed from the person's.</summary>
    [Fact]
    public void Every_other_id_in_an_event_is_a_tie() => EventNames.All.Should().AllSatisfy(kind =>
    {
        var constructor = kind.Type.GetConstructors().Single(c => c.GetParameters() is [var first, ..] && first.ParameterType != kind.Type);
        var ids = constructor.GetParameters().Where(p => IsId(p.ParameterType)).Select(p => p.Name!).ToList();
        var marked = kind.Type.GetProperties().Where(p => p.GetCustomAttribute<LinksAttribute>() is not null).Select(p => p.Name);
        var others = kind.Name.StartsWith("consent.", StringComparison.Ordinal) ? ids : ids.Skip(1);

        marked.Should().BeEquivalentTo(others, "{0} names them", kind.Name);
    });

    private static bool IsId(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? (type.IsGenericType ? type.GenericTypeArguments[0] : type))
            .GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>));
}
