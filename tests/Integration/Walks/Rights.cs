namespace Coordination.Integration.Walks;

/// <summary>
/// The table of who may do and see what, with their own things and with those of others. It has one line for each endpoint; an endpoint
/// without a line fails the test.
/// </summary>
public static class Rights
{
    public static readonly string[] Nobody = [], Known = Place.Roles, Members = ["member", "helper", "coordinator", "steward", "auditor"],
        Coordinators = ["coordinator"], Stewards = ["steward"],
        Desk = ["coordinator", "steward"], Readers = ["coordinator", "auditor"], Others = [.. Known.Except(["auditor"])],
        Visitors = [.. Known, "stranger"], SignedIn = Visitors, Everybody = [.. Visitors, "nobody"];

    public static IReadOnlyList<Right> Table => field ??=
    [
        // Features of the tests.
        .. TestFeatures.Declared.All<Right>(),
        .. RightsOfRequests.Table,
        .. RightsOfSessions.Table,
        // Everybody known here with their own things, and a coordinator on behalf of others. An auditor begins nothing.
        new("do /offers/make", Members, Coordinators, Said.Refused, Thing.Person) { Only = Others },
        new("do /offers/{id}/withdraw", Members, Coordinators, Said.Refused, Thing.Offer),
        // Coordinators for everybody.
        new("do /people/record", Coordinators),
        .. RightsOverPeople.Table,
        // Households, which are found through one of their people.
        new("do /people/{id}/share-household", Known, Nobody, Said.Refused, Thing.Person) { Changes = true },
        new("do /people/{id}/deny-household", Known, Coordinators, Said.Refused, Thing.Person),
        new("do /people/{id}/leave-household", Known, Coordinators, Said.Refused, Thing.Home),
        new("do /people/{id}/describe-household", Known, Coordinators, Said.Refused, Thing.Home),
        new("read /people/{id}/household", Known, Coordinators, Needs: Thing.Home),
        // Consents.
        new("do /people/{id}/consents/ask", Desk, Desk, Needs: Thing.Person),
        new("do /people/{id}/consents/give", Known, Nobody, Said.Refused, Thing.Person) { Also = ["how"] },
        new("do /people/{id}/consents/narrow", Known, Coordinators, Said.Refused, Thing.Consent),
        new("do /people/{id}/consents/withdraw", Known, Coordinators, Said.Refused, Thing.Person) { Changes = true },
        new("read /people/{id}/consents", Known, Coordinators, Needs: Thing.Person),
        // Emergency access.
        new("do /emergency-access/open", Desk, Desk, Needs: Thing.Person) { Own = Said.Refused, Changes = true },
        new("do /emergency-access/{id}/review", Stewards, Stewards, Needs: Thing.EmergencyAccessGrant),
        new("read /emergency-access", Stewards),
        // Reviews: neither by who acted nor by whom it was done for.
        new("do /reviews/{id}/close", Desk, Desk, Needs: Thing.Review) { Own = Said.Refused },
        new("read /reviews", [.. Desk, "auditor"]),
        new("page /reviews", [.. Desk, "auditor"]),
        // Hand-over notes: those here are the founder's. Calls, which nobody records of themselves.
        new("do /handovers/write", Coordinators),
        new("do /handovers/{id}/acknowledge", Coordinators, Coordinators, Needs: Thing.Handover),
        new("do /handovers/{id}/withdraw", Desk, Stewards, Said.Refused, Thing.Handover) { Only = Stewards, Speaks = false },
        new("read /handovers", [.. Desk, "auditor"]),
        new("read /handovers/{id}", [.. Desk, "auditor"], [.. Desk, "auditor"], Needs: Thing.Handover),
        new("page /handovers", [.. Desk, "auditor"]),
        new("do /people/{id}/record-call", Coordinators, Coordinators, Needs: Thing.Person) { Own = Said.Refused },
        new("read /people/{id}/calls", Known, Readers, Needs: Thing.Person),
        new("read /changes", Coordinators), new("page /changes", Coordinators),
        // Messages: whom to call, for those who call.
        new("do /messages/{id}/told", Coordinators, Coordinators, Needs: Thing.Message),
        new("read /messages", Readers),
        new("read /messages/{id}", Readers, Readers, Needs: Thing.Message),
        new("page /messages", Readers),
        // The export of the whole history.
        new("do /export", Stewards)
        {
            // A second steward agrees first.
            Own = Said.Refused,
            Fields = new Dictionary<string, string> { ["passphrase"] = "four words are enough" },
        },
        new("do /export/agree", Stewards),
        new("do /export/stop", Stewards),
        new("page /leave", Stewards),
        // The rules of a community that is not constituted yet.
        new("do /charter/set-rule", Stewards) { Fields = new Dictionary<string, string> { ["rule"] = "purpose", ["words"] = "We lend." } },
        new("do /constitute", Stewards),
        // The end of the community. Nothing of it is accepted here: the place goes on.
        new("do /wind-down/propose", Stewards)
        {
            Own = Said.Refused,
            Fields = new Dictionary<string, string> { ["cause"] = "no-place", ["closesOn"] = "2020-01-01" },
        },
        new("do /wind-down/confirm", Stewards) { Own = Said.Refused },
        new("do /wind-down/call-off", Stewards),
        new("do /wind-down/close", Stewards) { Own = Said.Refused },
        new("read /wind-down", [.. Desk, "auditor"]), new("page /wind-down", [.. Desk, "auditor"]),
        new("page /wind-down/close", Stewards),
        // Programs.
        new("do /programs/issue", Stewards),
        new("do /programs/{id}/revoke", Stewards, Stewards, Needs: Thing.Program),
        new("read /programs", Stewards),
        new("read /programs/{id}", Stewards, Stewards, Needs: Thing.Program),
        new("page /programs", Stewards),
        new("page /programs/{id}/issued", Stewards, Stewards, Needs: Thing.Program),
        // Everybody signed in, known here or not.
        new("do /people/join", Visitors),
        new("do /ask/send", Visitors)
        {
            Only = [.. Others, "stranger"],
            Fields = new Dictionary<string, string>
            {
                ["category"] = "food", ["words"] = "a parcel", ["when"] = "week", ["ward"] = Place.Ward, ["name"] = "Walker",
                ["phone"] = "07700 900 321",
            },
        },
        new("do /ask", Visitors)
            { Fields = new Dictionary<string, string> { ["step"] = "what", ["category"] = "food", ["words"] = "a parcel" } },
        new("page /ask", Visitors),
        new("page /ask/elsewhere", Visitors),
        new("do /ask/elsewhere", Visitors)
        {
            Only = [.. Others, "stranger"],
            Fields = new Dictionary<string, string>
            {
                ["category"] = Place.NotTakenOn, ["words"] = "to town", ["ward"] = Place.Ward, ["callBack"] = "true", ["name"] = "Walker",
                ["phone"] = "07700 900 322",
            },
        },
        new("page /join", Visitors),
        new("page /offers/new", Visitors),
        // Reads of the API.
        new("read ", Known),
        new("read /charter", Known),
        new("read /me", Known),
        new("read /me/done-in-my-name", Known),
        new("read /today", Coordinators),
        new("read /requests", Known, Readers, Said.NotAllowed) { Query = "?person={caller}" },
        new("read /requests/{id}", Known, Readers, Needs: Thing.Request),
        new("read /requests/{id}/story", Known, Readers, Needs: Thing.Request),
        new("read /offers", Known, Readers, Said.NotAllowed) { Query = "?person={caller}" },
        new("read /offers/{id}", Known, Readers, Needs: Thing.Offer),
        new("read /matches", Known, Readers, Said.NotAllowed) { Query = "?person={caller}" },
        new("read /matches/{id}", Known, Readers, Needs: Thing.Promise),
        new("read /matches/{id}/contact", Known, Coordinators, Needs: Thing.Promise),
        new("read /people", Desk),
        new("read /deadlines", Known, [.. Desk, "auditor"], Said.NotAllowed) { Query = "?person={caller}" },
        new("read /people/{id}", Known, [.. Desk, "auditor"], Needs: Thing.Person),
        // Pages, and the streams that keep them live.
        new("read /charts/weeks", [.. Desk, "auditor"]), new("read /charts/wards", [.. Desk, "auditor"]),
        new("read /charts/days", [.. Desk, "auditor"]), new("page /charts", [.. Desk, "auditor"]),
        new("page /today", Coordinators),
        new("page /today/live", Coordinators),
        new("page /mine", Known),
        new("page /requests", Known),
        new("page /requests/live", Known),
        new("page /requests/add", Coordinators),
        new("page /requests/{id}", Known, Readers, Needs: Thing.Request),
        new("page /requests/{id}/change", Others, Coordinators, Needs: Thing.Request) { Instead = Said.NotFound },
        new("page /requests/{id}/live", Known, Readers, Needs: Thing.Request),
        new("page /ask/done/{id}", Known, Nobody, Needs: Thing.Request),
        new("page /offers", Known),
        new("page /offers/live", Known),
        new("page /offers/{id}", Known, Readers, Needs: Thing.Offer),
        new("page /offers/{id}/live", Known, Readers, Needs: Thing.Offer),
        new("page /call-list", Coordinators),
        new("page /charter", Known),
        new("page /first-steps", Stewards),
        new("page /my-data", Known),
        new("page /settings", Stewards), new("page /stand-down", Stewards) { Instead = Said.NotFound },
        new("page /people/{id}", Known, [.. Desk, "auditor"], Needs: Thing.Person),
        new("page /people", Desk),
        new("do /people/{id}", Desk, Desk, Needs: Thing.Person) { Fields = new Dictionary<string, string> { ["search"] = "somebody" } },
        new("page /search", Known), new("do /search", Known) { Fields = new Dictionary<string, string> { ["search"] = "somebody" } },
        new("do /open", Known) { Fields = new Dictionary<string, string>() },
        // Calendars, which programs fetch with a secret address.
        new("page /calendar/{secret}.ics", Everybody, Needs: Thing.Calendar),
        new("page /sessions.ics", Everybody),
        new("page /mine/calendar", Known),
        new("do /mine/calendar", Known) { Fields = new Dictionary<string, string>() },
        new("do /mine/calendar/stop", Known) { Fields = new Dictionary<string, string>() },
        // Outside of communities.
        new("POST /api/communities", SignedIn),
        new("POST /communities", SignedIn),
        new("POST /sign-out", SignedIn) { Own = Said.SignIn },
        new("GET /", Everybody),
        new("GET /start", SignedIn),
        new("GET /help", Everybody),
        new("page ", Everybody),
        new("GET /problems", Everybody), new("GET /problems/{code}", Everybody),
        new("GET /health/live", Everybody), new("GET /health/ready", Everybody),
        new("GET /metrics", Everybody),
        new("GET /openapi/{documentName}.json", Everybody),
        new("GET /dev/people", Everybody),
    ];

    /// <summary>
    /// The routes of development, which no installation in production has, the redirect to an issuer, of which there is none here, and the
    /// address in a message, which leads whoever it is for to a page.
    /// </summary>
    public static IReadOnlyList<string> LeftOut { get; } =
        ["POST /dev/clock", "POST /dev/empty-community", "POST /dev/sign-in", "GET /sign-in/{issuer:int}",
            "GET /m/{message}"];
}
