using System.Net;

namespace Coordination.Integration.Api;

/// <summary>Names and titles are one line that can be seen, wherever they come in.</summary>
[Collection(nameof(Town))]
public sealed class NamingThings(Town town)
{
    private static readonly string[] unfit =
        ["Soup\u001b[31m", "Soup\u0007", "Soup\u2028bread", "Soup\nbread", "\u202eSoup", "Soup\u2067", "\u200b\u2060", "\u3164"];

    [Fact]
    public async Task No_name_hides_anything_or_turns_what_stands_beside_it()
    {
        foreach (var name in unfit)
        {
            (await town.Ada.PostAsync("/people/record", new { name })).ShouldName("name");
            (await town.Ada.PostAsync($"/people/{town.BenId}/change-contact", new { name })).ShouldName("name");
            (await town.As("somebody new").PostAsync("/people/join", new { name })).ShouldName("name");
            (await town.Ada.PostAsync("/sessions/plan", town.Planning(name))).ShouldName("title");
            (await town.Eve.PostAsync("/api/communities", new { code = "soup-street", name = "Soup Street", yourName = name }))
                .ShouldName("yourName");
            (await town.Eve.PostAsync("/api/communities", new { code = "soup-street", name, yourName = "Eve" }))
                .ShouldBeProblem(HttpStatusCode.Conflict, "community.name-length");
            (await town.Ada.PostAsync("/programs/issue", new { name, scopes = new[] { "read-today" }, days = 1 }))
                .ShouldBeProblem(HttpStatusCode.Conflict, "program.name-length");
        }
    }

    [Theory]
    [InlineData("phone"), InlineData("email"), InlineData("postcode"), InlineData("preferredChannel"), InlineData("language")]
    public async Task Nor_does_how_somebody_is_reached(string field) =>
        (await town.Ada.PostAsync($"/people/{town.BenId}/change-contact",
            new Dictionary<string, string> { [field] = "12345\u202e67" })).ShouldName(field);

    [Fact]
    public async Task Notes_and_addresses_have_lines_and_a_detail_may_be_taken_away()
    {
        (await town.Ben.PostAsync($"/people/{town.BenId}/change-contact",
            new { address = "1 Mill Street\nOvenden", reachNotes = "Ring\ntwice" })).ShouldBe(HttpStatusCode.OK);
        (await town.Ben.PostAsync($"/people/{town.BenId}/change-contact", new { address = "", reachNotes = "", postcode = "" }))
            .ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("Siobh\u00e1n O\u2019Brien-Ll\u0175yd"), InlineData("\u0639\u0644\u06cc\u200c\u0631\u0636\u0627")]
    [InlineData("\u2067\u05d3\u05d5\u05d3\u2069")]
    public async Task What_people_are_called_is_kept_as_they_write_it(string name)
    {
        var id = (await town.Ada.PostAsync("/people/record", new { name, isNew = true })).ShouldBe(HttpStatusCode.Created).Id;
        (await town.Ada.GetAsync($"/people/{id}")).Body.GetProperty("name").GetProperty("value").GetString().Should().Be(name);
    }
}
