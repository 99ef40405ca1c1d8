using System.Net;
using System.Text.Json;
using Coordination.Integration.Api;
using Coordination.Integration.Pages;
using Coordination.Integration.People;
using Coordination.Integration.Postgres;
using static Coordination.Integration.People.Newcomers;

namespace Coordination.Integration.Reviews;

/// <summary>What was done without asking, or entered against the record, is looked at by somebody else, by a date.</summary>
[Collection(nameof(Town))]
public sealed class LookingAgain(Town town, TestPostgres postgres)
{
    [Fact]
    public async Task What_is_done_in_an_emergency_is_on_a_list_with_a_date_until_another_coordinator_has_looked()
    {
        var ((cody, codyId), (_, person)) = (await town.NewcomerAsync("Cody"), await town.NewcomerAsync("Pat"));
        (await town.Ada.PostAsync($"/people/{codyId}/grant-role", new { role = "coordinator" })).ShouldBe(HttpStatusCode.OK);
        var request = (await cody.PostAsync("/requests/raise", Asking(person, "emergency"))).ShouldBe(HttpStatusCode.Created).Id;

        var (review, row) = await OpenAsync(town.Ada, request);
        row.GetProperty("causes")[0].GetString().Should().Be("emergency");
        row.GetProperty("operation").GetString().Should().Be("raiseRequest");
        (row.GetProperty("dueAt").GetDateTimeOffset() - row.GetProperty("actedAt").GetDateTimeOffset()).Should().Be(TimeSpan.FromDays(7));
        (await town.Ada.GetAsync("/requests/" + request)).ShouldBe(HttpStatusCode.OK);
        (await town.Cleo.GetAsync("/reviews")).ShouldBeProblem(HttpStatusCode.Forbidden, "caller.not-allowed");

        var found = new { finding = "in-order", words = "Pat had fallen." };
        (await cody.PostAsync($"/reviews/{review}/close", found)).ShouldBeProblem(HttpStatusCode.Conflict, "review.own-act");
        (await town.Cleo.PostAsync($"/reviews/{review}/close", found)).ShouldBeProblem(HttpStatusCode.Forbidden, "caller.not-allowed");
        (await town.Ada.PostAsync($"/reviews/{review}/close", found)).ShouldBe(HttpStatusCode.OK);
        (await town.Ada.PostAsync($"/reviews/{review}/close", new { finding = "wrong" }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "review.already-closed");
        await town.ListedAsync();
        (await town.Ada.GetAsync("/reviews?open=false")).Body.GetProperty("items").EnumerateArray()
            .Single(r => r.GetProperty("id").GetString() == review).GetProperty("words").GetProperty("value").GetString()
            .Should().Be("Pat had fallen.");
    }

    [Fact]
    public async Task Asking_for_a_child_needs_no_parent_but_a_review()
    {
        var (_, child) = await town.NewcomerAsync("Kit");
        (await town.Ada.PostAsync($"/people/{child}/mark-minor", null)).ShouldBe(HttpStatusCode.OK);
        var request = (await town.Ada.PostAsync("/requests/raise", Asking(child))).ShouldBe(HttpStatusCode.Created).Id;
        (await OpenAsync(town.Ada, request)).Row.GetProperty("causes")[0].GetString().Should().Be("child");

        var (_, grown) = await town.NewcomerAsync("Gwen");
        var other = (await town.Ada.PostAsync("/requests/raise", Asking(grown))).ShouldBe(HttpStatusCode.Created).Id;
        await town.ListedAsync();
        (await town.Ada.GetAsync("/reviews?open=true")).Body.ToString().Should().NotContain(other);
    }

    [Fact]
    public async Task What_comes_before_something_on_record_is_kept_without_effect_until_somebody_has_looked()
    {
        await using var own = await Town.WithAClockOfItsOwnAsync(postgres);
        var request = await own.RaiseAsync();
        await own.MoveClockAsync(own.Clock.GetUtcNow().AddHours(1));
        (await own.Ada.PostAsync($"/requests/{request}/give", new { given = new { amount = 2, unit = "pack" } }))
            .ShouldBe(HttpStatusCode.OK);
        var before = (await own.Ada.GetAsync("/requests/" + request)).Body.ToString();
        await own.MoveClockAsync(own.Clock.GetUtcNow().AddHours(1));

        // She rang half an hour after she had asked, and was written down on paper.
        var rang = Town.Instant(own.Clock.GetUtcNow().AddMinutes(-90));
        var slip = For(own.CleoId.ToString(), ("channel", "paper"), ("occurredAt", rang));
        var answer = (await own.Ada.PostAsync($"/requests/{request}/withdraw", slip))
            .ShouldBeProblem(HttpStatusCode.Conflict, "entry.contradicts");
        (await own.Ada.GetAsync("/requests/" + request)).Body.ToString().Should().Be(before);

        await own.ListedAsync();
        var (review, row) = await OpenAsync(own.Ada, request);
        review.Should().Be(answer.Body.GetProperty("recorded").GetProperty("subject").GetString());
        row.GetProperty("causes")[0].GetString().Should().Be("late-entry");
        row.GetProperty("inNameOf").GetString().Should().Be(own.CleoId.ToString());
        row.GetProperty("actedAt").GetString().Should().Be(rang);

        // After it, it is an entry like any other.
        (await own.Ada.PostAsync($"/people/{own.CleoId}/change-contact", For(own.CleoId.ToString(), ("phone", "07700 900444"),
            ("occurredAt", Town.Instant(own.Clock.GetUtcNow().AddMinutes(-20)))))).ShouldBe(HttpStatusCode.OK);
        (await own.Ada.PostAsync($"/people/{own.CleoId}/change-contact", For(own.CleoId.ToString(), ("phone", "07700 900555"),
            ("occurredAt", Town.Instant(own.Clock.GetUtcNow().AddMinutes(-40))))))
            .ShouldBeProblem(HttpStatusCode.Conflict, "entry.contradicts");
        (await own.Cleo.GetAsync($"/people/{own.CleoId}/contact")).Body.ToString().Should().Contain("900444").And.NotContain("900555");
    }

    [Fact]
    public async Task What_was_promised_meanwhile_is_a_contradiction_too_and_the_same_slip_is_kept_once()
    {
        await using var own = await Town.WithAClockOfItsOwnAsync(postgres);
        var request = await own.RaiseAsync();
        await own.MoveClockAsync(own.Clock.GetUtcNow().AddHours(2));
        await own.ConfirmAsync(request, await own.OfferAsync());
        var slip = For(own.CleoId.ToString(), ("channel", "paper"), ("occurredAt", Town.Instant(own.Clock.GetUtcNow().AddHours(-1))));

        foreach (var _ in (int[])[1, 2, 3])
            (await own.Ada.PostAsync($"/requests/{request}/withdraw", slip)).ShouldBeProblem(HttpStatusCode.Conflict, "entry.contradicts");

        await own.ListedAsync();
        (await own.Ada.GetAsync("/reviews?open=true")).Body.GetProperty("items").GetArrayLength().Should().Be(1);
        (await own.Ada.GetAsync($"/requests/{request}/story")).Body.GetProperty("events").EnumerateArray()
            .Count(e => e.GetProperty("type").GetString() == "review.opened").Should().Be(1);
    }

    [Fact]
    public async Task What_is_taken_down_by_name_alone_is_reviewed_as_well()
    {
        var name = $"Wyn {Guid.NewGuid():N}";
        var added = (await town.Ada.PostAsync("/requests/add", new
        {
            name,
            phone = "07700 900812",
            isNew = true,
            category = "baby",
            words = "Nappies",
            ward = Town.Ward,
            wanted = new { amount = 1, unit = "pack" },
            authority = "emergency",
            channel = "phone",
        })).ShouldBe(HttpStatusCode.Created).Id;
        (await OpenAsync(town.Ada, added)).Row.GetProperty("causes")[0].GetString().Should().Be("emergency");
        (await town.Ada.PostAsync($"/requests/{added}/withdraw", new { authority = "emergency" }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "person.authority-for-nobody");
    }

    [Fact]
    public async Task Everybody_reads_what_others_did_in_their_name()
    {
        var (pat, id) = await town.NewcomerAsync("Pat");
        var request = (await town.Ada.PostAsync("/requests/raise", Asking(id))).ShouldBe(HttpStatusCode.Created).Id;
        (await town.Ada.PostAsync($"/people/{id}/change-contact", For(id, ("phone", "07700 900333"), ("channel", "phone"))))
            .ShouldBe(HttpStatusCode.OK);
        (await pat.PostAsync($"/requests/{request}/withdraw", null)).ShouldBe(HttpStatusCode.OK);

        var done = (await pat.GetAsync("/me/done-in-my-name")).ShouldBe(HttpStatusCode.OK).Body.GetProperty("events")
            .EnumerateArray().ToList();
        done.Select(e => e.GetProperty("type").GetString()).Should().Equal("membership.contact-given", "request.raised");
        done.Select(e => e.GetProperty("onBehalfOf").GetString()).Should().AllBe(id);
        var match = await town.ProposeAsync(await town.RaiseAsync(pat), await town.OfferAsync(), amount: 1);
        (await town.Ada.PostAsync($"/matches/{match}/dissolve", For(id))).ShouldBe(HttpStatusCode.OK);
        (await new Browsing(pat.Http).GetAsync("/mill-street/my-data")).ShouldBe(HttpStatusCode.OK).Text.Should()
            .Contain("fell through").And.NotContain("of Ben", "they never said yes to each other");
        (await town.Ada.GetAsync("/me/done-in-my-name")).Body.GetProperty("events").GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task Everybody_reads_what_others_did_with_what_is_theirs_also_where_nobody_was_named()
    {
        var (pat, _) = await town.NewcomerAsync("Pat");
        var request = await town.RaiseAsync(pat);
        var match = await town.ProposeAsync(request, await town.OfferAsync());
        (await town.Ben.PostAsync($"/matches/{match}/accept", new { side = "helper" })).ShouldBe(HttpStatusCode.OK);
        (await town.Ada.PostAsync($"/requests/{request}/withdraw", null)).ShouldBe(HttpStatusCode.OK);

        var done = (await pat.GetAsync("/me/done-in-my-name")).ShouldBe(HttpStatusCode.OK).Body.GetProperty("events").EnumerateArray()
            .Select(e => (e.GetProperty("type").GetString(), e.GetProperty("actor").GetString())).ToList();
        var ada = (await town.Ada.GetAsync("/me")).Body.GetProperty("person").GetProperty("id").GetString();
        done.Should().Equal(("request.withdrawn", "person:" + ada), ("match.proposed", "person:" + ada));
        (await new Browsing(pat.Http).GetAsync("/mill-street/my-data")).ShouldBe(HttpStatusCode.OK).Text.Should().NotContain("Ben");
    }

    private static object Asking(string person, string authority = "verbal-consent") => For(person, ("category", "baby"),
        ("words", "Nappies"), ("ward", Town.Ward), ("wanted", new { amount = 1, unit = "pack" }), ("authority", authority));

    private async Task<(string Id, JsonElement Row)> OpenAsync(Caller caller, string thing)
    {
        await town.ListedAsync();
        var row = (await caller.GetAsync("/reviews?open=true")).ShouldBe(HttpStatusCode.OK).Body.GetProperty("items").EnumerateArray()
            .Single(r => r.GetProperty("thing").GetString() == thing);
        return (row.GetProperty("id").GetString()!, row);
    }
}
