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
    public DateTimeOffset? Until { get; init; }
    public IReadOnlyList<Staying>? Stays { get; init; }
}

/// <summary>What remains after a consent was withdrawn, as codes (docs/codes.md), because it rests on something else.</summary>
public enum Staying { CoordinatorsReach, PromisesMade, HistoryWithoutNames }

/// <summary>The reads of a person's consents: for the person, and for coordinators who act under them.</summary>
public static class ConsentReads
{
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
        return [.. (consents?.ByPurpose ?? []).OrderBy(c => c.Key)
            .Select(c => new ConsentView(c.Key, c.Value.Status, c.Value.IsInForce(viewer.Now), c.Value.Recipients, c.Value.DataClasses,
            c.Value.WordingVersion)
        {
            Until = c.Value.Until,
            Stays = c.Value.Status is not ConsentStatus.Withdrawn ? null : c.Key is Purpose.ContactSharing
                ? [Staying.CoordinatorsReach, Staying.PromisesMade, Staying.HistoryWithoutNames] : [Staying.HistoryWithoutNames],
        })];
    }
}
