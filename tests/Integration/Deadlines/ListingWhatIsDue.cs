using System.Net;
using System.Text.Json;
using Coordination.Integration.Api;
using Coordination.Integration.People;

namespace Coordination.Integration.Deadlines;

[Collection(nameof(Town))]
public sealed class ListingWhatIsDue(Town town)
{
    private static readonly DateOnly today = DateOnly.FromDateTime(DateTime.UtcNow);

    [Fact]
    public async Task Coordinators_see_what_is_due_soonest_first_and_everybody_what_concerns_them()
    {
        var ((kit, kitId), (lou, louId)) = (await town.NewcomerAsync("Kit"), await town.NewcomerAsync("Lou"));
        (await lou.PostAsync($"/people/{louId}/start-break", new { until = today.AddDays(20) })).ShouldBe(HttpStatusCode.OK);
        (await kit.PostAsync($"/people/{kitId}/start-break", new { until = today.AddDays(10) })).ShouldBe(HttpStatusCode.OK);
        var match = await town.ConfirmAsync(await town.RaiseAsync(), await town.OfferAsync());

        var all = Items(await town.Ada.GetAsync("/deadlines?limit=200")).ToList();
        all.Select(d => d.GetProperty("dueAt").GetDateTimeOffset()).Should().BeInAscendingOrder();
        var disclosed = all.Where(d => d.GetProperty("stream").GetString() == match).ToList();
        disclosed.Select(d => d.GetProperty("whose").GetGuid()).Should().BeEquivalentTo([town.CleoId, town.BenId]);
        disclosed.Select(d => d.GetProperty("code").GetString()).Should().AllBe("disclosure-ends");
        disclosed.Select(d => d.GetProperty("default").GetString()).Should().AllBe("match.disclosure-ended");
        all.Select(d => d.GetProperty("stream").GetString()).Where(s => s == kitId || s == louId).Should().Equal(kitId, louId);

        var own = Items(await kit.GetAsync($"/deadlines?person={kitId}")).Single();
        (own.GetProperty("kind").GetString(), own.GetProperty("code").GetString()).Should().Be(("membership", "break-ends"));
        (await kit.GetAsync($"/deadlines?person={louId}")).ShouldBeProblem(HttpStatusCode.Forbidden, "caller.not-allowed");
        (await kit.GetAsync("/deadlines")).ShouldBeProblem(HttpStatusCode.Forbidden, "caller.not-allowed");

        var page = (await town.Ada.GetAsync("/deadlines?limit=1")).ShouldBe(HttpStatusCode.OK).Body;
        var next = Items(await town.Ada.GetAsync($"/deadlines?limit=1&after={page.GetProperty("next").GetString()}")).First();
        next.GetProperty("id").GetString().Should().Be(all[1].GetProperty("id").GetString());
    }

    [Fact]
    public async Task What_is_over_is_due_no_more_and_was_due_then()
    {
        var (mia, miaId) = await town.NewcomerAsync("Mia");
        (await mia.PostAsync($"/people/{miaId}/start-break", new { until = today.AddDays(10) })).ShouldBe(HttpStatusCode.OK);
        await town.ListedAsync();
        var then = Town.Instant(town.Clock.GetUtcNow());
        (await mia.PostAsync($"/people/{miaId}/end-break", null)).ShouldBe(HttpStatusCode.OK);
        await town.ListedAsync();

        Items(await mia.GetAsync($"/deadlines?person={miaId}")).Should().BeEmpty();
        Items(await mia.GetAsync($"/deadlines?person={miaId}&asOf={Uri.EscapeDataString(then)}")).Should().ContainSingle();
    }

    private static JsonElement.ArrayEnumerator Items(Answered answered) =>
        answered.ShouldBe(HttpStatusCode.OK).Body.GetProperty("items").EnumerateArray();
}
