using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Coordination.Integration.Api;

namespace Coordination.Integration.Pages;

[Collection(nameof(Town))]
public sealed class LookingAfterARequest(Town town)
{
    private const string Root = "/" + Town.Code;
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_sign_in_a_page_leads_to_the_front()
    {
        var page = await SeenPage.GetAsync(town.Host.Client(), Root + "/today");
        page.Status.Should().Be(HttpStatusCode.SeeOther);
        page.Location.Should().StartWith("/").And.NotStartWith(Root);
    }

    [Theory]
    [InlineData("cleo", "/today", HttpStatusCode.Forbidden)]
    [InlineData("cleo", "/requests/add", HttpStatusCode.Forbidden)]
    [InlineData("ada", "/requests/00000000-0000-4000-8000-000000000000", HttpStatusCode.NotFound)]
    public async Task What_is_not_for_somebody_is_said_on_a_page(string who, string path, HttpStatusCode status)
    {
        var page = await SeenPage.GetAsync(town.Host.SignedIn(who), Root + path);
        page.Status.Should().Be(status);
        page.Html.Should().Contain("<html").And.Contain("<main");
        page.Text.Should().NotContain("Mill Street");
    }

    [Fact]
    public async Task A_request_by_phone_makes_the_person_known_and_the_next_page_shows_it()
    {
        var ada = town.Host.SignedIn("ada");
        var done = await TakeDownAsync(ada, "Hattie Moss", "07700 900051", "Two tins of soup");
        var page = await done.FollowAsync();

        page.Status.Should().Be(HttpStatusCode.OK);
        page.IsKeptNowhere.Should().BeTrue();
        page.Text.Should().Contain("Two tins of soup").And.Contain("Hattie Moss asked for help: Food").And.Contain(
            "07700 900051").And.Contain("by phone");
        (await SeenPage.GetAsync(ada, Root + "/requests?show=all&" + done.Location!.Split('?')[1])).Text.Should()
            .Contain("Two tins of soup");
    }

    [Fact]
    public async Task Somebody_known_is_found_by_name_and_number_and_a_household_is_told_apart()
    {
        var ada = town.Host.SignedIn("ada");
        var people = async (SeenPage done) =>
            (await town.Ada.GetAsync("/people?limit=200&" + done.Location!.Split('?')[1])).Body.GetProperty("items").GetArrayLength();
        var before = await people(await TakeDownAsync(ada, "Ida Frost", "07700 900052", "Bread"));

        (await people(await TakeDownAsync(ada, " ida  FROST", "+44 7700 900052", "Milk"))).Should().Be(before);
        (await TakeDownAsync(ada, "Jim Frost", "07700 900052", "Eggs")).Text.Should().Contain("Is this somebody known here?");
        var second = await (await TakeDownAsync(ada, "Jim Frost", "07700 900052", "Eggs", more: ("isNew", "true"))).FollowAsync();
        second.Text.Should().Contain("Jim Frost asked for help");
        (await TakeDownAsync(ada, "", "07700 900052", "Tea")).Text.Should().Contain("Several people share this number");
    }

    [Fact]
    public async Task A_refused_form_comes_back_with_what_was_typed_and_why()
    {
        var ada = town.Host.SignedIn("ada");
        var wrong = await TakeDownAsync(ada, "Kit Lowe", "07700 900053", "Size <3> & more", category: "");
        wrong.Status.Should().Be(HttpStatusCode.BadRequest);
        wrong.Html.Should().Contain("""href="#category">Kind of help &#x2013; Fill this in.""").And.Contain("value=\"Kit Lowe\"")
            .And.Contain("Size &lt;3&gt; &amp; more</textarea>");

        var request = await town.RaiseAsync();
        var page = await SeenPage.GetAsync(ada, $"{Root}/requests/{request}");
        var refused = await page.SubmitAsync($"{Root}/requests/{request}/give", ("given.amount", "1"));
        refused.Status.Should().Be(HttpStatusCode.Conflict);
        refused.Text.Should().Contain("Say why not all of it was given.").And.Contain("Nappies, size 4");
    }

    [Fact]
    public async Task A_form_of_somewhere_else_is_not_taken()
    {
        var ada = town.Host.SignedIn("ada");
        var request = await town.RaiseAsync();
        using var forged = new FormUrlEncodedContent([KeyValuePair.Create("cause", "no-stock")]);
        (await ada.PostAsync(new Uri($"{Root}/requests/{request}/close-as-unmet", UriKind.Relative), forged,
            Cancellation)).IsSuccessStatusCode.Should().BeFalse();
        (await ada.PostAsync(new Uri(Root + "/open", UriKind.Relative), JsonContent.Create(new { keys = Array.Empty<string>() }),
            Cancellation)).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await town.Ada.GetAsync($"/requests/{request}")).Body.GetProperty("isOpen").GetBoolean().Should().BeTrue();
    }

    [Fact]
    public async Task How_to_reach_the_other_is_on_the_page_once_both_have_said_yes_and_not_before()
    {
        var (request, offer) = (await town.RaiseAsync(), await town.OfferAsync());
        var match = await town.ProposeAsync(request, offer);
        var ben = town.Host.SignedIn("ben");
        (await SeenPage.GetAsync(ben, $"{Root}/requests/{request}")).Text.Should().NotContain("07700 900002").And.NotContain("Nappies");

        var page = await SeenPage.GetAsync(ben, $"{Root}/requests/{request}");
        await page.SubmitAsync($"{Root}/matches/{match}/accept");
        await (await SeenPage.GetAsync(town.Host.SignedIn("cleo"), $"{Root}/requests/{request}"))
            .SubmitAsync($"{Root}/matches/{match}/accept");

        (await SeenPage.GetAsync(ben, $"{Root}/requests/{request}")).Text.Should().Contain("07700 900002").And.Contain("Nappies");
        (await SeenPage.GetAsync(town.Host.SignedIn("cleo"), $"{Root}/requests/{request}")).Text.Should().Contain("07700 900001");
    }

    [Fact]
    public async Task What_a_live_update_leaves_closed_is_opened_for_those_who_may_see_it()
    {
        var request = await town.RaiseAsync(body: Town.Asking("A cot mattress"));
        var words = (await town.Ada.GetAsync($"/requests/{request}")).Body.GetProperty("words");
        var (key, name) = ($"{town.CleoId}/words/{words.GetProperty("digest").GetString()}", $"{town.CleoId}/name/vault");

        (await OpenAsync("ada", key, name)).Should()
            .BeEquivalentTo(new Dictionary<string, string> { [key] = "A cot mattress", [name] = "Cleo" });
        (await OpenAsync("cleo", key, name)).Should().HaveCount(2);
        (await OpenAsync("ben", key, "nonsense", "a/b/c")).Should().BeEmpty();
    }

    [Fact]
    public async Task A_live_stream_begins_with_the_page_as_it_is_and_opens_nothing()
    {
        var request = await town.RaiseAsync(body: Town.Asking("A stair gate"));
        using var stream = await town.Host.SignedIn("ada")
            .GetStreamAsync(new Uri($"{Root}/requests/{request}/live", UriKind.Relative), Cancellation)
            .ContinueWith(s => new StreamReader(s.Result), TaskScheduler.Default);
        var lines = new List<string>();
        while (await stream.ReadLineAsync(Cancellation) is { Length: > 0 } line) lines.Add(line);

        lines.Should().OnlyContain(line => line.StartsWith("data:", StringComparison.Ordinal));
        string.Concat(lines).Should()
            .Contain("id=\"request-state\"").And.Contain("id=\"story\"").And.Contain($"data-sealed=\"{town.CleoId}/name/vault\"")
            .And.NotContain("A stair gate").And.NotContain("data-opened").And.NotContain("Cleo");
    }

    private async Task<Dictionary<string, string>> OpenAsync(string who, params string[] keys)
    {
        var http = town.Host.SignedIn(who);
        var page = await SeenPage.GetAsync(http, Root + "/requests");
        using var request = new HttpRequestMessage(HttpMethod.Post, Root + "/open") { Content = JsonContent.Create(new { keys }) };
        request.Headers.Add("RequestVerificationToken", page.Token);
        using var answer = await http.SendAsync(request, Cancellation);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("values")
            .Deserialize<Dictionary<string, string>>()!;
    }

    private static async Task<SeenPage> TakeDownAsync(HttpClient http, string name, string phone, string words, string category = "food",
        params (string, string)[] more) =>
        await (await SeenPage.GetAsync(http, Root + "/requests/add")).SubmitAsync(Root + "/requests/add",
            [("name", name), ("phone", phone), ("channel", "phone"), ("authority", "verbal-consent"), ("category", category),
            ("words", words), ("wanted.amount", "2"), ("wanted.unit", "item"), ("ward", Town.Ward), .. more]);
}
