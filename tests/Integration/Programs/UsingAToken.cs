using System.Net;
using Coordination.Domain.Kernel;
using Coordination.Domain.Programs;
using Coordination.Host.Commands;
using Coordination.Host.SignIn;
using Coordination.Integration.Api;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Coordination.Integration.Programs;

[Collection(nameof(Town))]
public sealed class UsingAToken(Town town)
{
    [Fact]
    public async Task A_token_is_shown_once_and_kept_nowhere()
    {
        object listings = new { name = "Listings", scopes = new[] { "read-sessions" }, days = 30 };
        var issued = (await town.Ada.PostAsync("/programs/issue", listings, "issue-once")).ShouldBe(HttpStatusCode.Created);
        var token = issued.Body.GetProperty("token").GetString()!;
        issued.IsKeptNowhere.Should().BeTrue();
        issued.Headers.Location!.ToString().Should().EndWith("/programs/" + issued.Id);

        var again = (await town.Ada.PostAsync("/programs/issue", listings, "issue-once")).ShouldBe(HttpStatusCode.Created);
        again.Id.Should().Be(issued.Id);
        again.Body.TryGetProperty("token", out _).Should().BeFalse();

        var secret = token.Split('_')[2];
        foreach (var read in (string[])["/programs", "/programs/" + issued.Id])
            (await town.Ada.GetAsync(read)).ShouldBe(HttpStatusCode.OK).Body.ToString().Should().NotContain(secret).And.Contain("Listings");
        (await CountAsync("select count(*) from coordination.mt_events where data::text || headers::text like $1", $"%{secret}%")).Should()
            .Be(0);
        (await CountAsync("select count(*) from host.program_token where program_token::text like $1", $"%{secret}%")).Should().Be(0);
        (await CountAsync("select count(*) from host.idempotency where answer::text like $1", $"%{secret}%")).Should().Be(0);
    }

    [Fact]
    public async Task A_program_does_what_its_scopes_say_and_nothing_more()
    {
        var request = await town.RaiseAsync();
        var (reader, _) = await LetInAsync(["read-requests"]);

        (await reader.GetAsync("/requests")).ShouldBe(HttpStatusCode.OK);
        (await reader.GetAsync($"/requests/{request}")).ShouldBe(HttpStatusCode.OK);
        (await reader.GetAsync($"/requests/{request}/story")).ShouldBe(HttpStatusCode.OK).Body.GetProperty("events").GetArrayLength()
            .Should().BePositive();
        foreach (var path in (string[])["", "/today", "/offers", "/matches", "/sessions", "/people", "/people/" + town.CleoId, "/me",
            "/programs"])
            (await reader.GetAsync(path)).ShouldBeProblem(HttpStatusCode.Forbidden, "caller.not-allowed");
        foreach (var path in (string[])["/requests/raise", $"/requests/{request}/withdraw", "/people/join", "/people/record",
            "/programs/issue", "/api/communities"])
            (await reader.PostAsync(path, null)).ShouldBeProblem(HttpStatusCode.Forbidden, "caller.not-allowed");
    }

    [Fact]
    public async Task Names_words_and_contact_are_shown_by_scopes_of_their_own()
    {
        var (request, offer) = (await town.RaiseAsync(body: Town.Asking("Only for some eyes")), await town.OfferAsync());
        var match = await town.ConfirmAsync(request, offer);
        var (closed, _) = await LetInAsync(["read-requests", "read-people", "read-matches", "read-today", "read-offers"]);
        foreach (var path in (string[])["/requests", $"/requests/{request}", $"/requests/{request}/story", "/today", "/offers", "/people",
            $"/people/{town.CleoId}", "/matches", $"/matches/{match}"])
            (await closed.GetAsync(path)).ShouldBe(HttpStatusCode.OK).Body.ToString().Should()
                .NotContain("Only for some eyes").And.NotContain("\"Cleo\"").And.NotContain("\"Ben\"").And.NotContain("07700");
        (await closed.GetAsync($"/matches/{match}/contact")).ShouldBeProblem(HttpStatusCode.Forbidden, "caller.not-allowed");

        var (open, id) = await LetInAsync(["read-requests", "read-people", "read-matches", "open-words", "open-names", "open-contact"]);
        (await open.GetAsync($"/requests/{request}")).Body.GetProperty("words").GetProperty("value").GetString().Should()
            .Be("Only for some eyes");
        (await open.GetAsync($"/people/{town.CleoId}")).Body.GetProperty("name").GetProperty("value").GetString().Should().Be("Cleo");
        (await open.GetAsync($"/matches/{match}/contact")).ShouldBe(HttpStatusCode.OK).Body.ToString().Should().Contain("07700 900002");
        await using var looked = town.Host.Services.GetRequiredService<Host.Keys.KeyStore>().Database.CreateCommand(
            $"select count(*) from keys.disclosure where viewer = 'program:{id}' and subject = '{town.CleoId}'");
        ((long)(await looked.ExecuteScalarAsync(TestContext.Current.CancellationToken))!).Should()
            .Be(3, "that a program looked is noted like anybody's look");
    }

    [Fact]
    public async Task A_program_acts_for_people_in_its_own_name()
    {
        var (writer, id) = await LetInAsync(["write-requests", "read-requests"]);
        (await writer.PostAsync("/requests/raise", Town.Asking()))
            .ShouldBeProblem(HttpStatusCode.BadRequest, "input.not-understood").Body.ToString().Should().Contain("onBehalfOf");
        (await writer.PostAsync("/requests/raise", Asking(null))).ShouldBeProblem(HttpStatusCode.Conflict, "person.authority-needed");

        var raised = (await writer.PostAsync("/requests/raise", Asking("written-consent"))).ShouldBe(HttpStatusCode.Created).Id;
        var story = (await writer.GetAsync($"/requests/{raised}/story")).Body.GetProperty("events")[0];
        story.GetProperty("actor").GetString().Should().Be("program:" + id);
        story.GetProperty("onBehalfOf").GetString().Should().Be(town.CleoId.ToString());
        story.GetProperty("channel").GetString().Should().Be("api");
        (await writer.PostAsync($"/requests/{raised}/withdraw", new { onBehalfOf = town.CleoId, authority = "written-consent" }))
            .ShouldBe(HttpStatusCode.OK);
        (await writer.PostAsync($"/requests/{raised}/close-as-unmet", new { cause = "no-stock" }))
            .ShouldBeProblem(HttpStatusCode.Forbidden, "caller.not-allowed");

        object Asking(string? authority) => authority is null
            ? new
            {
                category = "baby",
                words = "Nappies",
                wanted = new { amount = 1, unit = "pack" },
                ward = Town.Ward,
                onBehalfOf = town.CleoId
            }
            : new
            {
                category = "baby",
                words = "Nappies",
                wanted = new { amount = 1, unit = "pack" },
                ward = Town.Ward,
                onBehalfOf = town.CleoId,
                authority
            };
    }

    [Fact]
    public async Task A_token_opens_its_own_community_alone_and_no_pages()
    {
        var (_, _, token) = await IssuedAsync(["read-community", "read-sessions"]);
        (await With(token, Town.Code).GetAsync("")).ShouldBe(HttpStatusCode.OK);
        (await With(token, Town.OtherCode).GetAsync("")).ShouldBeProblem(HttpStatusCode.NotFound, "caller.not-found");
        (await With(token, "no-such-place").GetAsync("")).ShouldBeProblem(HttpStatusCode.NotFound, "caller.not-found");
        (await With(token, Town.Code).GetAsync($"//{Town.Code}/sessions")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Revoked_or_expired_it_is_worth_nothing_at_once()
    {
        var (program, id, token) = await IssuedAsync(["read-sessions"]);
        (await program.GetAsync("/sessions")).ShouldBe(HttpStatusCode.OK);
        (await town.Ada.PostAsync($"/programs/{id}/revoke", null)).ShouldBe(HttpStatusCode.OK);
        foreach (var community in (string[])[Town.Code, Town.OtherCode])
            (await With(token, community).GetAsync("/sessions"))
                .ShouldBeProblem(HttpStatusCode.Unauthorized, "caller.sign-in").Headers.WwwAuthenticate.ToString().Should()
                .Contain("invalid_token");
        (await town.Ada.GetAsync($"/programs/{id}")).Body.GetProperty("live").GetBoolean().Should().BeFalse();
    }

    [Fact]
    public async Task Once_expired_it_is_worth_nothing()
    {
        (await With(await IssuedAgoAsync(TimeSpan.FromHours(23)), Town.Code).GetAsync("/sessions")).ShouldBe(HttpStatusCode.OK);
        (await With(await IssuedAgoAsync(TimeSpan.FromHours(25)), Town.Code).GetAsync("/sessions"))
            .ShouldBeProblem(HttpStatusCode.Unauthorized, "caller.sign-in");
    }

    /// <summary>A token for one day, as if issued this long ago.</summary>
    private async Task<string> IssuedAgoAsync(TimeSpan ago)
    {
        var community = new CommunityId(Guid.Parse((await town.Ada.GetAsync("")).Body.GetProperty("id").GetString()!));
        var ada = new PersonId(Guid.Parse((await town.Ada.GetAsync("/me")).Body.GetProperty("person").GetProperty("id").GetString()!));
        var (token, from) = (ProgramToken.New(new(Guid.NewGuid())), DateTimeOffset.UtcNow - ago);
        var plan = Plan.Start(token.Program.Value, new IssueToken(token.Program, "Long ago", [Scope.ReadSessions], 1, from));
        var answer = await town.Host.Services.GetRequiredService<CommandPath>().SubmitAsync(new()
        {
            Community = community,
            Actor = Actor.Person(ada),
            Account = new(Channel.Web),
            Permission = Host.Programs.ProgramsFeature.IssueToken,
            Decide = plan.Decide,
            CommandId = Guid.CreateVersion7(),
            SideRows = [ProgramTokens.Kept(token, community, from.AddDays(1))],
        });
        answer.Should().BeOfType<Answer.Done>();
        return token.ToString();
    }

    [Fact]
    public async Task Only_the_very_token_is_believed()
    {
        var (_, _, token) = await IssuedAsync(["read-sessions"]);
        var (_, _, other) = await IssuedAsync(["read-sessions"]);
        var (mine, theirs) = (token.Split('_'), other.Split('_'));
        foreach (var bad in (string[])[token[..^1], token + "x", $"{mine[0]}_{theirs[1]}_{mine[2]}_{mine[3]}",
            ProgramToken.New(new(Guid.ParseExact(mine[1], "N"))).ToString(), ProgramToken.New(new(Guid.NewGuid())).ToString()])
            (await With(bad, Town.Code).GetAsync("/sessions")).ShouldBeProblem(HttpStatusCode.Unauthorized, "caller.sign-in");
    }

    [Fact]
    public async Task Only_stewards_let_programs_in()
    {
        foreach (var other in (Caller[])[town.Ben, town.Cleo])
        {
            (await other.PostAsync("/programs/issue", new { name = "Mine", scopes = new[] { "read-people" }, days = 1 }))
                .ShouldBeProblem(HttpStatusCode.Forbidden, "caller.not-allowed");
            (await other.GetAsync("/programs")).ShouldBeProblem(HttpStatusCode.Forbidden, "caller.not-allowed");
        }
        (await town.Ada.PostAsync("/programs/issue", new { name = "Long", scopes = new[] { "read-people" }, days = 91 }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "program.lifetime");
        (await town.Ada.PostAsync("/programs/issue", new { name = "All", scopes = new[] { "everything" }, days = 1 })).Status.Should()
            .Be(HttpStatusCode.BadRequest);
        (await town.Ada.PostAsync("/programs/issue", new { name = "None", scopes = Array.Empty<string>(), days = 1 }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "program.scope-needed");
    }

    private async Task<(Caller Program, string Id)> LetInAsync(string[] scopes) =>
        await IssuedAsync(scopes) is var (program, id, _) ? (program, id) : default;

    private async Task<(Caller Program, string Id, string Token)> IssuedAsync(string[] scopes)
    {
        var issued = (await town.Ada.PostAsync("/programs/issue", new { name = "Test " + Guid.NewGuid(), scopes, days = 1 }))
            .ShouldBe(HttpStatusCode.Created);
        var token = issued.Body.GetProperty("token").GetString()!;
        return (With(token, Town.Code), issued.Id, token);
    }

    private Caller With(string token, string community)
    {
        var client = town.Host.Client();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer " + token);
        return new(client, Town.Root(community));
    }

    private async Task<long> CountAsync(string sql, string like)
    {
        await using var command = town.Host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        command.Parameters.Add(new() { Value = like });
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
