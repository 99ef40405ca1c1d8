using System.Net;
using Coordination.Domain.Kernel;
using Coordination.Host.Keys;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Integration.Api;

[Collection(nameof(Town))]
public sealed class ReadingARequest(Town town)
{
    [Fact]
    public async Task Its_tag_is_its_version_and_what_is_unchanged_is_not_sent_again()
    {
        var id = await town.RaiseAsync();
        var first = (await town.Ada.GetAsync($"/requests/{id}")).ShouldBe(HttpStatusCode.OK);
        first.Tag.Should().Be("\"1\"");
        first.Body.GetProperty("open").GetProperty("amount").GetInt32().Should().Be(2);

        (await town.Ada.GetAsync($"/requests/{id}", "\"1\"")).ShouldBe(HttpStatusCode.NotModified).Tag.Should().Be("\"1\"");
        (await town.Ada.PostAsync($"/requests/{id}/give", new { given = new { amount = 1, unit = "pack" }, shortfall = "no-stock" },
            ifMatch: "\"1\"")).ShouldBe(HttpStatusCode.OK).Tag.Should().Be("\"2\"");
        (await town.Ada.GetAsync($"/requests/{id}", "\"1\"")).ShouldBe(HttpStatusCode.OK).Tag.Should().Be("\"2\"");
    }

    [Fact]
    public async Task A_command_held_against_an_old_version_is_overtaken()
    {
        var id = await town.RaiseAsync();
        (await town.Ada.PostAsync($"/requests/{id}/give", new { given = new { amount = 1, unit = "pack" }, shortfall = "no-stock" }))
            .ShouldBe(HttpStatusCode.OK);

        (await town.Cleo.PostAsync($"/requests/{id}/withdraw", null, ifMatch: "\"1\""))
            .ShouldBeProblem(HttpStatusCode.PreconditionFailed, "caller.overtaken");
        (await town.Cleo.PostAsync($"/requests/{id}/withdraw", null, ifMatch: "\"2\"")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Its_words_are_opened_for_coordinators_and_the_person_and_kept_nowhere()
    {
        var id = await town.RaiseAsync(body: Town.Asking("Size 4, for two days"));

        foreach (var viewer in (Caller[])[town.Ada, town.Cleo])
        {
            var seen = (await viewer.GetAsync($"/requests/{id}")).ShouldBe(HttpStatusCode.OK);
            seen.Body.GetProperty("words").GetProperty("value").GetString().Should().Be("Size 4, for two days");
            seen.IsKeptNowhere.Should().BeTrue();
        }
        (await town.Ben.GetAsync($"/requests/{id}")).ShouldBeProblem(HttpStatusCode.NotFound, "caller.not-found");
    }

    [Fact]
    public async Task A_helper_sees_its_words_once_both_have_said_yes_and_not_before()
    {
        var (request, offer) = (await town.RaiseAsync(body: Town.Asking("Behind the bakery")), await town.OfferAsync());
        var match = await town.ProposeAsync(request, offer);

        var before = (await town.Ben.GetAsync($"/requests/{request}")).ShouldBe(HttpStatusCode.OK);
        before.Body.GetProperty("words").TryGetProperty("value", out _).Should().BeFalse();
        before.IsKeptNowhere.Should().BeFalse();

        (await town.Cleo.PostAsync($"/matches/{match}/accept", new { side = "person" })).ShouldBe(HttpStatusCode.OK);
        (await town.Ben.PostAsync($"/matches/{match}/accept", new { side = "helper" })).ShouldBe(HttpStatusCode.OK);
        var after = (await town.Ben.GetAsync($"/requests/{request}")).ShouldBe(HttpStatusCode.OK);
        after.Body.GetProperty("words").GetProperty("value").GetString().Should().Be("Behind the bakery");
        after.IsKeptNowhere.Should().BeTrue();

        (await town.Ben.PostAsync($"/matches/{match}/dissolve", null)).ShouldBe(HttpStatusCode.OK);
        (await town.Ben.GetAsync($"/requests/{request}")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Whoever_saw_a_persons_words_is_noted_before_they_see_them()
    {
        var host = town.Host;
        var recorded = await town.Ada.PostAsync("/people/record", new { name = "Fay" });
        var request = await town.RaiseAsync(town.Ada,
            new
            {
                onBehalfOf = recorded.Id,
                authority = "verbal-consent",
                category = "food",
                words = "Bread",
                wanted = new { amount = 1, unit = "item" },
                ward = Town.Ward
            });
        var community = Guid.Parse((await town.Ada.GetAsync("")).Body.GetProperty("id").GetString()!);

        await town.Ada.GetAsync($"/requests/{request}");

        var about = await host.Services.GetRequiredService<DisclosureLog>()
            .AboutAsync(new(community), new(Guid.Parse(recorded.Id)), 10, TestContext.Current.CancellationToken);
        about.Should().ContainSingle().Which.Should()
            .Match<Disclosure>(d => d.DataClass == "words" && d.Purpose == "coordination" && d.Viewer.Kind == "person");
    }

    [Fact]
    public async Task Erased_words_are_said_to_be_erased_even_to_those_who_hold_the_version()
    {
        var recorded = await town.Ada.PostAsync("/people/record", new { name = "Gil" });
        var request = await town.RaiseAsync(town.Ada,
            new
            {
                onBehalfOf = recorded.Id,
                authority = "verbal-consent",
                category = "food",
                words = "Tinned fish",
                wanted = new { amount = 1, unit = "item" },
                ward = Town.Ward
            });
        var community = Guid.Parse((await town.Ada.GetAsync("")).Body.GetProperty("id").GetString()!);
        var seen = await town.Ada.GetAsync($"/requests/{request}");

        await town.Host.Services.GetRequiredService<KeyRing>()
            .DestroyAsync(new CommunityId(community), new PersonId(Guid.Parse(recorded.Id)), TestContext.Current.CancellationToken);

        var after = (await town.Ada.GetAsync($"/requests/{request}", seen.Tag)).ShouldBe(HttpStatusCode.OK);
        after.Body.GetProperty("words").GetProperty("erased").GetBoolean().Should().BeTrue();
    }

    [Fact]
    public async Task Its_story_is_everything_that_happened_to_it_and_its_match_in_the_order_of_the_store()
    {
        var (request, offer) = (await town.RaiseAsync(), await town.OfferAsync());
        await town.ConfirmAsync(request, offer);

        var story = (await town.Ada.GetAsync($"/requests/{request}/story")).ShouldBe(HttpStatusCode.OK).Body.GetProperty("events")
            .EnumerateArray().ToList();
        story.Select(e => e.GetProperty("type").GetString()).Should().Equal(
            "request.raised", "match.proposed", "match.accepted", "match.accepted", "match.confirmed", "match.contact-disclosed",
                "match.contact-disclosed", "request.matched");
        story.Select(e => e.GetProperty("seq").GetInt64()).Should().BeInAscendingOrder();
        story[0].GetProperty("facts").GetProperty("words").GetProperty("value").GetString().Should().Be("Nappies, size 4");
        story[0].GetProperty("facts").GetProperty("words").TryGetProperty("cipher", out _).Should().BeFalse();
        story[0].GetProperty("actor").GetString().Should().Be($"person:{town.CleoId}");
        story[4].GetProperty("clauses").EnumerateArray().Select(c => c.GetString()).Should().Equal("CL-2");

        Types(await town.Cleo.GetAsync($"/requests/{request}/story")).Should().HaveCount(8, "it is about her");
        Types(await town.Ben.GetAsync($"/requests/{request}/story")).Should()
            .OnlyContain(type => type.StartsWith("match.", StringComparison.Ordinal), "only the match is about him");

        static IEnumerable<string> Types(Answered story) =>
            story.ShouldBe(HttpStatusCode.OK).Body.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("type").GetString()!)
                .ToList();
    }

    [Fact]
    public async Task Its_story_holds_its_own_place_in_a_session_and_nobody_elses()
    {
        var request = await town.RaiseAsync();
        var session = (await town.Ada.PostAsync("/sessions/plan", Planned())).ShouldBe(HttpStatusCode.Created).Id;
        (await town.Ben.PostAsync($"/sessions/{session}/book", null)).ShouldBe(HttpStatusCode.OK);
        (await town.Cleo.PostAsync($"/sessions/{session}/book", new { request })).ShouldBe(HttpStatusCode.OK);

        var story = (await town.Ada.GetAsync($"/requests/{request}/story")).Body.GetProperty("events").EnumerateArray().ToList();

        story.Select(e => e.GetProperty("type").GetString()).Should()
            .BeEquivalentTo("request.raised", "session.place-booked", "request.booked");
        story.Single(e => e.GetProperty("type")
            .GetString() == "session.place-booked").GetProperty("facts").GetProperty("person").GetString().Should()
            .Be(town.CleoId.ToString());
    }

    internal static object Planned(int capacity = 5) => new
    {
        title = "Open larder",
        category = "food",
        starts = new { on = DateTime.UtcNow.AddDays(2).ToString("yyyy-MM-dd", null), at = "12:00" },
        minutes = 90,
        ward = Town.Ward,
        capacity = new { amount = capacity, unit = "person" },
    };
}
