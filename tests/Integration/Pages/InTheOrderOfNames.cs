using System.Net;
using System.Text.RegularExpressions;
using Coordination.Domain.Kernel;
using Coordination.Host.Keys;
using Coordination.Integration.Api;
using Coordination.Integration.People;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Integration.Pages;

/// <summary>People stand in one order on screen and paper: A–Z by the rules of the page's language, who was erased last.</summary>
[Collection(nameof(Town))]
public sealed partial class InTheOrderOfNames(Town town)
{
    [Fact]
    public async Task Screen_and_paper_list_the_same_people_in_the_same_order()
    {
        var today = TimeZoneInfo.ConvertTime(town.Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/London"));
        var session = (await town.Ada.PostAsync("/sessions/plan", new
        {
            title = "Everybody in order",
            category = "food",
            starts = new { on = today.ToString("yyyy-MM-dd", null), at = "23:59" },
            minutes = 30,
            ward = Town.Ward,
            capacity = new { amount = 9, unit = "person" },
        })).ShouldBe(HttpStatusCode.Created).Id;
        var booked = new Dictionary<string, string>();
        foreach (var name in (string[])["Lyn Order", "Aaron Gone", "zoe order", "Llew Order", "Émile Order", "Adam Order"])
        {
            var person = await town.RecordAsync(name, null);
            (await town.Ada.PostAsync($"/sessions/{session}/book", new { onBehalfOf = person, authority = "verbal-consent" }))
                .ShouldBe(HttpStatusCode.OK);
            booked[name] = person;
        }
        var community = (await town.Ada.GetAsync("")).Body.GetProperty("id").GetGuid();
        await town.Host.Services.GetRequiredService<KeyRing>().DestroyAsync(
            new CommunityId(community), PersonId.Of(Guid.Parse(booked["Aaron Gone"])), TestContext.Current.CancellationToken);
        await town.ListedAsync();
        var who = (await town.Ada.GetAsync($"/sessions/{session}")).Body.GetProperty("bookings").EnumerateArray().ToDictionary(
            b => b.GetProperty("id").GetString()!, b => booked.Single(p => p.Value == b.GetProperty("person").GetString()).Key);
        var ada = new Browsing(town.Host.SignedIn("ada"));

        foreach (var (language, order) in new[]
        {
            ("en-GB", (string[])["Adam Order", "Émile Order", "Llew Order", "Lyn Order", "zoe order", "Aaron Gone"]),
            ("cy-GB", ["Adam Order", "Émile Order", "Lyn Order", "Llew Order", "zoe order", "Aaron Gone"]),
        })
            foreach (var page in (string[])[$"/sessions/{session}", $"/sessions/{session}/print", "/today"])
                Booking().Matches((await ada.GetAsync($"/mill-street{page}?language={language}")).ShouldBe(HttpStatusCode.OK).Html)
                    .Select(m => m.Groups["id"].Value).Where(who.ContainsKey).Select(id => who[id])
                    .Should().Equal(order, "{0} in {1}", page, language);
    }

    [GeneratedRegex("""<(?:li|tr) id="booking-(?<id>[^"]+)""")]
    private static partial Regex Booking();
}
