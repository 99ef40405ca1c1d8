using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Host.Demo;

namespace Coordination.Host.Api;

/// <summary>Examples that work as they are for the demo's first coordinator: each command has things of the demo to itself.</summary>
public sealed class OpenApiExamples(string operation, DateTimeOffset now)
{
    private const string Ovenden = "E05001379";

    public string Key => DemoIds.Of("example/" + operation).ToString();

    public JsonNode InPath(string name) => name switch
    {
        "community" => CalderLarder.Code,
        "code" => "request.out-of-area",
        "booking" => Id(operation == "cancelBooking" ? "booking/pantry-6/zofia" : "booking/pantry-5/nadia"),
        _ => Id(operation switch
        {
            "getRequest" or "getRequestStory" => "request/gemma-4",
            "giveRequest" => "request/leon-3",
            "bookRequest" => "request/stacey-2",
            "closeAsUnmetRequest" => "request/ewa-3",
            "withdrawRequest" => "request/faisal-3",
            "resolveElsewhereRequest" => "request/doreen-4",
            "getOffer" => "offer/carys",
            "withdrawOffer" => "offer/sam-2",
            "acceptMatch" => "match/rhian-2/1",
            "declineMatch" => "match/walter-4/1",
            "completeMatch" => "match/piotr-2/1",
            "dissolveMatch" => "match/ivy-3/1",
            "getMatch" or "getMatchContact" => "match/zofia-2/1",
            "cancelBooking" => "session/pantry-6",
            "attendedBooking" => "session/pantry-5",
            "getSession" or "bookSession" => "session/pantry-7",
            "getProgram" => "program/website",
            "revokeProgram" => "program/spreadsheet",
            "grantRolePerson" => "person/leon",
            "appointStewardPerson" => "person/sam",
            "mergePerson" or "unmergePerson" => "person/dafydd",
            "markMinorPerson" or "comeOfAgePerson" or "markDeceasedPerson" or "voidDeceasedPerson" => "person/maria",
            "leavePerson" or "startBreakPerson" or "endBreakPerson" or "giveUpRolePerson" or "revokeRolePerson" => "person/huda",
            "askPerson" or "declinePerson" or "acceptPerson" or "answerPerson" => "person/kieran",
            "reviewEmergencyAccess" => "access/walter",
            "getPersonHousehold" or "describeHouseholdPerson" => "person/samina",
            "leaveHouseholdPerson" => "person/jean",
            "getPersonInvitation" => "person/doreen",
            "listPersonLooks" => "person/priya",
            _ => "person/nadia",
        }),
    };

    public JsonNode Body => JsonSerializer.SerializeToNode(Content, JsonSerializerOptions.Web)!;

    private object Content => operation switch
    {
        "foundCommunity" => new { code = "mill-street", name = "Mill Street Neighbours", zone = "Europe/London", yourName = "Priya Nair" },
        "exportCommunity" => new { passphrase = "a passphrase of several words" },
        "issueProgram" => new { name = "Council listings", scopes = new[] { "read-sessions" }, days = 30 },
        "recordPerson" => new { name = "Edith Marsden", phone = "01632 960199", channel = "phone" },
        "joinPerson" => new { name = "Priya Nair" },
        "grantRolePerson" => new { role = "helper", evidence = new { level = "dbs-basic", seenOn = Day(-7), validUntil = Day(300) } },
        "revokeRolePerson" => new { role = "helper", words = "They moved to another town." },
        "giveUpRolePerson" => For("huda", new() { ["role"] = "helper" }),
        "answerPerson" => For("kieran", new() { ["words"] = "In Ovenden, by the school." }),
        "askPerson" or "declinePerson" => new { words = "Do you live in one of our wards?" },
        "startBreakPerson" => For("huda", new() { ["until"] = Day(30) }),
        "endBreakPerson" or "leavePerson" => For("huda", []),
        "restrictAddressPerson" or "liftAddressPerson" => For("nadia", []),
        "leaveHouseholdPerson" => For("jean", []),
        "changeContactPerson" => For("nadia", new() { ["email"] = "nadia@example.org" }),
        "mergePerson" => new { into = Id("person/walter") },
        "shareHouseholdPerson" => For("nadia", new() { ["with"] = Id("person/jean") }),
        "describeHouseholdPerson" => For("samina", new() { ["words"] = "Third floor, no lift. Ring twice." }),
        "askConsent" => new { purpose = "news" },
        "giveConsent" =>
            For("nadia", new() { ["purpose"] = "reminders", ["recipients"] = new JsonArray("community"),
                ["dataClasses"] = new JsonArray("phone"), ["how"] = "verbal" }),
        "narrowConsent" =>
            For("nadia", new() { ["purpose"] = "contact-sharing", ["recipients"] = new JsonArray("matched"),
                ["dataClasses"] = new JsonArray("phone") }),
        "withdrawConsent" => For("nadia", new() { ["purpose"] = "contact-sharing" }),
        "openEmergencyAccess" =>
            new { person = Id("person/nadia"), emergency = "urgent-contact", words = "She left her medicine at the pantry." },
        "reviewEmergencyAccess" => new { isJustified = true, words = "She was reached in time." },
        "raiseRequest" => For("doreen", new()
        {
            ["category"] = "food",
            ["words"] = "A parcel for two, and bread if there is any.",
            ["wanted"] = Amount(1, "parcel"),
            ["ward"] = Ovenden,
            ["neededBy"] = new JsonObject { ["on"] = Day(3), ["at"] = "16:00" },
        }),
        "addRequest" =>
            new { name = "Edith Marsden", phone = "01632 960199", category = "food", words = "Soup and bread, I cannot get out.",
                wanted = Amount(1, "parcel"), ward = Ovenden, authority = "verbal-consent", channel = "phone" },
        "bookRequest" => For("stacey", new() { ["session"] = Id("session/pantry-7") }),
        "giveRequest" => new { given = Amount(1, "parcel") },
        "closeAsUnmetRequest" => new { cause = "no-capacity" },
        "withdrawRequest" => For("faisal", new() { ["cause"] = "no-longer-needed" }),
        "makeOffer" =>
            new { category = "errand", words = "I can walk round with a parcel in the evenings.", offered = Amount(5, "trip"),
                wards = new[] { Ovenden }, until = new JsonObject { ["on"] = Day(14) } },
        "proposeMatch" =>
            new { request = Id("request/stacey-2"), offer = Id("offer/sam"), quantity = Amount(1, "parcel"),
                why = new[] { "same-category", "same-ward" } },
        "acceptMatch" => For("rhian", new() { ["side"] = "person" }),
        "declineMatch" => For("walter", new() { ["side"] = "person" }),
        "completeMatch" => new { given = Amount(1, "parcel") },
        "dissolveMatch" => new { cause = "helper-unavailable" },
        "planSession" =>
            new { title = "Ovenden pantry, evening", category = "food", starts = new JsonObject { ["on"] = Day(5), ["at"] = "18:00" },
                minutes = 90, ward = Ovenden, capacity = Amount(12, "person") },
        "bookSession" => For("doreen", []),
        _ => new { },
    };

    /// <summary>On somebody's behalf, as they asked on the phone.</summary>
    private static JsonObject For(string person, JsonObject body)
    {
        (body["onBehalfOf"], body["authority"], body["channel"]) = (Id("person/" + person), "verbal-consent", "phone");
        return body;
    }

    private static JsonObject Amount(int amount, string unit) => new() { ["amount"] = amount, ["unit"] = unit };
    private string Day(int ahead) =>
        DateOnly.FromDateTime(now.UtcDateTime).AddDays(ahead).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    private static string Id(string name) => DemoIds.Of($"{CalderLarder.Code}/{name}").ToString();
}
