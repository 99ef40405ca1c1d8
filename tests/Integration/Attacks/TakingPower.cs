using System.Net;
using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Host.Commands;
using Coordination.Host.Operations;
using Coordination.Integration.Api;
using Coordination.Integration.People;
using Coordination.Integration.Programs;

namespace Coordination.Integration.Attacks;

/// <summary>A coordinator, who is no steward, tries to become one, to make one, or to leave the community without any.</summary>
[Collection(nameof(Town))]
public sealed class TakingPower(Town town)
{
    [Fact]
    public async Task Nobody_stands_down_leaves_or_gives_a_role_up_by_the_word_of_another()
    {
        var (ada, cody, adaId, _, friend) = await CommunityAsync();
        (await cody.PostAsync($"/people/{adaId}/give-up-role", Newcomers.For(adaId, ("role", "steward"), ("successor", friend))))
            .ShouldBeProblem(HttpStatusCode.Conflict, "person.never-for-another");
        (await cody.PostAsync($"/people/{adaId}/leave", Newcomers.For(adaId)))
            .ShouldBeProblem(HttpStatusCode.Conflict, "person.never-for-another");
        (await cody.PostAsync($"/people/{friend}/grant-role", Newcomers.For(adaId, ("role", "helper"))))
            .ShouldBeProblem(HttpStatusCode.Forbidden, "caller.not-allowed");
        await ShouldLookAfterAsync(ada);
    }

    [Fact]
    public async Task Nobody_who_holds_a_role_is_marked_or_merged_by_a_coordinator()
    {
        var (ada, cody, adaId, bea, friend) = await CommunityAsync();
        foreach (var steward in (string[])[adaId, bea])
        {
            (await cody.PostAsync($"/people/{steward}/mark-deceased", null))
                .ShouldBeProblem(HttpStatusCode.Conflict, "membership.by-a-steward");
            (await cody.PostAsync($"/people/{steward}/mark-minor", null))
                .ShouldBeProblem(HttpStatusCode.Conflict, "membership.under-age");
            (await cody.PostAsync($"/people/{steward}/change-contact", Newcomers.For(steward, ("birthYear", 2015))))
                .ShouldBeProblem(HttpStatusCode.Conflict, "membership.under-age");
            (await cody.PostAsync($"/people/{friend}/merge", new { into = steward, words = "the same" }))
                .ShouldBeProblem(HttpStatusCode.Conflict, "membership.merge-into-steward");
        }
        (await ada.PostAsync($"/people/{friend}/merge", new { into = bea, words = "the same" }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "membership.merge-into-steward");
        await ShouldLookAfterAsync(ada);
    }

    [Fact]
    public async Task A_steward_marked_by_mistake_returns_with_the_void_and_meanwhile_only_a_steward_is_appointed()
    {
        var (ada, cody, _, bea, friend) = await CommunityAsync();
        (await ada.PostAsync($"/people/{bea}/mark-deceased", null)).ShouldBe(HttpStatusCode.OK);
        (await ada.PostAsync($"/people/{friend}/grant-role", new { role = "auditor" }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "community.in-succession");
        (await ada.PostAsync("/programs/issue", new { name = "Display", scopes = new[] { "read-today" }, days = 30 }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "community.in-succession");
        (await cody.PostAsync($"/people/{bea}/void-deceased", new { words = "she is well" }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "membership.by-a-steward");
        (await ada.PostAsync($"/people/{bea}/void-deceased", new { words = "she is well" })).ShouldBe(HttpStatusCode.OK);
        (await ada.PostAsync($"/people/{friend}/grant-role", new { role = "helper" })).ShouldBe(HttpStatusCode.OK);

        (await ada.PostAsync($"/people/{bea}/mark-deceased", null)).ShouldBe(HttpStatusCode.OK);
        (await ada.PostAsync($"/people/{friend}/appoint-steward", null)).ShouldBe(HttpStatusCode.OK);
        (await ada.PostAsync("/programs/issue", new { name = "Display", scopes = new[] { "read-today" }, days = 30 }))
            .ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Where_nobody_can_name_a_steward_the_operator_does_and_every_member_sees_it()
    {
        var (ada, cody, _, bea, friend) = await CommunityAsync();
        var community = new CommunityId((await ada.GetAsync("")).Body.GetProperty("id").GetGuid());
        async Task<Answer> RecoverAsync() => await RecoverCommand.RecoverAsync(town.Host.Services, community, new(Guid.Parse(friend)),
            "Both have died", TestContext.Current.CancellationToken);
        (await RecoverAsync()).Should().BeOfType<Answer.Refused>().Which.Why.Should().Be(RecoverSteward.HasStewards);
        (await ada.PostAsync($"/people/{bea}/mark-deceased", null)).ShouldBe(HttpStatusCode.OK);
        (await RecoverAsync()).Should().BeOfType<Answer.Done>();
        (await cody.GetAsync($"/people/{friend}")).Body.GetProperty("roles").ToString().Should().Contain("steward");
        EventNames.Of(typeof(StewardshipRecovered)).Visibility.Should().Be(To.Members);
        await ShouldLookAfterAsync(ada);
    }

    [Fact]
    public async Task Who_is_merged_away_holds_no_role_is_led_to_the_other_record_and_does_not_part_them()
    {
        var (ada, cody, _, _, friend) = await CommunityAsync();
        var codyId = await IdAsync(cody);
        (await ada.PostAsync($"/people/{codyId}/merge", new { into = friend, words = "one person" })).ShouldBe(HttpStatusCode.OK);
        (await cody.GetAsync("/today")).ShouldBeProblem(HttpStatusCode.Forbidden, "caller.not-allowed");
        (await cody.PostAsync($"/people/{codyId}/unmerge", new { words = "no" }))
            .ShouldBeProblem(HttpStatusCode.Forbidden, "caller.not-allowed");
        (await IdAsync(cody)).Should().Be(friend);
        (await ada.PostAsync($"/people/{codyId}/unmerge", new { words = "two people" })).ShouldBe(HttpStatusCode.OK);
        (await IdAsync(cody)).Should().Be(codyId);
        (await cody.GetAsync("/today")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Roles_lost_by_a_mistaken_mark_come_back_and_who_was_declined_is_not_invited_past_a_steward()
    {
        var (ada, cody, _, _, friend) = await CommunityAsync();
        (await ada.PostAsync($"/people/{friend}/grant-role", new { role = "helper" })).ShouldBe(HttpStatusCode.OK);
        (await ada.PostAsync($"/people/{friend}/mark-minor", null)).ShouldBe(HttpStatusCode.OK);
        (await cody.PostAsync($"/people/{friend}/void-minor", new { words = "older" }))
            .ShouldBeProblem(HttpStatusCode.Forbidden, "caller.not-allowed");
        (await ada.PostAsync($"/people/{friend}/void-minor", new { words = "older" })).ShouldBe(HttpStatusCode.OK);
        (await ada.GetAsync($"/people/{friend}")).Body.GetProperty("roles").ToString().Should().Contain("helper");

        var applicant = (await town.As("nil", Code(ada)).PostAsync("/people/join", new { name = "Nil" }))
            .ShouldBe(HttpStatusCode.Created).Id;
        (await ada.PostAsync($"/people/{applicant}/decline", new { words = "not now" })).ShouldBe(HttpStatusCode.OK);
        (await cody.PostAsync($"/people/{applicant}/invite", null))
            .ShouldBeProblem(HttpStatusCode.Conflict, "membership.was-declined");
    }

    [Fact]
    public async Task Whoever_notes_that_a_steward_died_does_not_appoint_the_next_one_nor_take_everything_away()
    {
        var (ada, cody, _, bea, friend) = await CommunityAsync();
        (await ada.PostAsync($"/people/{friend}/appoint-steward", null)).ShouldBe(HttpStatusCode.OK);
        (await ada.PostAsync($"/people/{bea}/mark-deceased", null)).ShouldBe(HttpStatusCode.OK);
        (await ada.PostAsync($"/people/{await IdAsync(cody)}/appoint-steward", null))
            .ShouldBeProblem(HttpStatusCode.Conflict, "community.noted-another");
        (await ada.PostAsync($"/people/{friend}/mark-deceased", null))
            .ShouldBeProblem(HttpStatusCode.Conflict, "community.another-steward-rests");
        (await ada.PostAsync("/export/agree", null)).ShouldBeProblem(HttpStatusCode.Conflict, "community.export-contested");
        (await town.As("friend", Code(ada)).PostAsync($"/people/{await IdAsync(cody)}/appoint-steward", null)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_program_stops_with_the_steward_who_let_it_in()
    {
        var (ada, _, adaId, _, friend) = await CommunityAsync();
        var issued = (await ada.PostAsync("/programs/issue", new { name = "Display", scopes = new[] { "read-today" }, days = 30 }))
            .ShouldBe(HttpStatusCode.Created);
        var program = town.With(issued.Body.GetProperty("token").GetString()!, Code(ada));
        (await program.GetAsync("/today")).ShouldBe(HttpStatusCode.OK);

        (await ada.PostAsync($"/people/{adaId}/give-up-role", new { role = "steward", successor = friend })).ShouldBe(HttpStatusCode.OK);

        (await program.GetAsync("/today")).ShouldBeProblem(HttpStatusCode.Unauthorized, "caller.sign-in");
        (await town.As("friend", Code(ada)).GetAsync($"/programs/{issued.Id}")).Body.GetProperty("live").GetBoolean().Should().BeFalse();
    }

    [Theory, InlineData("system"), InlineData("import")]
    public async Task The_server_alone_says_that_something_came_by_itself(string channel)
    {
        var (caller, id) = await town.NewcomerAsync("Otto");
        (await caller.PostAsync($"/people/{id}/restrict-address", new { channel })).ShouldName("channel");
        (await caller.PostAsync($"/people/{id}/restrict-address", new { channel = "phone" }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "entry.channel-not-yours");
    }

    private readonly Dictionary<Caller, string> codes = [];

    private string Code(Caller caller) => codes[caller];

    /// <summary>A community with two stewards, Ada and Bea, a coordinator, and a friend of the coordinator.</summary>
    private async Task<(Caller Ada, Caller Cody, string AdaId, string Bea, string Friend)> CommunityAsync()
    {
        var (code, ada) = await town.FoundedAsync(new { id = "1", parameter = "joining", codes = new[] { "application" } });
        codes[ada] = code;
        var people = new Dictionary<string, string>();
        foreach (var name in (string[])["bea", "cody", "friend"])
        {
            people[name] = (await town.As(name, code).PostAsync("/people/join", new { name })).ShouldBe(HttpStatusCode.Created).Id;
            (await ada.PostAsync($"/people/{people[name]}/accept", null)).ShouldBe(HttpStatusCode.OK);
        }
        (await ada.PostAsync($"/people/{people["bea"]}/appoint-steward", null)).ShouldBe(HttpStatusCode.OK);
        (await ada.PostAsync($"/people/{people["cody"]}/grant-role", new { role = "coordinator" })).ShouldBe(HttpStatusCode.OK);
        return (ada, town.As("cody", code), await IdAsync(ada), people["bea"], people["friend"]);
    }

    private static async Task<string> IdAsync(Caller caller) =>
        (await caller.GetAsync("/me")).ShouldBe(HttpStatusCode.OK).Body.GetProperty("person").GetProperty("id").GetString()!;

    private static async Task ShouldLookAfterAsync(Caller steward) =>
        (await steward.PostAsync("/programs/issue", new { name = "Display", scopes = new[] { "read-today" }, days = 30 }))
            .ShouldBe(HttpStatusCode.Created);
}
