using System.Globalization;
using System.Security.Cryptography;
using Coordination.Domain.Kernel;

namespace Coordination.Domain.Requests;

/// <summary>Another request, with which more is asked for.</summary>
/// <param name="First">The first of those that are asked for together.</param>
/// <param name="Person">The record in use of whoever asked.</param>
public sealed record AskedWith(RequestId First, PersonId Person);

/// <summary>Say what is needed, roughly where and by when; for oneself, or for somebody with their authority.</summary>
/// <param name="With">
/// Null where it is asked for alone. Each kind of help is a request of its own, with a remainder and an end of its own.
/// </param>
public sealed record RaiseRequest(RequestId Request, PersonId Person, Category Category, Personal Words, Quantity Wanted, Place Place,
    Moment? NeededBy, AskedWith? With = null) : ICommand<Request?, RequestEvent>
{
    public static readonly CodesParameter Categories = CodesParameter.Of<Category>("categories",
        "The kinds of help this community takes on; where none is named, all.");
    public static readonly CodesParameter Wards = new("wards", "ward", Place.IsWard,
        "The wards this community serves, by GSS code; where none is named, everywhere.");

    public static readonly Refusal NotTakenOn = new("request.not-taken-on", "This community does not take on this kind of request.");
    public static readonly Refusal OutOfArea = new("request.out-of-area", "This is outside the area this community serves.");
    public static readonly Refusal SomebodyElses = new("request.somebody-elses", "That request is another person's.");
    public static readonly Refusal PastDue = new("request.past-due", "The time it is needed by has already passed.") { Field = "neededBy" };

    /// <summary>
    /// The id under which it is declined: the same for the same person, kind of help and place under the same charter, so that a refusal is
    /// recorded once, however often somebody asks.
    /// </summary>
    public RequestId IdIfDeclined(Charter charter) => new(new Guid(SHA256.HashData(Jcs.Canonical("declined", Person.ToString(),
        CodeNames.Of(Category), Place.Ward, charter.Version.ToString(CultureInfo.InvariantCulture))).AsSpan(0, 16), bigEndian: true));

    public Decision<RequestEvent> Decide(Request? state, Circumstances at) => state switch
    {
        not null => [],
        _ when (at.MaySpeakFor(Person) ?? at.MayTakePart) is { } refusal => refusal,
        _ when With is { } other && other.Person != Person => SomebodyElses,
        _ when Wanted.Amount <= 0 => Quantity.NotPositive,
        _ when NeededBy?.Instant <= at.OccurredAt => PastDue,
        _ when at.NothingNew is { } refusal => refusal.Recording<RequestEvent>(Declined(Cause.NoCapacity)),
        _ when AgainstCategory(Category, at.Charter) is { } refusal => refusal.Recording<RequestEvent>(Declined(Cause.Ineligible)),
        _ when AgainstPlace(Place, at.Charter) is { } refusal => refusal.Recording<RequestEvent>(Declined(Cause.OutOfArea)),
        _ => [new RequestRaised(Request, Person, Category, Words, Wanted, Place, NeededBy, With?.First)],
    };

    public static Refusal? AgainstCategory(Category category, Charter charter) =>
        Outside(charter.Of(Categories).Value, CodeNames.Of(category)) ? NotTakenOn.Under(charter.Of(Categories).Clause) : null;

    public static Refusal? AgainstPlace(Place place, Charter charter) =>
        Outside(charter.Of(Wards).Value, place.Ward) ? OutOfArea.Under(charter.Of(Wards).Clause) : null;

    private static bool Outside(IReadOnlyList<string> allowed, string code) => allowed.Count > 0 && !allowed.Contains(code);

    private RequestDeclined Declined(Cause cause) =>
        new(Request, Person, Category, Words, Wanted, Place, NeededBy, cause, With?.First);
}
