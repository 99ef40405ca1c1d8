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
        { "an instant without its digits", Asking(more: ""","occurredAt":"2026-01-10T09:40:00Z" """), "occurredAt" },
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
    public async Task So_is_an_id_in_a_path() => (await town.Ada.GetAsync("/requests/42")).ShouldName("id");

    [Theory]
    [InlineData("words=a%00b", 400, 400)]
    [InlineData("__RequestVerificationToken=%2Fe%00&words=x", 400, 400)]
    [InlineData("step=%C3%28&words=%ud800", 200, 401)]
    [InlineData("=&=&&&==", 200, 401)]
    public async Task A_form_is_answered_whatever_it_holds(string form, int from, int to)
    {
        foreach (var path in (string[])[$"//{Town.Code}/ask", $"//{Town.Code}/requests/raise", $"//{Town.Code}/programs/issue",
            $"//{Town.Code}/people", "//sign-out"])
            ((int)(await town.Ada.SendAsync(HttpMethod.Post, path, form, _ => { }, "application/x-www-form-urlencoded")).Status).Should()
                .BeInRange(from, to, path);
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
