using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.Requests;
using Coordination.Host.Access;
using Coordination.Host.Api;
using Coordination.Host.Bookings;
using Coordination.Host.Commands;
using Coordination.Host.EmergencyAccess;
using Coordination.Host.Front;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Parts;
using Coordination.Host.Reads;
using Coordination.Host.Requests;

namespace Coordination.Host.Stories;

/// <summary>What events name beyond themselves: the personal values and people in them, the matches and requests they belong to.</summary>
public sealed record GatheredEvents(IReadOnlyList<StoredFact> Facts, IReadOnlyDictionary<Guid, Match> Matches, IReadOnlyDictionary<Guid,
    Request> Requests)
{
    public IEnumerable<Personal> Values => Story.PersonalIn(Facts);
    public IEnumerable<PersonId> People =>
        Facts.SelectMany(f => f.Envelope.Subjects.Concat(f.Envelope.OnBehalfOf is { } other ? [other] : [])
            .Concat(f.Envelope.Actor is { Kind: "person", Id: var id } ? [new PersonId(Guid.Parse(id))] : []))
        .Concat(Matches.Values.SelectMany(m => new[] { m.Person, m.Helper })).Distinct();

    public EventSentences By(NameDisclosure disclosure) => new(disclosure, Matches, Requests);
}

/// <summary>Tells what happened: to one thing as a story, to a community as news. Each sentence leads to its event.</summary>
public sealed class StoryBuilder(Folds folds)
{
    public async ValueTask<GatheredEvents> GatherAsync(CommunityId community, IReadOnlyList<StoredFact> facts,
        CancellationToken cancellation)
    {
        var keys = facts.Where(f => f.Type.StartsWith("match.", StringComparison.Ordinal))
            .Select(f => StreamKey.Of(community.Value, f.Stream, Match.Stream))
            .Concat(facts.Where(f => f.Type.StartsWith("request.", StringComparison.Ordinal))
                .Select(f => StreamKey.Of(community.Value, f.Stream, Request.Stream))).Distinct().ToList();
        var folded = await folds.FoldAsync(keys, cancellation);
        return new(facts, StatesOf<Match>(folded), StatesOf<Request>(folded));
    }

    public static IReadOnlyList<StoryEntry> Whole(GatheredEvents gathered, NameDisclosure disclosure) =>
        [.. gathered.Facts.Select(f => Entry(f, gathered.By(disclosure), disclosure))];

    public static IReadOnlyList<FeedItem> News(string community, GatheredEvents gathered, NameDisclosure disclosure) =>
        [.. gathered.Facts.Select(f => new FeedItem(f.Sequence, f.Envelope.OccurredAt, gathered.By(disclosure).Of(f),
            Links.Event(PageOf(community, f, gathered), f.Sequence)))];

    private static StoryEntry Entry(StoredFact fact, EventSentences sentences, NameDisclosure disclosure) =>
        new(fact.Sequence, fact.Type, sentences.Of(fact), fact.Envelope.OccurredAt, fact.RecordedAt,
            ActorOf(fact.Envelope.Actor, disclosure), fact.Envelope.Channel.Code())
    {
        Words = Story.PersonalIn([fact]).FirstOrDefault() is { } words ? disclosure.Of(words) : null,
        OnBehalfOf = fact.Envelope.OnBehalfOf is { } other ? new Sentence("sentence.only", disclosure.NameOf(other)) : null,
        Authority = fact.Envelope.OnBehalfOf is null ? null : fact.Envelope.Authority.Code(),
        Cause = CauseIn(fact),
        CharterVersion = fact.Envelope.CharterVersion,
        Clauses = [.. fact.Envelope.Clauses.Select(c => c.Value)],
    };

    private static string? CauseIn(StoredFact fact) =>
        fact.Data.TryGetProperty("cause", out var cause) || fact.Data.TryGetProperty("shortfall", out cause) ? cause.GetString() : null;

    private static Sentence ActorOf(Actor actor, NameDisclosure disclosure) =>
        new("sentence.only", actor.Kind == "person" ? disclosure.NameOf(new(Guid.Parse(actor.Id))) : new Coded("role", actor.Kind));

    private static string PageOf(string community, StoredFact fact, GatheredEvents gathered) => fact.Type.Split('.')[0] switch
    {
        "request" => Links.Request(community, fact.Stream.ToString()),
        "match" when gathered.Matches.TryGetValue(fact.Stream, out var match) => Links.Request(community, match.Request.ToString()),
        "offer" => Links.Offer(community, fact.Stream.ToString()),
        "session" => Links.Session(community, fact.Stream.ToString()),
        "membership" => Links.Person(community, fact.Stream.ToString()),
        _ => Links.Today(community),
    };

    private static Dictionary<Guid, TState> StatesOf<TState>(IReadOnlyDictionary<StreamKey, Folded> folded) where TState : class =>
        folded.Where(f => f.Value.State is TState).ToDictionary(f => f.Key.Stream, f => (TState)f.Value.State!);
}
