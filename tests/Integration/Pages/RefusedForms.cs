using System.Net;
using Coordination.Integration.Api;
using Coordination.Integration.People;

namespace Coordination.Integration.Pages;

/// <summary>A form that is refused comes back as it was left, and the other forms of the page do not take what was typed into it.</summary>
[Collection(nameof(Town))]
public sealed class RefusedForms(Town town)
{
    private static readonly object byApplication = new { id = "CL-1", parameter = "joining", codes = new[] { "application" } };

    [Fact]
    public async Task What_was_typed_comes_back_open_into_the_same_form_alone_and_the_summary_leads_there()
    {
        var (code, _) = await town.FoundedAsync(byApplication);
        var id = (await town.As("gwil", code).PostAsync("/people/join", new { name = "Gwil" })).ShouldBe(HttpStatusCode.Created).Id;
        var (ada, page) = (new Browsing(town.Host.SignedIn("ada")), $"/{code}/people/{id}");
        var words = new string('w', Domain.Kernel.Personal.LongestWords + 1);

        var refused = await ada.SendAsync(await ada.GetAsync(page), $"{page}/decline", ("words", words));

        refused.Html.Should().MatchRegex("<details id=\"decline\" open").And.NotMatchRegex("<details id=\"ask\" open")
            .And.MatchRegex($"<textarea id=\"decline-words\"[^>]*>{words}<").And.MatchRegex("<textarea id=\"ask-words\"[^>]*><")
            .And.Contain("href=\"#decline-words\"").And.Contain("id=\"decline-words-why\"");
    }

    [Theory]
    [InlineData("role=helper&role=coordinator")]
    [InlineData("role]]=helper")]
    [InlineData("role%5B%5D=helper")]
    public async Task A_field_is_said_once_and_by_its_own_name(string said)
    {
        var (_, id) = await town.NewcomerAsync("Mabli");
        var (http, page) = (town.Host.SignedIn("ada"), $"/{Town.Code}/people/{id}");
        var asking = await new Browsing(http).GetAsync($"{page}/grant-role?role=helper");
        var fields = asking.Form($"{page}/grant-role").Where(field => field.Key is not "role");
        var rest = await new FormUrlEncodedContent(fields).ReadAsStringAsync(TestContext.Current.CancellationToken);

        using var form = new StringContent($"{rest}&{said}", null, "application/x-www-form-urlencoded");
        using var answer = await http.PostAsync(new Uri($"{page}/grant-role", UriKind.Relative), form,
            TestContext.Current.CancellationToken);

        answer.Headers.Location!.ToString().Should().StartWith($"{page}/grant-role?role=helper&kept=");
        (await new Browsing(http).GetAsync(answer.Headers.Location!.ToString())).ShouldBe(HttpStatusCode.BadRequest);
        (await town.Ada.GetAsync($"/people/{id}")).Body.GetProperty("roles").ToString().Should().NotContain("helper")
            .And.NotContain("coordinator");
    }

    [Fact]
    public async Task An_invitation_is_used_on_its_page_and_waits_for_a_steward()
    {
        var (code, ada) = await town.FoundedAsync(byApplication);
        var id = (await ada.PostAsync("/people/record", new { name = "Wilf" })).ShouldBe(HttpStatusCode.Created).Id;
        (await ada.PostAsync($"/people/{id}/invite", null)).ShouldBe(HttpStatusCode.OK);
        var invitation = (await ada.GetAsync($"/people/{id}/invitation")).Body.GetProperty("invitation").GetString();
        var (wilf, address) = (new Browsing(town.Host.SignedIn("wilf-invited")), $"/{code}/join?invitation={invitation}");

        var asked = (await wilf.GetAsync(address)).ShouldSay("Yes, that is me");
        var waits = await wilf.SendAsync(asked, $"/{code}/people/join", ("name", "Wilf"));

        waits.ShouldBe(HttpStatusCode.OK).ShouldSay("This waits for a steward").ShouldNotSay("Yes, that is me");
        (await wilf.GetAsync($"/{code}/my-data")).ShouldNotSay("Wilf");
        (await new Browsing(town.Host.SignedIn("ada")).GetAsync($"/{code}/people/{id}")).ShouldSay("Says that this record is theirs");
    }
}
