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
    /// <summary>The person whose details are needed.</summary>
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

/// <summary>An emergency access, as its witnesses and the person it is about see it.</summary>
public sealed record EmergencyAccessView(EmergencyAccessId Id, PersonId By, PersonId Person, Emergency Emergency, PersonalValue Words,
    DateTimeOffset Until, IReadOnlyList<PersonId> Told, bool IsReviewed);

/// <summary>The commands of emergency access: opening and reviewing it.</summary>
public static class EmergencyAccessRoutes
{
    public static void MapEmergencyAccess(this FeatureBuilder it)
    {
        it.Command<OpenEmergencyAccessBody>("/emergency-access/open", EmergencyAccessFeature.OpenEmergencyAccess,
            "Open contact details in an emergency; two stewards are told", OpenAsync);
        it.Command<ReviewEmergencyAccessBody>("/emergency-access/{id}/review", EmergencyAccessFeature.ReviewEmergencyAccess,
            "Say afterwards whether opening emergency access was justified", ReviewAsync);
    }

    public static void MapEmergencyAccessReads(this FeatureBuilder it) =>
        it.ReadOpened<IReadOnlyList<EmergencyAccessView>>("/emergency-access", EmergencyAccessFeature.SeeEmergencyAccess,
            "listEmergencyAccess",
            "List where emergency access was opened lately", async (viewer, _) =>
        {
            var accesses = await viewer.Service<EmergencyAccesses>().LatestAsync(viewer);
            var words = await viewer.Service<Opening>().WordsAsync(viewer, accesses.Select(g => g.Words), Opening.Review);
            return new(accesses.Select(g => Of(g, words)).ToList(), null, HoldsOpened: true);
        });

    public static EmergencyAccessView Of(EmergencyAccessGrant access, Words words) =>
        new(access.Id, access.OpenedBy, access.Person, access.Emergency, words.Of(access.Words), access.Until,
            access.Told, access.IsReviewed);

    private static async ValueTask<Planned> OpenAsync(CallerContext call, OpenEmergencyAccessBody body)
    {
        var id = new EmergencyAccessId(Guid.NewGuid());
        var words = await call.SealAsync(body.Person, "words", body.Words);
        var turn = await call.Service<AccessTurns>().NextAsync(call.Community, call.Person, call.Cancellation);
        var unreviewed = await call.Service<EmergencyAccesses>().UnreviewedAsync(call.Community, call.Person, call.Cancellation);
        var opening = OpeningAccess(id, call.Community, body.Person, body.Emergency, words, unreviewed);
        return (opening with { SideRows = [turn] }).At($"/emergency-access/{id}");
    }

    public static Plan OpeningAccess(EmergencyAccessId id, CommunityId within, PersonId person, Emergency emergency, Personal words,
        int unreviewed) =>
        new(id.Value, at =>
            from known in Community.Stream.Existing(within.Value).And(Membership.Stream.Existing(person.Value))
            select Agreement.Nothing.And(id.Value,
                new OpenEmergencyAccess(id, person, emergency, words, known.First.ActingStewards, unreviewed).Decide(null, at)));

    private static async ValueTask<Planned> ReviewAsync(CallerContext call, ReviewEmergencyAccessBody body)
    {
        var id = call.Route("id");
        var (access, _) = await call.Service<Folds>().FoldAsync(EmergencyAccessGrant.Stream, call.Community, id, call.Cancellation);
        var words = access is null ? CommandPreviews.Unsaid : await call.SealAsync(access.Person, "words", body.Words);
        return new Plan(id, at =>
            from known in Community.Stream.Existing(call.Community.Value).And(EmergencyAccessGrant.Stream.Existing(id))
            select Agreement.Nothing.And(id,
                new ReviewEmergencyAccess(body.IsJustified, words, known.First.ActingStewards).Decide(known.Second, at)));
    }
}
