using System.ComponentModel.DataAnnotations;
using Coordination.Domain.Agreements;
using Coordination.Domain.Communities;
using Coordination.Domain.EmergencyAccess;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Commands;
using Coordination.Host.Reads;

namespace Coordination.Host.EmergencyAccess;

public sealed record OpenEmergencyAccessBody : CommandBody
{
    /// <summary>Whose details one has to know.</summary>
    public required PersonId Person { get; init; }
    public required Emergency Emergency { get; init; }
    /// <summary>Why. Sealed before it is stored; the person can read it.</summary>
    [MaxLength(Personal.LongestWords)]
    public required string Words { get; init; }
}

public sealed record ReviewEmergencyAccessBody : CommandBody
{
    public required bool IsJustified { get; init; }
    [MaxLength(Personal.LongestWords)]
    public required string Words { get; init; }
}

/// <summary>An emergency access, as those who were told of it and whom it is about see it.</summary>
public sealed record EmergencyAccessView(EmergencyAccessId Id, PersonId By, PersonId Person, Emergency Emergency, PersonalValue Words,
    DateTimeOffset Until, IReadOnlyList<PersonId> Told, bool IsReviewed);

/// <summary>Opening emergency access in an emergency, and looking at it afterwards.</summary>
public static class EmergencyAccessRoutes
{
    public static void MapEmergencyAccess(this FeatureBuilder it)
    {
        it.Command<OpenEmergencyAccessBody>("/emergency-access/open", EmergencyAccessFeature.OpenEmergencyAccess,
            "See in an emergency how to reach somebody; two stewards are told", BreakAsync);
        it.Command<ReviewEmergencyAccessBody>("/emergency-access/{id}/review", EmergencyAccessFeature.ReviewEmergencyAccess,
            "Say afterwards whether opening emergency access was justified", ReviewAsync);
    }

    public static void MapEmergencyAccessReads(this FeatureBuilder it) =>
        it.Read<IReadOnlyList<EmergencyAccessView>>("/emergency-access", EmergencyAccessFeature.SeeEmergencyAccess, "listEmergencyAccess",
            "List where emergency access was opened lately", async (viewer, _) =>
        {
            var accesses = await viewer.Service<EmergencyAccesses>().LatestAsync(viewer);
            var words = await viewer.Service<Opening>().WordsAsync(viewer, accesses.Select(g => g.Words), Opening.Review);
            return new(accesses.Select(g => Of(g, words)).ToList(), null, HoldsOpened: true);
        });

    public static EmergencyAccessView Of(EmergencyAccessGrant access, Words words) =>
        new(access.Id, access.OpenedBy, access.Person, access.Emergency, words.Of(access.Words), access.Until, access.Told, access.IsReviewed);

    private static async ValueTask<Plan> BreakAsync(CallerContext call, OpenEmergencyAccessBody body)
    {
        var id = new EmergencyAccessId(Guid.NewGuid());
        var words = await call.SealAsync(body.Person, "words", body.Words);
        return new(id.Value, (streams, at) => (streams.Existing(Community.Stream, call.Community.Value),
            streams.Existing(Membership.Stream, body.Person.Value)) is ({ } community, not null)
            ? Agreement.Nothing.And(id.Value,
                new OpenEmergencyAccess(id, body.Person, body.Emergency, words, community.Stewards).Decide(null, at))
                : null, $"/emergency-access/{id}");
    }

    private static async ValueTask<Plan> ReviewAsync(CallerContext call, ReviewEmergencyAccessBody body)
    {
        var id = call.Route("id");
        var (access, _) = await call.Service<Folds>().FoldAsync(EmergencyAccessGrant.Stream, call.Community, id, call.Cancellation);
        if (access is null)
            return new(id, (streams, _) => streams.Existing(EmergencyAccessGrant.Stream, id) is null ? null : Agreement.Nothing);
        return Plan.On(EmergencyAccessGrant.Stream, id,
            new ReviewEmergencyAccess(body.IsJustified, await call.SealAsync(access.Person, "words", body.Words)));
    }
}
