using Coordination.Domain.Consents;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Commands;
using Coordination.Host.Reads;

namespace Coordination.Host.Consents;

/// <summary>Somebody's word on one purpose, and, once it is taken back, what stays all the same and why.</summary>
public sealed record ConsentView(Purpose Purpose, ConsentStatus Status, bool IsInForce, IReadOnlyList<Recipient> Recipients,
    IReadOnlyList<DataClass> DataClasses, int WordingVersion)
{
    public DateTimeOffset? Until { get; init; }
    public IReadOnlyList<Staying>? Stays { get; init; }
}

/// <summary>What a withdrawn consent leaves standing, as codes (docs/codes.md): it rests on something else.</summary>
public enum Staying { CoordinatorsReach, PromisesMade, HistoryWithoutNames }

/// <summary>What can be read of what somebody consents to: by themself, and by coordinators who act under it.</summary>
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
