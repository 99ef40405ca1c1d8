using System.Net;
using Coordination.Host.Keys;
using Coordination.Integration.Api;
using Coordination.Integration.People;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Integration.Pages;

[Collection(nameof(Town))]
public sealed class PeopleOnAPage(Town town)
{
    private const string People = "/mill-street/people", Search = "/mill-street/search", Record = "/mill-street/people/record";

    private Browsing Ada => new(town.Host.SignedIn("ada"));

    [Fact]
    public async Task A_person_is_noted_down_found_by_phone_and_their_name_is_logged()
    {
        var ada = Ada;
        var shown = await ada.SendAsync(await ada.GetAsync(People), Record, ("name", "Kamal Idris"), ("phone", "07700 900787"));
        shown.ShouldBe(HttpStatusCode.OK).ShouldSay("Kamal Idris", "No account");
        shown.IsKeptNowhere.Should().BeTrue();
        var person = Guid.Parse(shown.Address.Split("person=")[1].Split('&')[0]);

        (await FindAsync(ada, "+44 7700 900787")).ShouldSay("Kamal Idris");
        (await FindAsync(ada, "idr kàm")).ShouldSay("Kamal Idris");
        (await FindAsync(ada, "Kamala")).ShouldSay("Nothing found");

        var community = Guid.Parse((await town.Ada.GetAsync("")).Body.GetProperty("id").GetString()!);
        var about = await town.Host.Services.GetRequiredService<DisclosureLog>()
            .AboutAsync(new(community), new(person), 10, TestContext.Current.CancellationToken);
        about.Should().Contain(d => d.DataClass == "name");
    }

    [Fact]
    public async Task Whom_somebody_looks_for_stands_in_no_address()
    {
        var ada = Ada;
        (await ada.GetAsync(Search + "?search=Cleo")).ShouldBe(HttpStatusCode.OK).ShouldNotSay("Cleo");
        (await ada.PostAsync(Search, new Dictionary<string, string>(), ("search", "Cleo")))
            .ShouldBe(HttpStatusCode.Unauthorized).Text.Should().NotContain("Cleo");

        var found = await FindAsync(ada, "Cleo");

        found.ShouldSay("Cleo").Address.Should().Be(Search);
        found.IsKeptNowhere.Should().BeTrue();
    }

    [Fact]
    public async Task A_wrong_number_of_somebody_without_an_account_is_put_right_on_their_page()
    {
        var (ada, id) = (Ada, await town.RecordAsync("Nan Wrong", "07700 900831"));
        var page = $"/{Town.Code}/people/{id}";
        var done = await ada.SendAsync(await ada.GetAsync(page), page + "/change-contact", ("phone", "07700 900832"));
        done.ShouldBe(HttpStatusCode.OK).ShouldSay("07700 900832").Html.Should().NotContain("900831");
        (await ada.SendAsync(done, page + "/change-contact", ("phone", "not known"))).ShouldBe(HttpStatusCode.BadRequest)
            .ShouldSay("Leave it empty if there is none");

        var (_, signsIn) = await town.NewcomerAsync("Nan Right");
        (await ada.GetAsync($"/{Town.Code}/people/{signsIn}")).Html.Should().NotContain("change-contact");
    }

    private static async Task<Shown> FindAsync(Browsing who, string wanted) =>
        await who.SendAsync(await who.GetAsync(People), Search, ("search", wanted));

    [Fact]
    public async Task They_stand_from_A_to_Z()
    {
        var text = (await Ada.GetAsync(People)).Text;

        text.IndexOf("Ben ", StringComparison.Ordinal).Should()
            .BeGreaterThan(text.IndexOf("A to Z", StringComparison.Ordinal)).And.BeLessThan(text.IndexOf("Cleo ",
            StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_steward_gives_a_member_a_role()
    {
        var ada = Ada;
        await town.As("lena").PostAsync("/people/join", new { name = "Lena Moss" });
        var found = await FindAsync(ada, "Lena Moss");
        found.Actions("grant-role$").Should().BeEmpty("it is not done by one press");
        var asking = await ada.GetAsync(found.Link("grant-role\\?role=helper"));
        var after = await ada.SendAsync(asking.ShouldSay("Make Lena Moss a helper?"), asking.Actions("grant-role$").Single());

        after.ShouldBe(HttpStatusCode.OK).ShouldSay("Lena Moss", "Helper");
    }

    [Fact]
    public async Task A_name_that_is_missing_is_named()
    {
        var ada = Ada;

        var again = await ada.SendAsync(await ada.GetAsync(People), Record, ("phone", "07700 900780"));

        again.ShouldBe(HttpStatusCode.BadRequest).Html.Should().Contain("name-why").And.Contain("07700 900780");
    }

    [Fact]
    public async Task Members_do_not_browse_people()
    {
        (await new Browsing(town.Host.SignedIn("ben")).GetAsync(People)).ShouldBe(HttpStatusCode.Forbidden);
        (await new Browsing(town.Host.SignedIn("dora")).GetAsync(People)).Address.Should().StartWith("/mill-street/join?");
    }
}
