using System.ComponentModel.DataAnnotations;
using Coordination.Domain.Agreements;
using Coordination.Domain.Bookings;
using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.Offers;
using Coordination.Domain.People;
using Coordination.Domain.Requests;
using Coordination.Host.Commands;

namespace Coordination.Host.Requests;

public sealed record RaiseRequestBody : CommandBody
{
    /// <summary>The person who needs it; the caller if absent.</summary>
    public PersonId? Person { get; init; }
    public required Category Category { get; init; }
    /// <summary>What is needed, in the person's own words. Sealed before it is stored.</summary>
    [MaxLength(Personal.LongestWords)]
    public required string Words { get; init; }
    public required Quantity Wanted { get; init; }
    /// <summary>The ward it is needed in, as a GSS code.</summary>
    [RegularExpression(Place.Pattern)]
    public required string Ward { get; init; }
    public When? NeededBy { get; init; }
    /// <summary>Another request of the same person that it is asked for together with.</summary>
    public RequestId? AskedWith { get; init; }
}

public sealed record CauseBody : CommandBody
{
    public required Cause Cause { get; init; }
}

public sealed record PerhapsCauseBody : CommandBody
{
    public Cause? Cause { get; init; }
}

public sealed record GivenBody : CommandBody
{
    public required Quantity Given { get; init; }
    /// <summary>Why only a part was given.</summary>
    public Cause? Shortfall { get; init; }
}

/// <summary>The commands on requests.</summary>
public static class RequestRoutes
{
    public static void MapRequests(this FeatureBuilder it)
    {
        it.Command<RaiseRequestBody>("/requests/raise", RequestsFeature.RaiseRequest,
            "Raise a request, one's own or on behalf of somebody", RaiseAsync);
        it.Command<GivenBody>("/requests/{id}/give", RequestsFeature.RecordGiven, "Record what was given, whole or in part",
            (call, body) =>
            new(Plan.On(Request.Stream, call.Route("id"),
                new RecordGiven(CallerContext.Positive(body.Given, "given"), null, body.Shortfall))));
        it.Command<CauseBody>("/requests/{id}/close-as-unmet", RequestsFeature.CloseAsUnmet,
            "Close a request, or what remains of it, as unmet", (call, body) =>
            new(Ending(call.Route("id"), new CloseAsUnmet(body.Cause))));
        it.Command<PerhapsCauseBody>("/requests/{id}/withdraw", RequestsFeature.EndRequest, "Withdraw a request",
            (call, body) => new(Ending(call.Route("id"), new WithdrawRequest(body.Cause))));
        it.Command<PlainBody>("/requests/{id}/resolve-elsewhere", RequestsFeature.EndRequest, "Note that the need was met somewhere else",
            (call, _) => new(Ending(call.Route("id"), new ResolveElsewhere())));
    }

    private static async ValueTask<Planned> RaiseAsync(CallerContext call, RaiseRequestBody body)
    {
        var (id, person) = (Guid.NewGuid(), body.Person ?? body.OnBehalfOf ?? call.Person);
        var words = await call.SealAsync(person, "words", body.Words);
        var raising = new RaiseRequest(new(id), person, body.Category, words, CallerContext.Positive(body.Wanted, "wanted"),
            CallerContext.Ward(body.Ward, "ward"), await call.MomentAsync(body.NeededBy, "neededBy"));
        return new Plan(id, Raising(raising, body.AskedWith, (asked, at) => Membership.Stream.Existing(person.Value).Select(known =>
            known.MayBegin is { } refusal ? refusal : Agreement.Nothing.And(asked.Request.Value, asked.Decide(null, at)))))
            .At($"/requests/{id}");
    }

    /// <summary>What is declined is recorded once. Whoever asks for the same again hears the same.</summary>
    /// <param name="with">The request that it is asked for together with, if any.</param>
    public static Deciding Raising(
        RaiseRequest raising, RequestId? with, Func<RaiseRequest, Circumstances, Needed<Agreement>> agree) => at =>
        from asked in Together(raising, with)
        from agreed in agree(asked, at)
        from kept in agreed is { Refused: { } why, Facts.Count: > 0 }
            ? Declining(asked with { Request = asked.IdIfDeclined(at.Charter) }, why, agree, at) : Needed.Of(agreed)
        select kept;

    private static Needed<RaiseRequest> Together(RaiseRequest raising, RequestId? with) => with is not { } id ? Needed.Of(raising) :
        from other in Request.Stream.Existing(id.Value)
        from person in Needed.Kept(other.Person)
        select raising with { With = new(other.First, person.Id) };

    private static Needed<Agreement> Declining(
        RaiseRequest raising, Refusal why, Func<RaiseRequest, Circumstances, Needed<Agreement>> agree, Circumstances at) =>
        from before in Request.Stream.Perhaps(raising.Request.Value)
        from agreed in before is null ? agree(raising, at) : Needed.Of<Agreement>(why)
        select agreed;

    /// <summary>Ending a request releases its matches and bookings, so their streams are fetched with it.</summary>
    public static Plan Ending(Guid id, ICommand<Request, RequestEvent> ending) => new(id, at =>
        from request in Request.Stream.Existing(id)
        from bound in Needed.All(request.Promised.Keys.Select(m => Match.Stream.Existing(m.Value)))
            .And(Needed.All(request.Booked.Values.Distinct().Select(s => Session.Stream.Existing(s.Value))))
        from offers in Needed.All(bound.First.Select(m => Offer.Stream.Existing(m.Offer.Value)))
        select new EndRequest(ending).Decide(request, [.. bound.First.Zip(offers)], bound.Second, at));
}
