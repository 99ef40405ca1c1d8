using System.Net;
using Coordination.Integration.Api;
using Coordination.Integration.Deadlines;
using Coordination.Integration.Messages;
using Coordination.Integration.Pages;

namespace Coordination.Integration.Requests;

/// <summary>
/// What a community does not take on is not offered. Whoever needs it reads who else could help; it is noted once, and whoever wants it is
/// rung.
/// </summary>
[Collection(nameof(PostOffice))]
public sealed class AskingElsewhere(PostOffice office)
{
    private const string Elland = "E05001373";
    private static readonly object food = new { id = "1", parameter = "categories", codes = new[] { "food", "baby" } },
        here = new { id = "2", parameter = "wards", codes = new[] { Town.Ward } };

    [Fact]
    public async Task Only_what_is_taken_on_is_offered_in_every_form()
    {
        var village = await Village.FoundAsync(office.Host, "only-food", food, here);
        var ada = new Browsing(office.Host.SignedIn("ada"));
        foreach (var path in new[] { "ask", "requests/add", "offers/new", "sessions/plan" })
        {
            var form = (await ada.GetAsync($"/{village.Code}/{path}")).ShouldBe(HttpStatusCode.OK);
            form.Html.Should().Contain("value=\"baby\"").And.NotContain("value=\"lift\"").And.NotContain($"value=\"{Elland}\"");
        }
    }

    [Fact]
    public async Task Whoever_needs_something_else_reads_who_else_could_help_before_they_type()
    {
        await Village.FoundAsync(office.Host, "they-drive", new { id = "1", parameter = "categories", codes = new[] { "lift" } },
            new { id = "2", parameter = "help-phone", words = new[] { new { language = "en", text = "01632 960555" } } });
        var village = await Village.FoundAsync(office.Host, "we-cook", food, here);
        var nia = new Browsing(office.Host.SignedIn("nia"));
        var ask = await nia.GetAsync($"/{village.Code}/ask");

        var elsewhere = await nia.SendAsync(ask, $"/{village.Code}/ask", ("go", "when"), ("category", "none-of-these"));

        (await nia.SendAsync(elsewhere, $"/{village.Code}/ask", ("go", "what"))).ShouldSay("Question 1 of 4");
        elsewhere.ShouldSay("Who else could help", "they-drive", "01632 960555", "We take on: Lift", "We take on: Food, Baby things.");
        elsewhere.Html.Should().Contain("href=\"/they-drive\"").And.Contain("href=\"tel:01632960555\"").And.NotContain("href=\"/we-cook\"");
        (await village.Ada.GetAsync("/requests")).Body.GetProperty("items").GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task Whoever_wants_to_be_rung_is_on_the_list_of_calls_once_and_not_written_to()
    {
        var village = await Village.FoundAsync(office.Host, "rung-row", food, here);
        var nia = await village.JoinAsync("nia", new { email = village.Mail("nia") });
        var (browser, page) = (new Browsing(office.Host.SignedIn("nia")), $"/{village.Code}/ask/elsewhere");
        var form = await browser.GetAsync(page);

        foreach (var _ in new[] { "once", "and again" })
            (await browser.SendAsync(form, page, [("idempotency-key", Guid.NewGuid().ToString()), .. Lift, ("callBack", "true"),
                ("name", "Nia"), ("phone", "01422 496011")])).ShouldBe(HttpStatusCode.OK)
                .ShouldSay("We have noted what you need", "rings you about who else");

        (await UnmetAsync(village)).Should().Equal(("lift", "ineligible"));
        await PostOffice.StandsAsync(village.Ada, nia, "call-back", "to-call");
        var calls = await new Browsing(office.Host.SignedIn("ada")).GetAsync($"/{village.Code}/messages");
        calls.ShouldSay("Nia", "01422 496011", "You asked to be rung about who else could help");
        await office.Host.SettledAsync();
        office.Mail.TakenFor(village.Mail("nia")).Should().BeEmpty();
    }

    [Fact]
    public async Task Whoever_does_not_leaves_no_name_and_no_number()
    {
        var village = await Village.FoundAsync(office.Host, "noted-row", food, here);
        var (browser, page) = (new Browsing(office.Host.SignedIn("nobody-much")), $"/{village.Code}/ask/elsewhere");

        var noted = await browser.SendAsync(await browser.GetAsync(page), page, [.. Lift, ("callBack", "false"), ("name", "Kept From Us"),
            ("phone", "01422 496012")]);

        noted.ShouldBe(HttpStatusCode.OK).ShouldSay("Nobody rings you");
        (await UnmetAsync(village)).Should().Equal(("lift", "ineligible"));
        var (ada, desk) = (new Browsing(office.Host.SignedIn("ada")), $"/{village.Code}/requests/decline");
        (await ada.SendAsync(await ada.GetAsync(desk), desk, [.. Lift, ("callBack", "false"), ("name", "Also Kept From"),
            ("phone", "01422 496013"), ("channel", "phone"), ("authority", "verbal-consent")])).ShouldBe(HttpStatusCode.OK);
        await office.Host.SettledAsync();
        foreach (var shown in new[] { "people", "requests?show=unmet", "messages" })
            (await ada.GetAsync($"/{village.Code}/{shown}")).ShouldNotSay("Kept From").ShouldNotSay("01422 49601");
    }

    [Fact]
    public async Task A_number_is_asked_for_where_somebody_is_to_ring_and_nothing_typed_is_lost()
    {
        var village = await Village.FoundAsync(office.Host, "numberless", food, here);
        var (browser, page) = (new Browsing(office.Host.SignedIn("nia")), $"/{village.Code}/ask/elsewhere");

        var refused = await browser.SendAsync(await browser.GetAsync(page), page, [.. Lift, ("callBack", "true"), ("name", "Nia")]);

        refused.ShouldBe(HttpStatusCode.BadRequest).ShouldSay("To the eye clinic");
        refused.Html.Should().Contain("href=\"#phone\"").And.Contain("value=\"Nia\"");
        var served = await browser.SendAsync(refused, page, [("category", "food"), .. Lift[1..], ("callBack", "true"),
            ("phone", "01422 496011")]);
        served.ShouldBe(HttpStatusCode.Conflict).ShouldSay("Ask for it as usual");
    }

    [Fact]
    public async Task A_coordinator_notes_it_for_whoever_rang_and_they_are_on_the_list_of_calls()
    {
        var village = await Village.FoundAsync(office.Host, "desk-row", food, here);
        var (ada, desk) = (new Browsing(office.Host.SignedIn("ada")), $"/{village.Code}/requests/decline");
        (await ada.GetAsync($"/{village.Code}/requests/add")).Html.Should().Contain($"href=\"{desk}\"");

        var noted = await ada.SendAsync(await ada.GetAsync(desk), desk, [("category", "food"), ("words", "A parcel, in Elland"),
            ("ward", Elland), ("callBack", "true"), ("name", "Wilf Sugden"), ("phone", "01422 496014"), ("channel", "phone"),
            ("authority", "verbal-consent")]);

        noted.ShouldBe(HttpStatusCode.OK).ShouldSay("Wilf Sugden", "A parcel, in Elland");
        (await UnmetAsync(village)).Should().Equal(("food", "out-of-area"));
        await office.Host.SettledAsync();
        (await ada.GetAsync($"/{village.Code}/messages")).ShouldSay("Wilf Sugden", "01422 496014");
    }

    private static (string, string)[] Lift => [("category", "lift"), ("words", "To the eye clinic"), ("ward", Town.Ward)];

    private async Task<IEnumerable<(string?, string?)>> UnmetAsync(Village village)
    {
        await office.Host.SettledAsync();
        return (await village.Ada.GetAsync("/requests")).ShouldBe(HttpStatusCode.OK).Body.GetProperty("items").EnumerateArray()
            .Select(r => (r.GetProperty("category").GetString(), r.GetProperty("cause").GetString()));
    }
}
