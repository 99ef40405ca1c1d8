using Coordination.Domain.Consents;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Commands;
using Coordination.Host.Reads;

namespace Coordination.Host.Consents;

/// <summary>What somebody chose for one purpose and, after a withdrawal, what stays and why.</summary>
public sealed record ConsentView(Purpose Purpose, ConsentStatus Status, bool IsInForce, IReadOnlyList<Recipient> Recipients,
    IReadOnlyList<DataClass> DataClasses, int WordingVersion)
{
    /// <summary>From when on it stands so.</summary>
    public DateTimeOffset? Since { get; init; }
    public DateTimeOffset? Until { get; init; }

    /// <summary>With what authority it was given: by the person themself, on paper, by a parent … Absent if none is given.</summary>
    public Authority? RestsOn { get; init; }
    public IReadOnlyList<Staying>? Stays { get; init; }
}

/// <summary>What remains after a consent was withdrawn, as codes (docs/codes.md), because it rests on something else.</summary>
public enum Staying { CoordinatorsReach, PromisesMade, HistoryWithoutNames }

/// <summary>The reads of a person's consents: for the person, and for coordinators who act under them.</summary>
public static class ConsentReads
{
    private static readonly Dictionary<string, ConsentStatus> brought = new()
    {
        [EventNames.Of(typeof(ConsentAsked)).Name] = ConsentStatus.Asked,
        [EventNames.Of(typeof(ConsentGiven)).Name] = ConsentStatus.Given,
        [EventNames.Of(typeof(ConsentWithdrawn)).Name] = ConsentStatus.Withdrawn,
    };

    public static void MapConsentReads(this FeatureBuilder it) =>
        it.Read<IReadOnlyList<ConsentView>>("/people/{id}/consents", ConsentsFeature.SeeConsents, "listPersonConsents",
            "Read what somebody consents to", GetAsync);

    private static async ValueTask<Read> GetAsync(Viewer viewer, ReadQuery asked)
    {
        var person = new PersonId(viewer.Route("id"));
        if (!viewer.May(ConsentsFeature.SeeConsents, viewer.To(person))
            || (await viewer.Service<Folds>()
            .FoldAsync(Membership.Stream, viewer.In, person.Value, viewer.Cancellation)).State is null) return Read.NotFound;
        return new(await ConsentsAsync(viewer, person));
    }

    public static async ValueTask<IReadOnlyList<ConsentView>> ConsentsAsync(Viewer viewer, PersonId person)
    {
        var (consents, _) = await viewer.Service<Folds>()
            .FoldAsync(PersonConsents.Stream, viewer.In, PersonConsents.Of(person), viewer.Cancellation);
        var said = consents is null ? [] : await SaidAsync(viewer, person);
        return [.. (consents?.ByPurpose ?? []).OrderBy(c => c.Key)
            .Select(c => new ConsentView(c.Key, c.Value.Status, c.Value.IsInForce(viewer.Now), c.Value.Recipients, c.Value.DataClasses,
            c.Value.WordingVersion)
        {
            Since = said.GetValueOrDefault((c.Key, c.Value.Status))?.OccurredAt,
            Until = c.Value.Until,
            RestsOn = c.Value.Status is ConsentStatus.Given ? said.GetValueOrDefault((c.Key, ConsentStatus.Given))?.Authority : null,
            Stays = c.Value.Status is not ConsentStatus.Withdrawn ? null : c.Key is Purpose.ContactSharing
                ? [Staying.CoordinatorsReach, Staying.PromisesMade, Staying.HistoryWithoutNames] : [Staying.HistoryWithoutNames],
        })];
    }

    /// <summary>How the present status of each purpose came about: the last event that brought it.</summary>
    private static async ValueTask<Dictionary<(Purpose, ConsentStatus), Envelope>> SaidAsync(Viewer viewer, PersonId person)
    {
        var story = await viewer.Service<StoredFacts>()
            .OfStreamAsync(viewer.In, PersonConsents.Of(person), before: null, viewer.Cancellation);
        var said = new Dictionary<(Purpose, ConsentStatus), Envelope>();
        foreach (var fact in story.Facts)
            if (brought.TryGetValue(fact.Type, out var status) && fact.Data.TryGetProperty("purpose", out var code)
                && CodeNames.Find<Purpose>(code.GetString()!) is { } purpose) said[(purpose, status)] = fact.Envelope;
        return said;
    }
}
