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
    public async Task A_token_opens_its_own_community_alone_and_no_pages()
    {
        var (_, _, token) = await town.IssuedAsync(["read-community", "read-sessions"]);
        (await town.With(token, Town.Code).GetAsync("")).ShouldBe(HttpStatusCode.OK);
        (await town.With(token, Town.OtherCode).GetAsync("")).ShouldBeProblem(HttpStatusCode.NotFound, "caller.not-found");
        (await town.With(token, "no-such-place").GetAsync("")).ShouldBeProblem(HttpStatusCode.NotFound, "caller.not-found");
        (await town.With(token, Town.Code).GetAsync($"//{Town.Code}/sessions")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Revoked_or_expired_it_is_worth_nothing_at_once()
    {
        var (program, id, token) = await town.IssuedAsync(["read-sessions"]);
        (await program.GetAsync("/sessions")).ShouldBe(HttpStatusCode.OK);
        (await town.Ada.PostAsync($"/programs/{id}/revoke", null)).ShouldBe(HttpStatusCode.OK);
        foreach (var community in (string[])[Town.Code, Town.OtherCode])
            (await town.With(token, community).GetAsync("/sessions"))
                .ShouldBeProblem(HttpStatusCode.Unauthorized, "caller.sign-in").Headers.WwwAuthenticate.ToString().Should()
                .Contain("invalid_token");
        (await town.Ada.GetAsync($"/programs/{id}")).Body.GetProperty("live").GetBoolean().Should().BeFalse();
    }

    [Fact]
    public async Task Once_expired_it_is_worth_nothing()
    {
        (await town.With(await IssuedAgoAsync(TimeSpan.FromHours(23)), Town.Code).GetAsync("/sessions")).ShouldBe(HttpStatusCode.OK);
        (await town.With(await IssuedAgoAsync(TimeSpan.FromHours(25)), Town.Code).GetAsync("/sessions"))
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
        var (_, _, token) = await town.IssuedAsync(["read-sessions"]);
        var (_, _, other) = await town.IssuedAsync(["read-sessions"]);
        var (mine, theirs) = (token.Split('_'), other.Split('_'));
        foreach (var bad in (string[])[token[..^1], token + "x", $"{mine[0]}_{theirs[1]}_{mine[2]}_{mine[3]}",
            ProgramToken.New(new(Guid.ParseExact(mine[1], "N"))).ToString(), ProgramToken.New(new(Guid.NewGuid())).ToString()])
            (await town.With(bad, Town.Code).GetAsync("/sessions")).ShouldBeProblem(HttpStatusCode.Unauthorized, "caller.sign-in");
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
            .ShouldName("days");
        (await town.Ada.PostAsync("/programs/issue", new { name = "All", scopes = new[] { "everything" }, days = 1 })).Status.Should()
            .Be(HttpStatusCode.BadRequest);
        (await town.Ada.PostAsync("/programs/issue", new { name = "None", scopes = Array.Empty<string>(), days = 1 }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "program.scope-needed");
    }

    private async Task<long> CountAsync(string sql, string like)
    {
        await using var command = town.Host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        command.Parameters.Add(new() { Value = like });
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
