using System.Net;
using Coordination.Host.Pages;
using Coordination.Integration.Api;

namespace Coordination.Integration.Pages;

/// <summary>A link leads where it pointed, whatever was added to it or typed otherwise on its way.</summary>
[Collection(nameof(Town))]
public sealed class FollowingALink(Town town)
{
    [Theory]
    [InlineData("/Mill-Street/requests/?show=open&fbclid=abc", "/mill-street/requests?show=open&fbclid=abc")]
    [InlineData("/MILL-STREET/people", "/mill-street/people")]
    [InlineData("/mill-street/charter/", "/mill-street/charter")]
    public async Task Capitals_and_a_slash_find_the_same_page(string typed, string address) =>
        (await new Browsing(town.Host.SignedIn("ada")).GetAsync(typed)).ShouldBe(HttpStatusCode.OK).Address.Should().Be(address);

    [Fact]
    public async Task A_parameter_that_nobody_knows_stops_no_page_and_one_that_is_known_keeps_its_values()
    {
        var ada = new Browsing(town.Host.SignedIn("ada"));
        var page = await ada.GetAsync("/mill-street/requests?utm_source=mail&show=open&utm_source=again");
        page.ShouldBe(HttpStatusCode.OK).Html.Should().NotContain("utm_source");
        (await ada.GetAsync("/mill-street/requests?show=nonsense")).ShouldBe(HttpStatusCode.BadRequest);
        (await town.Ada.GetAsync("/requests?utm_source=mail")).Status.Should().Be(HttpStatusCode.BadRequest, "programs are told");
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("/api/communities/")]
    [InlineData("/mill-street/requests")]
    [InlineData("/")]
    public void Nothing_leads_elsewhere(string path) => TidyAddresses.Tidied(path).Should().BeNull();
}
