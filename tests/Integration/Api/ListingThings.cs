using System.Net;
using System.Text.Json;
using Coordination.Domain.Kernel;
using Coordination.Host.Reads;
using Coordination.Projections.Lists;
using Coordination.Projections.Offers;
using Coordination.Projections.Requests;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Integration.Api;

[Collection(nameof(Town))]
public sealed class ListingThings(Town town)
{
    private static List<JsonElement> Items(Answered answer) =>
        [.. answer.ShouldBe(HttpStatusCode.OK).Body.GetProperty("items").EnumerateArray()];
    private static IEnumerable<string> Ids(Answered answer) => Items(answer).Select(i => i.GetProperty("id").GetString()!);

    [Fact]
    public async Task Whoever_changed_something_sees_it_at_once_in_its_place()
    {
        var raised = await town.Cleo.PostAsync("/requests/raise", Town.Asking("At once"));
        var list = await town.Ada.GetAsync($"/requests?open=true&at={raised.Position}");
        Ids(list).First().Should().Be(raised.Id, "the newest comes first");
        Items(list)[0].GetProperty("words").GetProperty("value").GetString().Should().Be("At once");
        list.IsKeptNowhere.Should().BeTrue();

        var withdrawn = await town.Cleo.PostAsync($"/requests/{raised.Id}/withdraw", null);
        Ids(await town.Ada.GetAsync($"/requests?open=true&at={withdrawn.Position}")).Should().NotContain(raised.Id);
        (await town.Cleo.GetAsync($"/me?at={withdrawn.Position}")).Body.GetProperty("requests").EnumerateArray().First()
            .GetProperty("outcome").GetString().Should().Be("withdrawn");
    }

    [Fact]
    public async Task A_change_is_laid_over_lists_that_are_still_behind()
    {
        var (own, community, cancellation) = (town.Host.Services.GetRequiredService<OwnChange>(),
            new CommunityId(Guid.Parse((await town.Ada.GetAsync("")).Body.GetProperty("id").GetString()!)),
            TestContext.Current.CancellationToken);
        var older = await town.Cleo.PostAsync("/requests/raise", Town.Asking("Older"));
        var newer = await town.Cleo.PostAsync("/requests/raise", Town.Asking("Newer"));
        Task<IReadOnlyList<Listed<ListedRequest>>> Overlay(Answered change, IReadOnlyList<Listed<ListedRequest>> behind) =>
            own.OverlayAsync(
                RequestsList.View, community, new(change.Position, change.Position - 1), behind, RequestsList.IsOpen.Is(true),
                    RequestsList.NewestFirst, cancellation);

        var both = await Overlay(older, await Overlay(newer, []));
        both.Select(r => r.Id.ToString()).Should().Equal(newer.Id, older.Id);
        var given = await town.Ada.PostAsync($"/requests/{newer.Id}/give",
            new { given = new { amount = 1, unit = "pack" }, shortfall = "no-stock" });
        var replaced = await Overlay(given, both);
        replaced[0].Row.State.Given.Amount.Should().Be(1);
        replaced.Should().HaveCount(2);
        var withdrawn = await town.Cleo.PostAsync($"/requests/{older.Id}/withdraw", null);
        (await Overlay(withdrawn, replaced)).Select(r => r.Id.ToString()).Should().Equal(newer.Id);
        (await own.OverlayAsync(
            OffersList.View, community, new(withdrawn.Position, withdrawn.Position - 1), [], Filter.All<ListedOffer>(),
                OffersList.NewestFirst, cancellation)).Should().BeEmpty("no offer was touched");
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repetition()
    {
        var raised = new List<string>();
        var last = 0L;
        for (var i = 0; i < 5; i++)
        {
            var answer = await town.Ben.PostAsync("/requests/raise", Town.Asking($"Number {i}"));
            raised.Insert(0, answer.Id);
            last = answer.Position;
        }
        var (seen, path) = (new List<string>(), $"/requests?person={town.BenId}&limit=2&at={last}");
        while (true)
        {
            var page = await town.Ben.GetAsync(path);
            seen.AddRange(Ids(page));
            if (!page.Body.TryGetProperty("next", out var next)) break;
            path = $"/requests?person={town.BenId}&limit=2&after={next.GetString()}";
            page.Headers.GetValues("Link").Single().Should().Contain($"after={next.GetString()}").And.EndWith("rel=\"next\"");
        }
        seen.Take(5).Should().Equal(raised);
        seen.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task A_past_list_is_what_was_known_then()
    {
        var first = await town.Cleo.PostAsync("/requests/raise", Town.Asking("First"));
        var then = (await town.Ada.GetAsync($"/requests/{first.Id}/story")).Body.GetProperty("events")[0].GetProperty("recordedAt")
            .GetString()!;
        var second = await town.Cleo.PostAsync("/requests/raise", Town.Asking("Second"));
        await town.Cleo.PostAsync($"/requests/{first.Id}/withdraw", null);

        var past = await town.Ada.GetAsync($"/requests?asOf={then}&open=true&limit=200");
        Ids(past).Should().Contain(first.Id).And.NotContain(second.Id);
        past.Body.GetProperty("asOf").GetString().Should().Be(then);
        past.Body.GetProperty("position").GetInt64().Should().Be(first.Position);
        Ids(await town.Ada.GetAsync("/requests?asOf=2000-01-01T00:00:00Z")).Should().BeEmpty();
    }

    [Fact]
    public async Task Only_what_was_asked_for_is_listed()
    {
        var food = await town.Cleo.PostAsync("/requests/raise",
            new { category = "food", words = "Soup", wanted = new { amount = 1, unit = "portion" }, ward = Town.Ward });
        var at = $"limit=200&at={food.Position}";
        Items(await town.Ada.GetAsync($"/requests?category=food&{at}")).Should()
            .OnlyContain(r => r.GetProperty("category").GetString() == "food").And.Contain(r => r.GetProperty("id").GetString() == food.Id);
        Ids(await town.Ada.GetAsync($"/requests?category=baby&{at}")).Should().NotContain(food.Id);
        Ids(await town.Ada.GetAsync($"/requests?person={town.BenId}&{at}")).Should().NotContain(food.Id);
        Ids(await town.Ada.GetAsync($"/requests?open=false&{at}")).Should().NotContain(food.Id);
        Ids(await town.Ada.GetAsync($"/requests?unmatched=true&{at}")).Should().Contain(food.Id);
        Ids(await town.Cleo.GetAsync($"/requests?person={town.CleoId}&{at}")).Should().Contain(food.Id, "they are her own");
        (await town.Cleo.GetAsync($"/requests?person={town.BenId}")).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_list_without_personal_values_is_not_sent_again_while_it_is_the_same()
    {
        var session = await town.Ada.PostAsync("/sessions/plan", ReadingARequest.Planned());
        var path = $"/sessions?from={DateTime.UtcNow:yyyy-MM-dd'T'HH:mm:ss'Z'}&at={session.Position}";
        var list = await town.Cleo.GetAsync(path);
        Ids(list).Should().Contain(session.Id);
        list.IsKeptNowhere.Should().BeFalse();

        (await town.Cleo.GetAsync(path, list.Tag)).ShouldBe(HttpStatusCode.NotModified);
        var booked = (await town.Cleo.PostAsync($"/sessions/{session.Id}/book", null)).ShouldBe(HttpStatusCode.OK);
        var after = await town.Cleo.GetAsync(path.Replace($"at={session.Position}", $"at={booked.Position}", StringComparison.Ordinal),
            list.Tag);
        after.ShouldBe(HttpStatusCode.OK).Tag.Should().NotBe(list.Tag);
    }

    [Fact]
    public async Task Who_comes_to_a_session_is_for_coordinators_and_ones_own_place_for_oneself()
    {
        var session = (await town.Ada.PostAsync("/sessions/plan", ReadingARequest.Planned())).Id;
        await town.Cleo.PostAsync($"/sessions/{session}/book", null);
        await town.Ben.PostAsync($"/sessions/{session}/book", null);

        Bookings(await town.Ada.GetAsync($"/sessions/{session}")).Should().BeEquivalentTo(town.BenId.ToString(), town.CleoId.ToString());
        Bookings(await town.Cleo.GetAsync($"/sessions/{session}")).Should().Equal(town.CleoId.ToString());
        Bookings(await town.As("hal").GetAsync($"/sessions/{session}") is { Status: HttpStatusCode.NotFound } ? await JoinedAsync(session)
            : throw new InvalidOperationException()).Should().BeEmpty();

        static IEnumerable<string> Bookings(Answered session) =>
            session.ShouldBe(HttpStatusCode.OK).Body.GetProperty("bookings").EnumerateArray()
                .Select(b => b.GetProperty("person").GetString()!);
    }

    [Fact]
    public async Task People_are_listed_by_name_for_those_who_look_after_them_and_kept_nowhere()
    {
        var list = await town.Ada.GetAsync("/people?limit=200&standing=member");
        list.IsKeptNowhere.Should().BeTrue();
        Items(list).Select(p => p.GetProperty("name").GetProperty("value").GetString()).Should().Contain(["Ada", "Ben", "Cleo"]);

        (await town.Cleo.GetAsync($"/people/{town.CleoId}")).ShouldBe(HttpStatusCode.OK).Body.GetProperty("roles").EnumerateArray()
            .Select(r => r.GetString()).Should().Equal("person", "member");
        (await town.Cleo.GetAsync($"/people/{town.BenId}")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_day_shows_what_is_open_soonest_first_with_what_waits_for_it()
    {
        var inTwoHours = TimeZoneInfo.ConvertTime(town.Clock.GetUtcNow().AddHours(2), TimeZoneInfo.FindSystemTimeZoneById("Europe/London"));
        var soon = await town.RaiseAsync(body: Town.Asking("Needed soon",
            neededBy: new { on = inTwoHours.ToString("yyyy-MM-dd", null), at = inTwoHours.ToString("HH:mm", null) }));
        var later = await town.RaiseAsync(body: Town.Asking("Needed later",
            neededBy: new { on = DateTime.UtcNow.AddDays(9).ToString("yyyy-MM-dd", null) }));
        var proposed = await town.Ada.PostAsync("/matches/propose",
            new { request = soon, offer = await town.OfferAsync(), quantity = new { amount = 1, unit = "pack" } });

        var day = (await town.Ada.GetAsync($"/today?at={proposed.Position}")).ShouldBe(HttpStatusCode.OK);
        var requests = day.Body.GetProperty("requests").EnumerateArray().ToList();
        var ids = requests.ConvertAll(r => r.GetProperty("request").GetProperty("id").GetString());
        ids.IndexOf(soon).Should().BeInRange(0, ids.IndexOf(later) - 1);
        requests[ids.IndexOf(soon)].GetProperty("waiting")[0].GetProperty("id").GetString().Should().Be(proposed.Id);
        day.Body.GetProperty("now").GetProperty("dueUnmatched").GetInt64().Should().BePositive();
        day.Body.GetProperty("now").GetProperty("waiting").GetInt64().Should().BePositive();
        day.Body.GetProperty("justHappened")[0].GetProperty("seq").GetInt64().Should().BeGreaterThanOrEqualTo(proposed.Position);
        day.IsKeptNowhere.Should().BeTrue();
    }

    private async Task<Answered> JoinedAsync(string session)
    {
        await town.As("hal").PostAsync("/people/join", new { name = "Hal" });
        return await town.As("hal").GetAsync($"/sessions/{session}");
    }
}
