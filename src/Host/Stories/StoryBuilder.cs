using Coordination.Domain.Kernel;
using Coordination.Host.Commands;
using Coordination.Host.Language;
using Coordination.Host.Reads;

namespace Coordination.Host.Stories;

/// <summary>Events with everything their sentences need: personal values, people, and the present states of their streams.</summary>
public sealed record GatheredEvents(IReadOnlyList<StoredFact> Facts, IReadOnlyDictionary<Guid, object?> States)
{
    public IEnumerable<Personal> Values => Story.PersonalIn(Facts);

    public IEnumerable<PersonId> People => Facts.Select(f => f.Envelope).SelectMany(e =>
        (IEnumerable<PersonId>)[.. e.Subjects, .. Listed(e.OnBehalfOf), .. Listed(e.Actor.AsPerson)]).Distinct();

    private static PersonId[] Listed(PersonId? person) => person is { } known ? [known] : [];
}

/// <summary>Builds the story of one thing and the news of a community. Each sentence links to its event.</summary>
public sealed class StoryBuilder(Declarations declarations, EventSentences sentences, Folds folds)
{
    private readonly Dictionary<string, StreamDeclaration> streams = declarations.All<StreamDeclaration>().ToDictionary(s => s.Name);
    private readonly HashSet<string> entries = [.. declarations.All<CommandDeclaration>()
        .Where(command => command.Permission.SpokenFor is not SpokenFor.Never).Select(OperationNames.Of)];

    public async ValueTask<GatheredEvents> GatherAsync(CommunityId community, IReadOnlyList<StoredFact> facts,
        CancellationToken cancellation)
    {
        var keys = facts.Select(f => (Fact: f, Of: StreamOf(f))).Where(f => f.Of is { IsFoldedForSentences: true })
            .Select(f => f.Of!.KeyOf(community.Value, f.Fact.Stream)).Distinct();
        return new(facts, (await folds.FoldAsync([.. keys], cancellation)).ToDictionary(f => f.Key.Stream, f => f.Value.State));
    }

    public Sentence SentenceOf(StoredFact fact, GatheredEvents gathered, NameDisclosure disclosure) =>
        sentences.Of(fact, Context(disclosure, gathered.States.GetValueOrDefault(fact.Stream)));

    public EventContext Context(NameDisclosure disclosure, object? state = null) => new(disclosure, state, entries);

    /// <param name="page">The address of the page that shows it.</param>
    public StoryModel Of(StoryPart part, GatheredEvents gathered, NameDisclosure disclosure, string page) =>
        new(Whole(gathered, disclosure))
        {
            EarlierHref = part.Before is { } before ? FormattableString.Invariant(
                $"{page}{(page.Contains('?', StringComparison.Ordinal) ? '&' : '?')}before={before}#story") : null,
        };

    public IReadOnlyList<StoryEntry> Whole(GatheredEvents gathered, NameDisclosure disclosure)
    {
        var corrected = gathered.Facts.Select((fact, at) => CorrectedBy(fact, gathered.Facts.Take(at))).OfType<long>().ToHashSet();
        return [.. gathered.Facts.Select(fact =>
            Entry(fact, gathered, disclosure) with { IsCorrected = corrected.Contains(fact.Sequence) })];
    }

    /// <summary>The position of the event that this one corrects, if it is among those before.</summary>
    private long? CorrectedBy(StoredFact fact, IEnumerable<StoredFact> before)
    {
        if (sentences.Of(fact).Corrected is not { Count: > 0 } kinds) return null;
        var possible = before.Where(earlier => earlier.Stream == fact.Stream && kinds.Contains(earlier.Type));
        return (fact.Data.TryGetProperty("corrects", out var version)
            ? possible.FirstOrDefault(earlier => earlier.Version == version.GetInt64()) : possible.LastOrDefault())?.Sequence;
    }

    public IReadOnlyList<FeedItem> News(string community, GatheredEvents gathered, NameDisclosure disclosure) =>
        [.. gathered.Facts.Select(fact => new FeedItem(fact.Sequence, fact.Envelope.OccurredAt, SentenceOf(fact, gathered, disclosure),
            $"/{community}{AnchorOf(fact, gathered)}"))];

    private StoryEntry Entry(StoredFact fact, GatheredEvents gathered, NameDisclosure disclosure)
    {
        var (envelope, declared) = (fact.Envelope, sentences.Of(fact));
        return new(fact.Sequence, fact.Type, SentenceOf(fact, gathered, disclosure), envelope.OccurredAt, fact.RecordedAt,
            ActorOf(envelope.Actor, disclosure), envelope.Channel.Code())
        {
            Icon = declared.Icon,
            Tone = declared.Tone,
            Words = Story.PersonalIn([fact]).FirstOrDefault() is { } words ? disclosure.Of(words) : null,
            OnBehalfOf = envelope.OnBehalfOf is { } other ? new Sentence("sentence.only", disclosure.NameOf(other)) : null,
            Authority = envelope.OnBehalfOf is null ? null : envelope.Authority.Code(),
            Cause = CauseIn(fact),
            CharterVersion = envelope.CharterVersion,
            Clauses = [.. envelope.Clauses.Select(c => c.Value)],
        };
    }

    /// <summary>Where on its page an event stands: in the story, unless the page says itself where the thing is.</summary>
    private string AnchorOf(StoredFact fact, GatheredEvents gathered) =>
        PageOf(fact, gathered) is var page && page.Contains('#', StringComparison.Ordinal) ? page
            : FormattableString.Invariant($"{page}#event-{fact.Sequence}");

    private string PageOf(StoredFact fact, GatheredEvents gathered) =>
        StreamOf(fact)?.PageOf(fact.Stream, gathered.States.GetValueOrDefault(fact.Stream)) ?? "/today";

    /// <summary>Null for an event of a feature that this Host does not have.</summary>
    private StreamDeclaration? StreamOf(StoredFact fact) =>
        streams.GetValueOrDefault(fact.Type.Split('.')[0]);

    private static string? CauseIn(StoredFact fact) =>
        fact.Data.TryGetProperty("cause", out var cause) || fact.Data.TryGetProperty("shortfall", out cause) ? cause.GetString() : null;

    private static Sentence ActorOf(Actor actor, NameDisclosure disclosure) =>
        new("sentence.only", actor.AsPerson is { } person ? disclosure.NameOf(person) : new Coded("role", actor.Kind));
}
