using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.Requests;
using Coordination.Host.Commands;
using Coordination.Host.Reads;
using Coordination.Host.Web;
using Coordination.Host.Web.Lists;

namespace Coordination.Host.Desk;

/// <summary>What events name beyond themselves: the personal values and people in them, the matches and requests they belong to.</summary>
public sealed record Told(IReadOnlyList<StoredFact> Facts, IReadOnlyDictionary<Guid, Match> Matches, IReadOnlyDictionary<Guid, Request> Requests)
{
    public IEnumerable<Personal> Values => Reads.Story.PersonalIn(Facts);
    public IEnumerable<PersonId> People => Facts.SelectMany(f => f.Envelope.Subjects.Concat(f.Envelope.OnBehalfOf is { } other ? [other] : []).Concat(f.Envelope.Actor is { Kind: "person", Id: var id } ? [new PersonId(Guid.Parse(id))] : []))
        .Concat(Matches.Values.SelectMany(m => new[] { m.Person, m.Helper })).Distinct();

    public Telling By(Sight sight) => new(sight, Matches, Requests);
}

/// <summary>Tells what happened: to one thing as a story, to a community as news. Each sentence leads to its event.</summary>
public sealed class Stories(Folds folds)
{
    public async ValueTask<Told> GatherAsync(CommunityId community, IReadOnlyList<StoredFact> facts, CancellationToken cancellation)
    {
        var keys = facts.Where(f => f.Type.StartsWith("match.", StringComparison.Ordinal)).Select(f => StreamKey.Of(community.Value, f.Stream, Match.Stream))
            .Concat(facts.Where(f => f.Type.StartsWith("request.", StringComparison.Ordinal)).Select(f => StreamKey.Of(community.Value, f.Stream, Request.Stream))).Distinct().ToList();
        var folded = await folds.FoldAsync(keys, cancellation);
        return new(facts, StatesOf<Match>(folded), StatesOf<Request>(folded));
    }

    public static IReadOnlyList<StoryEntry> Whole(Told told, Sight sight) => [.. told.Facts.Select(f => Entry(f, told.By(sight), sight))];

    public static IReadOnlyList<FeedItem> News(string community, Told told, Sight sight) =>
        [.. told.Facts.Select(f => new FeedItem(f.Sequence, f.Envelope.OccurredAt, told.By(sight).Of(f), Links.Event(PageOf(community, f, told), f.Sequence)))];

    private static StoryEntry Entry(StoredFact fact, Telling telling, Sight sight) => new(fact.Sequence, fact.Type, telling.Of(fact), fact.Envelope.OccurredAt, fact.RecordedAt, ActorOf(fact.Envelope.Actor, sight), fact.Envelope.Channel.Code())
    {
        Words = Reads.Story.PersonalIn([fact]).FirstOrDefault() is { } words ? sight.Of(words) : null,
        OnBehalfOf = fact.Envelope.OnBehalfOf is { } other ? new Sentence("sentence.only", sight.NameOf(other)) : null,
        Authority = fact.Envelope.OnBehalfOf is null ? null : fact.Envelope.Authority.Code(),
        Cause = CauseIn(fact),
        CharterVersion = fact.Envelope.CharterVersion,
        Clauses = [.. fact.Envelope.Clauses.Select(c => c.Value)],
    };

    private static string? CauseIn(StoredFact fact) =>
        fact.Data.TryGetProperty("cause", out var cause) || fact.Data.TryGetProperty("shortfall", out cause) ? cause.GetString() : null;

    private static Sentence ActorOf(Actor actor, Sight sight) =>
        new("sentence.only", actor.Kind == "person" ? sight.NameOf(new(Guid.Parse(actor.Id))) : new Coded("role", actor.Kind));

    private static string PageOf(string community, StoredFact fact, Told told) => fact.Type.Split('.')[0] switch
    {
        "request" => Links.Request(community, fact.Stream.ToString()),
        "match" when told.Matches.TryGetValue(fact.Stream, out var match) => Links.Request(community, match.Request.ToString()),
        "offer" => Links.Offer(community, fact.Stream.ToString()),
        "session" => Links.Session(community, fact.Stream.ToString()),
        "membership" => Links.Person(community, fact.Stream.ToString()),
        _ => Links.Today(community),
    };

    private static Dictionary<Guid, TState> StatesOf<TState>(IReadOnlyDictionary<StreamKey, Folded> folded) where TState : class =>
        folded.Where(f => f.Value.State is TState).ToDictionary(f => f.Key.Stream, f => (TState)f.Value.State!);
}
