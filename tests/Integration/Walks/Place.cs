using System.Net;
using System.Text.Json;
using Coordination.Domain.Kernel;
using Coordination.Integration.Api;

namespace Coordination.Integration.Walks;

/// <summary>One community with a person of every role, and the things that each of them needs to own.</summary>
public sealed partial class Place(TestHost host, string code)
{
    public const string Ward = "E05001370";
    private readonly Dictionary<string, Guid> people = [];
    private readonly Dictionary<Guid, string> signingIn = [];

    /// <summary>The people with one role each, besides being known, and besides being a member where the role needs it.</summary>
    public static readonly string[] Roles = ["person", "member", "helper", "coordinator", "steward", "auditor"];

    public string Code => code;
    public Caller Founder => As("founder");

    /// <summary>The kind of help that nobody takes on here.</summary>
    public const string NotTakenOn = "lift";

    public string Subject(string who) => $"{who} of {code}";
    public Caller As(string who) => new(host.SignedIn(Subject(who)), Town.Root(code));
    public Guid this[string who] => people[who];

    public async Task FoundAsync()
    {
        (await Founder.PostAsync("/api/communities",
            new
            {
                code,
                name = code,
                yourName = "Ada",
                charter = new object[] { new { id = "1", parameter = "joining", codes = new[] { "application" } },
            new { id = "2", parameter = "public-sessions", codes = new[] { "yes" } },
            new { id = "3", parameter = "categories", codes = CodeNames.All<Category>().Where(kind => kind is not NotTakenOn) } }
            })).ShouldBe(HttpStatusCode.Created);
        foreach (var who in (string[])[.. Roles, "olive", "partner", "warden"])
            people[who] = await AppearAsync(who, accepted: who is not "person");
        foreach (var role in Roles) await GiveAsync(people[role], role);
        await GiveAsync(people["warden"], "steward");
        people["founder"] = Guid.Parse((await Founder.GetAsync("/me")).Body.GetProperty("person").GetProperty("id").GetString()!);
        signingIn[people["founder"]] = "founder";
    }

    private async Task GiveAsync(Guid person, string role)
    {
        if (role is "steward") await DoAsync($"/people/{person}/appoint-steward", new { });
        else if (role is not ("person" or "member")) await DoAsync($"/people/{person}/grant-role", new { role });
    }

    /// <summary>Somebody new in this role.</summary>
    public async Task<(string Who, Guid Id)> CastAsync(string role)
    {
        var who = $"{role} {Guid.NewGuid():n}";
        var id = await AppearAsync(who, accepted: role is not "person");
        await GiveAsync(id, role);
        return (who, id);
    }

    /// <summary>A steward who was appointed for one call stands down again.</summary>
    public async Task StandDownAsync(string who, Guid id) =>
        await As(who).PostAsync($"/people/{id}/give-up-role", new { role = "steward" });

    public async Task<Guid> AppearAsync(string who, bool accepted = true, string phone = "07700 900 123")
    {
        var id = Guid.Parse((await As(who).PostAsync("/people/join", new { name = who, phone }))
            .ShouldBe(HttpStatusCode.Created).Id);
        signingIn[id] = who;
        if (accepted) await DoAsync($"/people/{id}/accept", new { });
        return id;
    }

    /// <summary>Makes the thing, and returns its id under the names that routes and bodies have for it.</summary>
    public async Task<IReadOnlyDictionary<string, string>> MakeAsync(Thing thing, Guid owner)
    {
        if (thing.MakeAsync is { } make) return Named([("id", await make(this, owner))]);
        switch (thing.ToString())
        {
            case nameof(Thing.Nothing): return Named([]);
            case nameof(Thing.Person):
                return Named([("id", owner), ("person", owner), ("into", people["partner"]), ("with", people["partner"])]);
            case nameof(Thing.Invited):
                var invited = await DoAsync("/people/record", new { name = "Somebody invited", isNew = true });
                return Named([("id", await DoAsync($"/people/{invited}/invite", new { }))]);
            case nameof(Thing.Home):
                await LiveTogetherAsync(owner, people["partner"]);
                return Named([("id", owner)]);
            case nameof(Thing.Consent):
                await ConsentAsync(owner);
                return Named([("id", owner)]);
            case nameof(Thing.EmergencyAccessGrant):
                return Named([("id", await DoAsync("/emergency-access/open",
                    new { person = people["olive"], emergency = "risk-to-life", words = "nobody opens the door" }))]);
            case nameof(Thing.Review): return Named([("id", await ReviewAsync(owner))]);
            case nameof(Thing.Handover): return Named([("id", await DoAsync("/handovers/write", new { words = "the freezer beeps" }))]);
            case nameof(Thing.Message): return Named([("id", await MessageAsync(owner))]);
            case nameof(Thing.Calendar): return new Dictionary<string, string> { ["secret"] = await CalendarAsync(owner) };
            case nameof(Thing.Program):
                return Named([("id", await DoAsync("/programs/issue",
                    new { name = "Display", scopes = new[] { "read-today" }, days = 30 }))]);
            case nameof(Thing.Applicant): return Named([("id", await AppearAsync("applicant " + Guid.NewGuid(), accepted: false))]);
            case nameof(Thing.Request):
                return await RequestAsync(owner) is var request ? Named([("id", request), ("request", request)]) : [];
            case nameof(Thing.AskedTwice):
                return Named([("id", await RequestAsync(owner)), ("original", await RequestAsync(owner))]);
            case nameof(Thing.Given): return Named([("id", await EndedAsync(owner, "give", new { given = Parcel }))]);
            case nameof(Thing.Unmet): return Named([("id", await EndedAsync(owner, "close-as-unmet", new { cause = "no-stock" }))]);
            case nameof(Thing.Offer): return await OfferAsync(owner) is var offer ? Named([("id", offer), ("offer", offer)]) : [];
            case nameof(Thing.Both): return Named([("request", await RequestAsync(owner)), ("offer", await OfferAsync(people["partner"]))]);
            case nameof(Thing.Session): return await SessionAsync() is var session ? Named([("id", session), ("session", session)]) : [];
            case nameof(Thing.RequestAndSession): return Named([("id", await RequestAsync(owner)), ("session", await SessionAsync())]);
            case nameof(Thing.Booking): return await BookingAsync(owner);
            case nameof(Thing.Running): return await BookingAsync(owner, minutesAhead: -10);
            case nameof(Thing.Noted):
                var here = await BookingAsync(owner, minutesAhead: -10);
                await DoAsync($"/sessions/{here["id"]}/bookings/{here["booking"]}/attended", new { });
                return here;
            case nameof(Thing.ChangedBooking):
                var changed = await BookingAsync(owner);
                await DoAsync($"/sessions/{changed["id"]}/change", Planned(180));
                return changed;
            default:
                var match = await DoAsync("/matches/propose",
                    new { request = await RequestAsync(owner), offer = await OfferAsync(people["partner"]), quantity = Parcel });
                if (thing == Thing.Promise)
                {
                    await DoAsync($"/matches/{match}/accept", For(owner, new() { ["side"] = "person" }));
                    await DoAsync($"/matches/{match}/accept", For(people["partner"], new() { ["side"] = "helper" }));
                }
                return Named([("id", match), ("match", match)]);
        }
    }

    private static Dictionary<string, string> Named(IEnumerable<(string Name, Guid Id)> things) =>
        things.ToDictionary(t => t.Name, t => t.Id.ToString());

    /// <summary>The founder asks in the name of the owner, in an emergency.</summary>
    private async Task<Guid> ReviewAsync(Guid owner)
    {
        var request = await RequestAsync(owner, "emergency");
        await host.CaughtUpAsync();
        return (await Founder.GetAsync("/reviews?open=true&limit=200")).Body.GetProperty("items").EnumerateArray()
            .Single(review => review.GetProperty("thing").GetGuid() == request).GetProperty("id").GetGuid();
    }

    private static object Parcel => new { amount = 1, unit = "parcel" };

    private Task<Guid> RequestAsync(Guid owner, string authority = "verbal-consent") => DoAsync("/requests/raise", For(owner, new()
    { ["category"] = "food", ["words"] = "a parcel", ["wanted"] = Parcel, ["ward"] = Ward, ["authority"] = authority }));

    private async Task<Guid> EndedAsync(Guid owner, string how, object body)
    {
        var request = await RequestAsync(owner);
        await DoAsync($"/requests/{request}/{how}", body);
        return request;
    }

    private Task<Guid> OfferAsync(Guid owner) =>
        DoAsync("/offers/make", For(owner, new() { ["category"] = "food", ["words"] = "a parcel", ["offered"] = Parcel }));

    private static Dictionary<string, object> For(Guid person, Dictionary<string, object> body)
    {
        (body["onBehalfOf"], body["channel"]) = (person, "phone");
        body.TryAdd("authority", "verbal-consent");
        return body;
    }

    /// <summary>Each says so of the other: whoever signs in, themself.</summary>
    public async Task LiveTogetherAsync(Guid one, Guid other)
    {
        foreach (var (person, with) in ((Guid, Guid)[])[(one, other), (other, one)])
            if (signingIn.TryGetValue(person, out var who))
                (await As(who).PostAsync($"/people/{person}/share-household", new { with })).Status.Should().Be(HttpStatusCode.OK);
            else await DoAsync($"/people/{person}/share-household", For(person, new() { ["with"] = with }));
    }

    /// <summary>Sends a command of the founder, and returns the id of what it made.</summary>
    public async Task<Guid> DoAsync(string path, object body)
    {
        var answer = await Founder.PostAsync(path, JsonSerializer.Serialize(body));
        answer.Status.Should().BeOneOf([HttpStatusCode.OK, HttpStatusCode.Created], "{0} {1}", path, answer.Body);
        return Guid.Parse(answer.Id);
    }
}
