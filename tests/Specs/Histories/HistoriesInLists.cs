using System.Text;
using System.Text.Json;
using Coordination.Domain.Kernel;
using Coordination.Domain.Requests;
using Coordination.Projections.Lists;
using Coordination.Projections.Requests;

namespace Coordination.Specs.Histories;

/// <summary>The list of requests of a history: event by event as it happened, and made again from all of it.</summary>
public static class HistoriesInLists
{
    private static readonly CommunityId community = Any.Id<CommunityId>(9);

    private static readonly Filter<ListedRequest>[] ends =
        [.. Enum.GetValues<RequestOutcome>().Select(outcome => RequestsList.Outcome.Is(outcome))];

    /// <summary>Every row says what its request is, the list made again has the same rows, and each figure counts its rows.</summary>
    public static void ListsAlike(this World world)
    {
        var events = world.History.Where(h => h.Fact.Event is RequestEvent)
            .Select((h, at) => Stored(h.Fact.Stream, h.Fact.Event, h.At, at + 1)).ToList();
        var rows = new Dictionary<Guid, ListedRequest>();
        foreach (var happened in events)
            rows[happened.StreamId] = Kept(RequestsList.View.Evolve(rows.GetValueOrDefault(happened.StreamId), happened)!);

        foreach (var (id, request) in world.Requests) Text(rows[id.Value].State).Should().Be(Text(request));
        foreach (var own in events.GroupBy(happened => happened.StreamId))
            Text(RequestsList.View.Fold(own).Row!).Should().Be(Text(rows[own.Key]), "a list made again is the same");
        var open = rows.Count(row => RequestsList.IsOpen.Is(true).Holds(row.Key, row.Value));
        open.Should().Be(world.Requests.Values.Count(request => request.Outcome is null));
        (open + ends.Sum(end => rows.Count(row => end.Holds(row.Key, row.Value)))).Should().Be(rows.Count, "each is counted once");
        rows.Values.Where(row => row.EndedAt is null).Should().HaveCount(open, "what is open has not ended");
    }

    /// <summary>As the row in the store holds it.</summary>
    private static ListedRequest Kept(ListedRequest row) => StoredJson.Read<ListedRequest>(Encoding.UTF8.GetBytes(Text(row)));

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
