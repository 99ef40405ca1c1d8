using System.ComponentModel.DataAnnotations;
using Coordination.Domain.Agreements;
using Coordination.Domain.Kernel;
using Coordination.Domain.Requests;
using Coordination.Host.Commands;
using Coordination.Host.Keys;
using Coordination.Host.Reads;
using Coordination.Projections.Requests;

namespace Coordination.Host.Requests;

/// <summary>A request as it is wanted now, as a whole. What is the same as before is not recorded.</summary>
public sealed record ChangeRequestBody : CommandBody
{
    public required Category Category { get; init; }
    /// <summary>What is needed, in the person's own words; as before if absent. Sealed before it is stored.</summary>
    [MaxLength(Personal.LongestWords)]
    public string? Words { get; init; }
    public required Quantity Wanted { get; init; }
    /// <summary>The ward it is needed in, as a GSS code.</summary>
    [RegularExpression(Place.Pattern)]
    public required string Ward { get; init; }
    /// <summary>When it is needed by; no time if absent.</summary>
    public When? NeededBy { get; init; }
    /// <summary>The change refers to the request as it was last said at this version; to whatever it is now if absent.</summary>
    public int? SaidAt { get; init; }
}

public sealed record ReopenBody : CommandBody
{
    public required ReopeningReason Reason { get; init; }
}

public sealed record ReferOutBody : CommandBody
{
    /// <summary>Who looks after it now, in a few words. Sealed before it is stored.</summary>
    [MaxLength(Personal.LongestWords)]
    public required string To { get; init; }
    /// <summary>Whether the person agreed that they are told how to reach them; no if absent.</summary>
    public bool? MayBeContacted { get; init; }
}

public sealed record DuplicateBody : CommandBody
{
    /// <summary>The other request, which goes on.</summary>
    public required RequestId Original { get; init; }
}

/// <summary>The commands that change what is wanted, open a request again, or hand it on.</summary>
public static class ChangeRoutes
{
    public static void MapChanges(this FeatureBuilder it)
    {
        it.Command<ChangeRequestBody>("/requests/{id}/change", RequestsFeature.ChangeRequest, "Say what is wanted now", ChangeAsync);
        it.Command<ReopenBody>("/requests/{id}/reopen", RequestsFeature.ChangeRequest, "Open a request again that had ended",
            async (call, body) => Reopening(call.Route("id"), (await RowAsync(call))?.EndedAt, body.Reason));
        it.Command<ReferOutBody>("/requests/{id}/refer-out", RequestsFeature.HandOn,
            "Close a request because somebody outside looks after it now", ReferOutAsync);
        it.Command<DuplicateBody>("/requests/{id}/close-as-duplicate", RequestsFeature.HandOn,
            "Close a request because another asks for the same", (call, body) => new(Duplicating(call.Route("id"), body.Original)));
    }

    public static Plan Reopening(Guid id, DateTimeOffset? endedAt, ReopeningReason reason) => new(id, at =>
        from request in Request.Stream.Existing(id)
        from person in Needed.Kept(request.Person)
        select ReopeningAgreements.Reopen(new(endedAt, reason), request, person, at));

    public static Plan Duplicating(Guid id, RequestId original) => new(id, at =>
        from both in Request.Stream.Existing(id).And(Request.Stream.Existing(original.Value))
        select Agreement.Nothing.And(id, new CloseAsDuplicate(both.Second).Decide(both.First, at)));

    private static async ValueTask<Planned> ChangeAsync(CallerContext call, ChangeRequestBody body)
    {
        var before = await RowAsync(call);
        return Plan.On(Request.Stream, call.Route("id"), new AmendRequest(body.Category, await NewWordsAsync(call, before, body.Words),
            CallerContext.Positive(body.Wanted, "wanted"), CallerContext.Ward(body.Ward, "ward"),
            await call.MomentAsync(body.NeededBy, "neededBy"), body.SaidAt));
    }

    private static async ValueTask<Planned> ReferOutAsync(CallerContext call, ReferOutBody body)
    {
        var id = call.Route("id");
        var to = await RowAsync(call) is { } row ? await call.SealAsync(row.State.Person, "to", body.To) : CommandPreviews.Unsaid;
        return RequestRoutes.Ending(id, new ReferOut(to, body.MayBeContacted is true));
    }

    /// <summary>Null if nothing is said, or the same as before.</summary>
    private static async ValueTask<Personal?> NewWordsAsync(CallerContext call, ListedRequest? before, string? words)
    {
        if (before is null || string.IsNullOrWhiteSpace(words)) return null;
        var now = await call.Service<Seal>().OpenAsync(call.Community, before.Words, call.Cancellation);
        return now is Unsealed.Text { Value: var same } && same == words.Trim() ? null
            : await call.SealAsync(before.State.Person, "words", words);
    }

    /// <summary>The request as it is now; null if there is none.</summary>
    private static async ValueTask<ListedRequest?> RowAsync(CallerContext call) =>
        (await call.Service<StreamRows>().FoldAsync(RequestsList.View, call.Community, call.Route("id"), call.Cancellation))?.Row;
}
