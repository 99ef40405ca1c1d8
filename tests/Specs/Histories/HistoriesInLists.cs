using System.Text;
using System.Text.Json;
using Coordination.Domain.Bookings;
using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.Offers;
using Coordination.Domain.Requests;
using Coordination.Projections.Bookings;
using Coordination.Projections.Lists;
using Coordination.Projections.Matches;
using Coordination.Projections.Offers;
using Coordination.Projections.Requests;

namespace Coordination.Specs.Histories;

/// <summary>The lists of a history: event by event as it happened, and made again from all of it.</summary>
public static class HistoriesInLists
{
    private static readonly CommunityId community = Any.Id<CommunityId>(9);

    private static readonly Filter<ListedRequest>[] ends =
        [.. Enum.GetValues<RequestOutcome>().Select(outcome => RequestsList.Outcome.Is(outcome))];

    private static readonly Filter<ListedMatch>[] phases =
        [.. Enum.GetValues<MatchPhase>().Select(phase => MatchesList.Phase.Is(phase))];

    /// <summary>Every row says what its thing is, the list made again has the same rows, and each figure counts its rows.</summary>
    public static void ListsAlike(this World world)
    {
        var requests = Listed(world, RequestsList.View, typeof(RequestEvent), row => row.State, world.Requests.ById(id => id.Value));
        var open = requests.Count(row => RequestsList.IsOpen.Is(true).Holds(row.Key, row.Value));
        open.Should().Be(world.Requests.Values.Count(request => request.Outcome is null));
        (open + ends.Sum(end => requests.Count(row => end.Holds(row.Key, row.Value)))).Should().Be(requests.Count, "each is counted once");
        requests.Values.Where(row => row.EndedAt is null).Should().HaveCount(open, "what is open has not ended");

        var offers = Listed(world, OffersList.View, typeof(OfferEvent), row => row.State, world.Offers.ById(id => id.Value));
        offers.Count(row => OffersList.IsAvailable.Is(true).Holds(row.Key, row.Value))
            .Should().Be(world.Offers.Values.Count(offer => !offer.IsWithdrawn && offer.Left.Amount > 0));

        var matches = Listed(world, MatchesList.View, typeof(MatchEvent), row => row.State, world.Matches.ById(id => id.Value));
        phases.Sum(phase => matches.Count(row => phase.Holds(row.Key, row.Value))).Should().Be(matches.Count, "each is counted once");

        var sessions = Listed(world, SessionsList.View, typeof(SessionEvent), row => row.State, world.Sessions.ById(id => id.Value));
        sessions.Count(row => SessionsList.ToTell.Above(0).Holds(row.Key, row.Value))
            .Should().Be(world.Sessions.Values.Count(session => session.ToTell.Any()));
    }

    private static Dictionary<Guid, TRow> Listed<TRow, TState>(
        World world, ListView<TRow> list, Type family, Func<TRow, TState> state, IReadOnlyDictionary<Guid, TState> states)
        where TRow : class
    {
        var events = world.History.Where(h => family.IsInstanceOfType(h.Fact.Event))
            .Select((h, at) => Stored(h.Fact.Stream, h.Fact.Event, h.At, at + 1)).ToList();
        var rows = new Dictionary<Guid, TRow>();
        foreach (var happened in events)
            rows[happened.StreamId] = Kept(list.Evolve(rows.GetValueOrDefault(happened.StreamId), happened)!);

        rows.Keys.Should().BeEquivalentTo(states.Keys);
        foreach (var (id, live) in states) Text(state(rows[id])).Should().Be(Text(live));
        foreach (var own in events.GroupBy(happened => happened.StreamId))
            Text(list.Fold(own).Row!).Should().Be(Text(rows[own.Key]), "a list made again is the same");
        return rows;
    }

    private static Dictionary<Guid, TState> ById<TId, TState>(this Dictionary<TId, TState> states, Func<TId, Guid> id)
        where TId : notnull => states.ToDictionary(pair => id(pair.Key), pair => pair.Value);

    /// <summary>As the row in the store holds it.</summary>
    private static TRow Kept<TRow>(TRow row) => StoredJson.Read<TRow>(Encoding.UTF8.GetBytes(Text(row)));

    private static string Text<T>(T value) => JsonSerializer.Serialize(value, StoredJson.Options);

    private static StoredEvent Stored(Guid stream, object happened, DateTimeOffset at, int position)
    {
        var headers = new Dictionary<string, Envelope> { ["envelope"] = At(happened, at) };
        return new(Guid.CreateVersion7(), community, stream, position, position, EventNames.Of(happened).Name,
            JsonSerializer.SerializeToUtf8Bytes(headers, StoredJson.Options),
            JsonSerializer.SerializeToUtf8Bytes(happened, happened.GetType(), StoredJson.Options));
    }

    private static Envelope At(object happened, DateTimeOffset at) => new()
    {
        OccurredAt = at,
        Actor = Actor.Person(Any.Cleo),
        Authority = Authority.Self,
        Channel = Channel.Web,
        CharterVersion = 1,
        Clauses = [],
        Visibility = To.Coordinators,
        Subjects = [.. EventNames.Of(happened).Subjects(happened)],
        CommandId = Guid.Empty,
        CorrelationId = Guid.Empty,
        Random = "",
    };
}
