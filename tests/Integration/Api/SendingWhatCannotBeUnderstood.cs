namespace Coordination.Integration.Api;

[Collection(nameof(Town))]
public sealed class SendingWhatCannotBeUnderstood(Town town)
{
    private static string Asking(string words = "\"Nappies\"", string wanted = """{"amount":2,"unit":"pack"}""",
        string category = "\"baby\"", string more = "") =>
        $$"""{"category":{{category}},"words":{{words}},"wanted":{{wanted}},"ward":"E05001370"{{more}}}""";

    public static TheoryData<string, string, string> Bodies { get; } = new()
    {
        { "what is missing", """{"category":"baby","wanted":{"amount":2,"unit":"pack"},"ward":"E05001370"}""", "words" },
        { "what is null", Asking(words: "null"), "words" },
        { "what is unknown", Asking(more: ""","colour":"red" """), "colour" },
        { "what is unknown further in", Asking(wanted: """{"amount":2,"unit":"pack","of":"ten"}"""), "wanted.of" },
        { "a number in quotes", Asking(wanted: """{"amount":"2","unit":"pack"}"""), "wanted.amount" },
        { "a fraction", Asking(wanted: """{"amount":2.5,"unit":"pack"}"""), "wanted.amount" },
        { "none of it", Asking(wanted: """{"amount":0,"unit":"pack"}"""), "wanted.amount" },
        { "a code that is none", Asking(category: "\"cars\""), "category" },
        { "a code as a number", Asking(category: "1"), "category" },
        { "words that say nothing", Asking(words: "\"  \""), "words" },
        { "words without end", Asking(words: $"\"{new string('x', 2001)}\""), "words" },
        { "a NUL", Asking(words: "\"a\\u0000b\""), "words" },
        { "half of a character", Asking(words: "\"a\\ud800b\""), "words" },
        { "a number for words", Asking(words: "12"), "words" },
        { "a day that is none", Asking(more: ""","neededBy":{"on":"2027-02-30"}"""), "neededBy.on" },
        { "a time that is none", Asking(more: ""","neededBy":{"on":"2027-02-20","at":"25:00"}"""), "neededBy.at" },
        { "a time the clocks skip", Asking(more: ""","neededBy":{"on":"2027-03-28","at":"01:30"}"""), "neededBy.at" },
        { "an id that is none", Asking(more: ""","onBehalfOf":"somebody" """), "onBehalfOf" },
        { "an instant without its offset", Asking(more: ""","occurredAt":"2026-01-10T09:40:00" """), "occurredAt" },
        { "a list for words", Asking(words: "[]"), "words" },
        { "words for an object", Asking(wanted: "\"2 packs\""), "wanted" },
        { "a ward that is none", Asking().Replace("E05001370", "Ovenden", StringComparison.Ordinal), "ward" },
        { "the same twice", Asking(more: ""","ward":"E05001370" """), "ward" },
        { "no object", "[]", "body" },
        { "no json", "{", "body" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task The_field_is_named(string what, string body, string field)
    {
        what.Should().NotBeEmpty();
        (await town.Cleo.PostAsync("/requests/raise", body)).ShouldName(field);
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=201", "limit")]
    [InlineData("limit=many", "limit")]
    [InlineData("open=maybe", "open")]
    [InlineData("category=cars", "category")]
    [InlineData("person=somebody", "person")]
    [InlineData("asOf=yesterday", "asOf")]
    [InlineData("asOf=2026-01-10T09:40:00", "asOf")]
    [InlineData("after=11111111-1111-4111-8111-111111111111", "after")]
    [InlineData("at=-1", "at")]
    [InlineData("open=true&open=false", "open")]
    [InlineData("colour=red", "colour")]
    public async Task So_it_is_in_an_address(string query, string field) =>
        (await town.Ada.GetAsync("/requests?" + query)).ShouldName(field);

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once_and_in_words()
    {
        var body = $$"""
            {"category":"Cars","words":12,"wanted":{"amount":"2","unit":"pack, box","of":null},"ward":"Ovenden","ward":"E05001370",
             "neededBy":{"on":"2027-02-30","at":"25:00"},"onBehalfOf":"somebody","channel":null,"authority":7,"colour":{"deep":[]},
             "occurredAt":"yesterday"}
            """;
        var errors = (await town.Cleo.PostAsync("/requests/raise", body)).ShouldBeProblem(System.Net.HttpStatusCode.BadRequest,
            "input.not-understood").Body.GetProperty("errors");
        errors.EnumerateObject().Select(e => e.Name).Should().BeEquivalentTo("category", "words", "wanted.amount", "wanted.unit",
            "wanted.of", "ward", "neededBy.on", "neededBy.at", "onBehalfOf", "authority", "colour", "occurredAt");
        errors.GetProperty("category")[0].GetString().Should().StartWith("one of food, baby, ");
        (await town.Ada.PostAsync("/sessions/plan", """{"title":"%","minutes":0,"ward":"x"}""".Replace("%", new string('x', 121),
            StringComparison.Ordinal))).Body.GetProperty("errors").EnumerateObject().Select(e => e.Name).Should()
            .BeEquivalentTo("category", "starts", "capacity");
        (await town.Ada.PostAsync("/sessions/plan", new
        {
            title = new string('x', 121),
            category = "food",
            minutes = 0,
            ward = "x",
            starts = new { on = "2027-02-20" },
            capacity = new { amount = 1, unit = "person" },
        })).Body.GetProperty("errors").EnumerateObject().Select(e => e.Name).Should().BeEquivalentTo("title", "minutes", "ward");
    }

    [Fact]
    public async Task No_answer_to_a_malformed_body_speaks_of_the_program()
    {
        var document = (await town.Nobody.GetAsync("//openapi/v1.json")).Body;
        var (bodies, random) = (new Walks.Bodies(document), new Walks.MalformedJson(new(20260330)));
        foreach (var command in bodies.Described.Where(d => d.Method == "POST"))
        {
            var below = command.IsInside ? command.Below : command.Pattern;
            var path = System.Text.RegularExpressions.Regex.Replace(command.IsInside ? Town.Root(Town.Code) + below : below,
                @"\{\w+\}", _ => Guid.NewGuid().ToString());
            var body = bodies.Fill(below, new Dictionary<string, string>(), ["channel", "occurredAt"])!;
            foreach (var wrong in (string[])["null", "{}", "[null]", "[[]]", "-1.5", "true", "\"\\u0000\"", "\"\\ud800\""])
                await ShouldBeInWordsAsync(path, $"{{{string.Join(',', body.Select(m => $"\"{m.Key}\":{wrong}"))}}}");
            var twice = body.Concat(body).Select(m => $"\"{m.Key}\":{m.Value!.ToJsonString()}");
            await ShouldBeInWordsAsync(path, $"{{{string.Join(',', twice)}}}");
            await ShouldBeInWordsAsync(path, System.Text.Encoding.UTF8.GetString(random.Of(body)));
        }
    }

    private async Task ShouldBeInWordsAsync(string path, string body) =>
        (await town.Ada.PostAsync(path, body)).Body.ToString().Should().NotMatchRegex(
            @"Coordination\.|System\.|Microsoft|\.NET|Nullable|deseriali|BytePosition|\$\.|Path:|`1", "{0} was sent {1}", path, body);

    [Theory]
    [InlineData("2026-01-10T09:40:00.000Z"), InlineData("2026-01-10T09:40:00Z"), InlineData("2026-01-10T09:40Z")]
    [InlineData("2026-01-10T10:40:00.0000001+01:00"), InlineData("2026-01-10T09:40:00.000000Z")]
    public async Task An_instant_has_the_digits_that_its_writer_has(string instant) =>
        (await town.Ada.PostAsync("/requests/raise", Asking(more: $$""","occurredAt":"{{instant}}" """))).Code.Should()
            .Be("entry.too-late");

    [Fact]
    public async Task So_is_an_id_in_a_path() => (await town.Ada.GetAsync("/requests/42")).ShouldName("id");

    [Theory]
    [InlineData("words=a%00b", 400, 400)]
    [InlineData("__RequestVerificationToken=%2Fe%00&words=x", 400, 400)]
    [InlineData("step=%C3%28&words=%ud800", 200, 401)]
    [InlineData("=&=&&&==", 200, 401)]
    public async Task A_form_is_answered_whatever_it_holds(string form, int from, int to)
    {
        foreach (var path in (string[])[$"//{Town.Code}/ask", $"//{Town.Code}/requests/raise", $"//{Town.Code}/programs/issue",
            $"//{Town.Code}/search", "//sign-out"])
            ((int)(await town.Ada.SendAsync(HttpMethod.Post, path, form, _ => { }, "application/x-www-form-urlencoded")).Status).Should()
                .BeInRange(from, to, path);
    }

    [Theory, InlineData(31), InlineData(63), InlineData(64), InlineData(66), InlineData(900)]
    public async Task A_name_of_many_members_is_named(int dots)
    {
        var name = string.Join('.', Enumerable.Repeat("a", dots + 1));
        (await FormAsync((name, "1"))).ShouldBe(System.Net.HttpStatusCode.BadRequest).ShouldSay("Is not known here.");
        (await FormAsync((new string('.', dots), "1"))).ShouldBe(System.Net.HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("/\0"), InlineData("/%00"), InlineData("/mill-street/mine\0"), InlineData("/mill-street/%00/%0d%0a")]
    [InlineData("/{id}%00"), InlineData("/%ff%fe"), InlineData("/mill-street/mine?x=%00"), InlineData("//evil.example/")]
    [InlineData("/\ud800"), InlineData("/\u202e")]
    public async Task A_form_goes_back_to_a_page_or_to_none(string to) =>
        ((int)(await FormAsync(("_refused", to), ("_return", to))).Status).Should().BeInRange(400, 404, to);

    /// <summary>A form that asks for nothing, with the token without which none is read.</summary>
    private async Task<Pages.Shown> FormAsync(params (string Name, string Value)[] fields)
    {
        var ada = new Pages.Browsing(town.Host.SignedIn("ada"));
        var token = Walks.Walker.TokenIn((await ada.GetAsync($"/{Town.Code}/sessions/plan")).Html);
        return await ada.PostAsync($"/{Town.Code}/sessions/plan", new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = token,
            ["_refused"] = $"/{Town.Code}/sessions/plan",
        }, fields);
    }

    [Fact]
    public async Task A_form_that_is_too_large_is_not_read() =>
        (await town.Ada.SendAsync(HttpMethod.Post, $"//{Town.Code}/requests/raise", "words=" + new string('x', 1_100_000), _ => { },
            "application/x-www-form-urlencoded")).ShouldBe(System.Net.HttpStatusCode.RequestEntityTooLarge);

    [Fact]
    public async Task Text_is_kept_composed()
    {
        var request = await town.RaiseAsync(body: Town.Asking("Cafe\u0301"));
        (await town.Cleo.GetAsync($"/requests/{request}")).Body.GetProperty("words").GetProperty("value").GetString().Should()
            .Be("Caf\u00e9");
    }
}
