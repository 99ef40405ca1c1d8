using System.Net;
using System.Text.Json.Nodes;
using Coordination.Integration.Api;
using Coordination.Integration.Postgres;

namespace Coordination.Integration.Walks;

/// <summary>Tests that share these two places; they run one after the other.</summary>
[CollectionDefinition(nameof(TwoPlaces))]
public sealed class InTwoPlaces : ICollectionFixture<TwoPlaces>;

/// <summary>
/// Every role opens every door to somebody at risk and to words that are for stewards: each value is shown to those it is for, and to no
/// others.
/// </summary>
[Collection(nameof(TwoPlaces))]
public sealed class KeepingWhatIsKept(TwoPlaces places)
{
    private const string Name = "Rhea Ostler", Phone = "07700 900911", Street = "9 Hidden Row", Notes = "The blue door behind the mill",
        SameNotes = "Ring at the mill and ask for the blue door", Home = "Third floor, no lift", Question = "Who do you know here?",
        Answer = "My sister is in the refuge", Declined = "She was followed here", Revoked = "Money went missing on Friday",
        Opened = "She smelled gas on the stairs";

    /// <summary>
    /// The roles that may read each, written by hand. She and the helper promised each other something; she did not consent to her name.
    /// </summary>
    private static readonly Dictionary<string, string[]> readers = new()
    {
        [Name] = ["coordinator", "steward"],
        [Phone] = ["coordinator", "helper"],
        [Street] = [],
        [Notes] = [],
        [SameNotes] = [],
        [Home] = [],
        [Question] = ["steward"],
        [Answer] = ["steward"],
        [Declined] = ["steward"],
        [Revoked] = ["steward"],
        [Opened] = ["steward"],
    };

    [Fact]
    public async Task Each_value_is_shown_to_those_it_is_for_and_no_others()
    {
        var things = await HappenAsync(places.Here);
        var (looked, shown, wrong) = (0, new HashSet<(string, string)>(), new List<string>());
        foreach (var door in places.Doors.Where(d => d.IsInside && (d.Method == "GET" || d.Below == "/open")))
            foreach (var role in Place.Roles)
                foreach (var asked in things.Select(t => TwoPlaces.Fill(door, places.Here.Code, t)).OfType<string>().Distinct())
                {
                    var heard = await places.Of(role).GoAsync(door, asked, door.Method == "GET" ? null : Keys(things));
                    var text = WebUtility.HtmlDecode(heard.Text);
                    looked++;
                    foreach (var (value, may) in readers.Where(r => text.Contains(r.Key, StringComparison.Ordinal)))
                        if (may.Contains(role)) shown.Add((value, role));
                        else wrong.Add($"{role} at {door} is shown '{value}'");
                }
        await Announcement.WriteAsync($"Kept values: {looked} answers looked through, {wrong.Count} show what is not for their reader.");
        string.Join(Environment.NewLine, wrong.Distinct()).Should().BeEmpty();
        shown.Should().BeEquivalentTo(readers.SelectMany(r => r.Value, (r, role) => (r.Key, role)), "what nobody is shown proves nothing");
        looked.Should().BeGreaterThan(200);
    }

    /// <summary>Everything that happens, and the ids by which it is found.</summary>
    private static async Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> HappenAsync(Place here)
    {
        var (rhea, hope, hal, gita) = (await here.AppearAsync(Name), await here.AppearAsync("Hope"), (await here.CastAsync("helper")).Id,
            await here.AppearAsync("Gita", accepted: false));
        await ForHerselfAsync(here.As(Name), $"/people/{rhea}/change-contact",
            new { phone = Phone, address = Street, postcode = "HX2 8XX", reachNotes = Notes });
        await ForHerselfAsync(here.As("Hope"), $"/people/{hope}/change-contact", new { address = Street, reachNotes = SameNotes });
        await ForHerselfAsync(here.As(Name), $"/people/{rhea}/restrict-address", new { });
        await ForHerselfAsync(here.As(Name), $"/people/{rhea}/consents/give",
            new { purpose = "contact-sharing", recipients = new[] { "matched" }, dataClasses = new[] { "phone", "address" } });
        await ForHerselfAsync(here.As(Name), $"/people/{rhea}/share-household", new { with = hope });
        await ForHerselfAsync(here.As("Hope"), $"/people/{hope}/share-household", new { with = rhea });
        await ForHerselfAsync(here.As(Name), $"/people/{rhea}/describe-household", new { words = Home });
        await here.DoAsync($"/people/{hal}/revoke-role", new { role = "helper", words = Revoked });
        await here.DoAsync($"/people/{gita}/ask", new { words = Question });
        await ForHerselfAsync(here.As("Gita"), $"/people/{gita}/answer", new { words = Answer });
        await here.DoAsync($"/people/{gita}/decline", new { words = Declined });
        var access = await here.DoAsync("/emergency-access/open", new { person = rhea, emergency = "risk-to-life", words = Opened });
        var booked = await here.MakeAsync(Thing.Booking, rhea);
        var request = (await here.MakeAsync(Thing.Request, rhea))["id"];
        var offer = (await here.MakeAsync(Thing.Offer, here["helper"]))["id"];
        var match = (await here.DoAsync("/matches/propose", new { request, offer, quantity = new { amount = 1, unit = "parcel" } }))
            .ToString();
        await ForHerselfAsync(here.As(Name), $"/matches/{match}/accept", new { side = "person" });
        await ForHerselfAsync(here.As("helper"), $"/matches/{match}/accept", new { side = "helper" });
        var calendar = await here.MakeAsync(Thing.Calendar, rhea);
        return [.. new[] { rhea, hope, hal, gita, access }.Select(id => id.ToString()).Concat([request, offer, match, booked["session"]])
            .Select(id => new Dictionary<string, string>(calendar) { ["id"] = id })];
    }

    private static async Task ForHerselfAsync(Caller who, string path, object body) =>
        (await who.PostAsync(path, body)).Status.Should().BeOneOf([HttpStatusCode.OK, HttpStatusCode.Created], path);

    /// <summary>The values of the vault as a page asks for them.</summary>
    private static JsonObject Keys(IEnumerable<IReadOnlyDictionary<string, string>> things) => new()
    {
        ["keys"] = new JsonArray([.. things.SelectMany(t => new[] { "name", "phone", "address", "postcode", "reach-notes" }
            .Select(field => (JsonNode)$"{t["id"]}/{field}/vault"))]),
    };
}
