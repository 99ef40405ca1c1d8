using System.Net;
using System.Text.RegularExpressions;
using Coordination.Integration.Api;
using Coordination.Integration.Pages;

namespace Coordination.Integration.Programs;

[Collection(nameof(Town))]
public sealed class ProgramsOnAPage(Town town)
{
    private const string Home = $"/{Town.Code}/programs";

    [Fact]
    public async Task A_steward_lets_a_program_in_sees_its_token_and_takes_it_back()
    {
        var ada = new Browsing(town.Host.SignedIn("ada"));
        var form = (await ada.GetAsync(Home)).ShouldBe(HttpStatusCode.OK).ShouldSay("Programs", "Read sessions and who is booked");
        (string, string)[] typed = [("name", "Parish website"), ("scopes[]", "read-sessions"), ("days", "7")];
        var fields = form.Form(Home + "/issue");

        var issued = await ada.PostAsync(Home + "/issue", fields, typed);
        issued.ShouldBe(HttpStatusCode.OK).ShouldSay("It is shown only this once").IsKeptNowhere.Should().BeTrue();
        var token = Regex.Match(issued.Html, "ccb_[0-9a-f]{32}_[0-9A-Za-z]{43}_[0-9A-Za-z]{6}").Value;
        (await With(token).GetAsync("/sessions")).ShouldBe(HttpStatusCode.OK);

        issued.Address.Should().Be($"{Home}/{Guid.ParseExact(token.Split('_')[1], "N")}/issued");

        (await ada.PostAsync(Home + "/issue", fields, typed)).Html.Should().Contain(token, "pressing twice makes one and shows it");
        (await new Browsing(town.Host.SignedIn("ada")).GetAsync(issued.Address)).ShouldSay("cannot be shown again")
            .Html.Should().NotContain("ccb_", "another browser of hers does not have it");
        var listed = (await ada.GetAsync(Home)).ShouldSay("Parish website");
        listed.Html.Should().NotContain("ccb_");

        var revoke = listed.Actions($"^{Home}/{Guid.ParseExact(token.Split('_')[1], "N")}/revoke$").Should().ContainSingle().Subject;
        (await ada.SendAsync(listed, revoke)).ShouldBe(HttpStatusCode.OK).ShouldSay("Revoked.");
        (await With(token).GetAsync("/sessions")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task What_was_refused_comes_back_as_it_was_typed()
    {
        var ada = new Browsing(town.Host.SignedIn("ada"));
        var form = await ada.GetAsync(Home);
        var refused = (await ada.SendAsync(form, Home + "/issue", ("name", "Too long"), ("scopes[]", "read-offers"), ("days", "400")))
            .ShouldBe(HttpStatusCode.BadRequest).ShouldSay("A whole number from 1 to 90.");
        refused.Html.Should().Contain("value=\"Too long\"").And.MatchRegex("value=\"read-offers\"[^>]*checked");
        (await ada.SendAsync(form, Home + "/issue", ("name", "Nothing"), ("days", "1"))).ShouldBe(HttpStatusCode.BadRequest)
            .ShouldSay("There is a problem");
    }

    [Fact]
    public async Task It_is_for_stewards_and_signed_out_it_leads_to_signing_in()
    {
        (await new Browsing(town.Host.SignedIn("cleo")).GetAsync(Home)).ShouldBe(HttpStatusCode.Forbidden);
        (await new Browsing(town.Host.Client()).GetAsync(Home)).Address.Should().StartWith("/?then=");
    }

    private Caller With(string token)
    {
        var client = town.Host.Client();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer " + token);
        return new(client, Town.Root(Town.Code));
    }
}
