using System.ComponentModel.DataAnnotations;
using Coordination.Domain.Agreements;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Domain.Requests;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Keys;
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
    private const int MostAlike = 5;

    public static void MapTakeDown(this FeatureBuilder it) =>
        it.Command<TakeDownBody>("/requests/add", RequestsFeature.AddRequest,
            "Take a request down for somebody who rang, and note who they are if they are new", PlanAsync);

    private static async ValueTask<Planned> PlanAsync(CallerContext call, TakeDownBody body)
    {
        var found = body.OnBehalfOf ?? await FindAsync(call, body.Name, body.Phone, body.IsNew);
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

    /// <summary>Those known here by this name or number, with the last three digits of their telephone.</summary>
    public static async ValueTask<IReadOnlyDictionary<PersonId, string?>> AlikeAsync(Viewer viewer, string? name, string? phone)
    {
        var found = await viewer.Service<Vault>().FindAllAsync(viewer.In, viewer.Cancellation, [.. Details(name, phone)]);
        var alike = new Dictionary<PersonId, string?>();
        foreach (var person in found.SelectMany(people => people).Distinct().Take(MostAlike))
        {
            var contact = await viewer.Service<Opening>().ContactAsync(viewer, person, Opening.Coordination);
            var digits = TelephoneNumber.Digits(contact.GetValueOrDefault(ContactField.Phone)?.Value ?? "");
            alike[person] = digits.Length < ContactLimits.FewestPhoneDigits ? null : digits[^3..];
        }
        return alike;
    }

    private static IEnumerable<(ContactField, string)> Details(string? name, string? phone)
    {
        if (!string.IsNullOrWhiteSpace(phone)) yield return (ContactField.Phone, phone);
        if (!string.IsNullOrWhiteSpace(name)) yield return (ContactField.Name, name);
    }

    /// <summary>
    /// The one person with this name and number, or with this number where no name was said. A household may share a number, and several
    /// people a name: somebody who is only like somebody known is asked about, and never taken for them or noted down twice in silence.
    /// </summary>
    public static async ValueTask<PersonId?> FindAsync(CallerContext call, string? name, string? phone, bool? isNew)
    {
        if (isNew is true) return null;
        (ContactField Field, string)[] details = [.. Details(name, phone)];
        var all = await call.Service<Vault>().FindAllAsync(call.Community, call.Cancellation, details);
        var byPhone = details is [(ContactField.Phone, _), ..] ? all[0] : null;
        var byName = details is [.., (ContactField.Name, _)] ? all[^1] : null;
        PersonId[] found = [.. byPhone is null ? [] : byName is null ? byPhone : byPhone.Intersect(byName)];
        return found switch
        {
            [var one] => one,
            [] when byName is null =>
                throw new MalformedException("name", byPhone is null ? "say who it is for."
                    : "nobody is known by this number yet. Say who it is."),
            [] when all.Any(known => known.Count > 0) => throw new MalformedException("isNew", "say whether it is somebody known here."),
            [] => null,
            _ => throw new MalformedException("name", "several people share this number. Say who of them it is."),
        };
    }
}
