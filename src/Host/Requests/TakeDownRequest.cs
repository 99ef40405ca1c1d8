using System.ComponentModel.DataAnnotations;
using Coordination.Domain.Agreements;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Domain.Requests;
using Coordination.Host.Commands;
using Coordination.Host.Reads;

namespace Coordination.Host.Requests;

public sealed record TakeDownBody : CommandBody
{
    /// <summary>The name of the person, if <c>onBehalfOf</c> does not identify them. Kept in the vault, never in an event.</summary>
    [MaxLength(ContactLimits.Name)]
    public string? Name { get; init; }
    /// <summary>The phone number. Finds a known person; kept in the vault for a new one.</summary>
    [MaxLength(ContactLimits.Phone)]
    public string? Phone { get; init; }
    /// <summary>Whether it is somebody not known here yet, although somebody known has this name or number.</summary>
    public bool? IsNew { get; init; }
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
    /// <summary>When they asked, by the community's own clock, if not just now.</summary>
    public When? Occurred { get; init; }
}

/// <summary>Records a request for somebody who called, known here or not.</summary>
public static class TakeDownRequest
{
    public static void MapTakeDown(this FeatureBuilder it) =>
        it.Command<TakeDownBody>("/requests/add", RequestsFeature.AddRequest,
            "Take a request down for somebody who rang, and note who they are if they are new", PlanAsync);

    private static async ValueTask<Planned> PlanAsync(CallerContext call, TakeDownBody body)
    {
        var found = body.OnBehalfOf ?? await KnownAlike.FindAsync(call, body.Name, body.Phone, body.IsNew);
        var (id, person) = (Guid.NewGuid(), found ?? new PersonId(Guid.NewGuid()));
        var raising = new RaiseRequest(new(id), person, body.Category, await call.SealAsync(person, "words", body.Words),
            CallerContext.Positive(body.Wanted, "wanted"), CallerContext.Ward(body.Ward, "ward"),
            await call.MomentAsync(body.NeededBy, "neededBy"));
        var sideRows = found is not null ? []
            : await call.Service<Contacting>()(call, person, ("name", Bounds.PersonName(body.Name)), ("phone", body.Phone));
        var plan = new Plan(id, RequestRoutes.Raising(raising, body.AskedWith, (asked, at) =>
            from known in Membership.Stream.Perhaps(person.Value)
            select TakeDown.Request(known, asked, at)))
        {
            SideRows = sideRows,
            For = person,
            OccurredAt = (await call.MomentAsync(body.Occurred, "occurred"))?.Instant,
        };
        return plan.At($"/requests/{id}");
    }
}
