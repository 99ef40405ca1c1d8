using System.Net;
using Coordination.Integration.Api;

namespace Coordination.Integration.Pages;

[Collection(nameof(Town))]
public sealed class FrontPages(Town town)
{
    [Fact]
    public async Task Everybody_finds_all_communities_and_members_their_own()
    {
        (await new Browsing(town.Host.Client()).GetAsync("/")).ShouldBe(HttpStatusCode.OK)
            .ShouldSay("I need something", "Ask Mill Street", "Ask Far Away").Text.Should().NotContain("Your communities");

        (await new Browsing(town.Host.SignedIn("ada")).GetAsync("/")).ShouldSay("Your communities").Html.Should()
            .Contain("href=\"/mill-street/today\"");
        (await new Browsing(town.Host.SignedIn("cleo")).GetAsync("/")).Html.Should().Contain("href=\"/mill-street/mine\"");
    }

    [Fact]
    public async Task A_language_is_chosen_by_its_link_and_kept()
    {
        var reader = new Browsing(town.Host.Client());

        (await reader.GetAsync("/?language=cy-GB")).Html.Should().Contain("lang=\"cy-GB\"");
        (await reader.GetAsync("/problems")).Html.Should().Contain("lang=\"cy-GB\"");
    }

    [Fact]
    public async Task Every_no_has_a_page()
    {
        var reader = new Browsing(town.Host.Client());

        var all = (await reader.GetAsync("/problems")).ShouldBe(HttpStatusCode.OK).ShouldSay("session.full", "request.out-of-area");
        (await reader.GetAsync("/problems/session.full")).ShouldBe(HttpStatusCode.OK)
            .ShouldSay("Every place in this session is taken.", "409");
        (await reader.GetAsync("/problems/no.such-code")).ShouldBe(HttpStatusCode.NotFound);
        all.Html.Should().Contain("href=\"/problems/request.out-of-area\"");
    }
}
