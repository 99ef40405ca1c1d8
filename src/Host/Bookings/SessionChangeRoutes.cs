using System.ComponentModel.DataAnnotations;
using Coordination.Domain.Agreements;
using Coordination.Domain.Bookings;
using Coordination.Domain.Kernel;
using Coordination.Domain.Requests;
using Coordination.Host.Commands;

namespace Coordination.Host.Bookings;

/// <summary>How a session is to be from now on. Only what differs is recorded.</summary>
public sealed record ChangeSessionBody : CommandBody
{
    /// <summary>Published; names no person.</summary>
    [MaxLength(Session.LongestTitle)]
    public required string Title { get; init; }
    public required When Starts { get; init; }
    /// <summary>How long it lasts, in minutes.</summary>
    [Range(Session.FewestMinutes, Session.MostMinutes)]
    public required int Minutes { get; init; }
    [RegularExpression(Place.Pattern)]
    public required string Ward { get; init; }
    public required Quantity Capacity { get; init; }
    /// <summary>Its <c>changes</c> as you saw them: if it has changed since, this is refused.</summary>
    public int? Seen { get; init; }
}

public sealed record CancelSessionBody : CommandBody
{
    /// <summary>Why, as a code (docs/codes.md). Everybody can read it.</summary>
    public required CancellationReason Reason { get; init; }
}

public sealed record TellBody : CommandBody
{
    /// <summary>Which change they were told of: the session's <c>changes</c> when you read it.</summary>
    public required int Change { get; init; }
    /// <summary>How they were told.</summary>
    public required ToldBy By { get; init; }
}

/// <summary>The commands that change a session or call it off, and those on telling people of it.</summary>
public static class SessionChangeRoutes
{
    public static void MapSessionChanges(this FeatureBuilder it)
    {
        it.Command<ChangeSessionBody>("/sessions/{id}/change", BookingsFeature.PlanSession, "Change a session", ChangeAsync);
        it.Command<CancelSessionBody>("/sessions/{id}/cancel", BookingsFeature.PlanSession, "Cancel a session and every place in it",
            (call, body) => new(Cancelling(call.Route("id"), body.Reason)));
        it.Command<TellBody>("/sessions/{id}/bookings/{booking}/told", BookingsFeature.RecordTold,
            "Record that somebody was told of a change", (call, body) => new(Plan.On(Session.Stream, call.Route("id"),
                new RecordTold(new(call.Route("booking")), body.Change, body.By))));
    }

    private static async ValueTask<Planned> ChangeAsync(CallerContext call, ChangeSessionBody body)
    {
        var (title, starts, minutes) = await SessionRoutes.ReadAsync(call, body.Title, body.Starts, body.Minutes);
        return Plan.On(Session.Stream, call.Route("id"), new ChangeSession(title, starts, minutes, CallerContext.Ward(body.Ward, "ward"),
            CallerContext.Positive(body.Capacity, "capacity"), body.Seen));
    }

    /// <summary>The requests for which places are booked are open again with the same command.</summary>
    public static Plan Cancelling(Guid id, CancellationReason reason) => new(id, at =>
        from session in Session.Stream.Existing(id)
        from requests in Needed.All(session.Bookings.Values.Select(b => b.Request).OfType<RequestId>().Distinct()
            .Select(request => Request.Stream.Existing(request.Value)))
        select BookingAgreements.CancelSession(reason, session, requests, at));
}
