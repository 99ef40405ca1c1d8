using System.Net;
using Coordination.Integration.Api;
using Coordination.Integration.Postgres;

namespace Coordination.Integration.SignIn;

public sealed class SigningInOnPages(TestPostgres postgres)
{
    [Fact]
    public async Task Somebody_signs_in_at_their_issuer_comes_back_where_they_were_going_and_leaves_again()
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var other = await TestIssuer.StartAsync();
        await using var production = await Production.StartAsync(postgres, [.. issuer.Settings(), .. other.Settings(1, "The other")]);
        issuer.Subject = "ada";
        await FoundAsync(production.Host, issuer.Access("ada"));

        var ada = new WalkingIn(production.Host.Client());
        (await ada.GoAsync("/pages-street/today")).Html.Should()
            .Contain("Sign in with Test Street Sign-in").And.Contain("Sign in with The other").And.Contain(
            "/sign-in/0?then=%2Fpages-street%2Ftoday");
        await ada.GoAsync("/sign-in/0?then=%2Fpages-street%2Ftoday");

        ada.Status.Should().Be(HttpStatusCode.OK);
        ada.Way[^1].AbsolutePath.Should().Be("/pages-street/today");
        issuer.Asked!["code_challenge_method"].ToString().Should().Be("S256");
        issuer.Asked["response_type"].ToString().Should().Be("code");
        issuer.Asked["scope"].ToString().Should().Be("openid", "nothing is asked that is not needed");
        var cookie = ada.Cookies.Last(c => c.StartsWith("__Host-coordination=", StringComparison.Ordinal));
        cookie.ToLowerInvariant().Should()
            .Contain("; secure").And.Contain("; httponly").And.Contain("; samesite=lax").And.Contain("; path=/").And.NotContain("domain");
        await ada.GoAsync("/pages-street/today?language=en-GB");
        ada.Cookies.Select(c => c.Split('=')[0].Split('.')[0]).Distinct().Should()
            .BeEquivalentTo("__Host-coordination", "__Host-correlation", "__Host-nonce", "__Host-forms", "__Host-language");
        ada.Cookies.Should().OnlyContain(c => c.Contains("; secure", StringComparison.OrdinalIgnoreCase)
            && c.Contains("; httponly", StringComparison.OrdinalIgnoreCase)
            && c.Contains("; path=/;", StringComparison.OrdinalIgnoreCase) && !c.Contains("domain", StringComparison.OrdinalIgnoreCase));

        (await ada.SignOutAsync()).Html.Should().Contain("Sign in with");
        ada.Cleared.Should().Equal("\"cache\"");
        (await ada.GoAsync("/pages-street/today")).Way[^1].PathAndQuery.Should().Be("/?then=%2Fpages-street%2Ftoday");
    }

    [Fact]
    public async Task In_production_there_is_no_door_of_development_and_its_tokens_are_worth_nothing()
    {
        await using var production = await Production.StartAsync(postgres);
        foreach (var (method, path) in ((HttpMethod, string)[])[(HttpMethod.Get, "/dev/people"), (HttpMethod.Post, "/dev/sign-in"),
            (HttpMethod.Post, "/dev/clock"), (HttpMethod.Post, "/dev/empty-community")])
            (await new Caller(production.Host.Http, "").SendAsync(method, "/" + path, "{}", _ => { })).Status.Should()
                .Be(HttpStatusCode.NotFound);
        (await new Caller(production.Host.SignedIn("ada"), "")
            .PostAsync("/api/communities", new { code = "demo-street", name = "Demo Street", yourName = "Ada" }))
            .ShouldBeProblem(HttpStatusCode.Unauthorized, "caller.sign-in");
        (await new WalkingIn(production.Host.Client()).GoAsync("/")).Html.Should()
            .Contain("Nobody can sign in here yet").And.NotContain("/dev/sign-in");
    }

    [Fact]
    public async Task What_does_not_fit_what_was_asked_signs_nobody_in()
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var other = await TestIssuer.StartAsync();
        await using var host = await TestHost.StartAsync(postgres, [.. issuer.Settings(), .. other.Settings(1, "The other")]);
        var at = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        foreach (var forge in (Action<Dictionary<string, object>>[])
            [c => c["nonce"] = "another", c => c.Remove("nonce"), c => c["iss"] = other.Address, c => c["aud"] = "somebody else",
                c => c["exp"] = at - 3600, c => c.Remove("sub")])
        {
            issuer.Forging = forge;
            await FailsAsync("/sign-in/0");
        }
        issuer.Forging = null;

        var eve = new WalkingIn(host.Client());
        await eve.GoAsync("/sign-in/0");
        eve.Cookies.Should().Contain(c => c.StartsWith("coordination=", StringComparison.Ordinal));
        await FailsAsync(eve.Way.Last(w => w.AbsolutePath == "/sign-in/0/back").PathAndQuery);
        await FailsAsync("/sign-in/0/back?code=guessed&state=guessed");
        await FailsAsync("/sign-in/0/back?error=access_denied");

        async Task FailsAsync(string path)
        {
            var walk = await new WalkingIn(host.Client()).GoAsync(path);
            walk.Cookies.Should().NotContain(c => c.StartsWith("coordination=", StringComparison.Ordinal)
                && !c.StartsWith("coordination=;", StringComparison.Ordinal));
            walk.Html.Should().Contain("Signing in did not work");
        }
    }

    [Fact]
    public async Task An_issuer_that_gives_itself_the_name_of_another_signs_nobody_in()
    {
        await using var other = await TestIssuer.StartAsync();
        await using var eve = await TestIssuer.StartAsync();
        await using var host = await TestHost.StartAsync(postgres, [.. other.Settings(), .. eve.Settings(1, "Eve's")]);
        await FoundAsync(host, other.Access("ada"));
        (eve.Named, eve.Subject) = (other.Address, "ada");

        var walk = await new WalkingIn(host.Client()).GoAsync("/sign-in/1?then=/pages-street/today");

        walk.Html.Should().Contain("Signing in did not work");
        walk.Cookies.Should().NotContain(c => c.StartsWith("coordination=", StringComparison.Ordinal)
            && !c.StartsWith("coordination=;", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_is_led_from_an_issuer_to_where_it_says_it_has_moved()
    {
        await using var elsewhere = await TestIssuer.StartAsync();
        await using var issuer = await TestIssuer.StartAsync();
        await using var host = await TestHost.StartAsync(postgres, issuer.Settings());
        (issuer.MovedTo, elsewhere.Named) = (elsewhere.Address, issuer.Address);

        (await new WalkingIn(host.Client()).GoAsync("/sign-in/0")).Status.Should().Be(HttpStatusCode.ServiceUnavailable);
        using var client = host.Client();
        client.DefaultRequestHeaders.Authorization = new("Bearer", elsewhere.Access("ada"));
        (await new Caller(client, "/api/communities/x").GetAsync("/today"))
            .ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "host.issuer-away");
    }

    [Theory]
    [InlineData("cross-site", "/")]
    [InlineData("same-origin", "/authorize")]
    [InlineData("none", "/authorize")]
    [InlineData(null, "/authorize")]
    public async Task Only_somebody_who_is_here_already_begins_to_sign_in(string? site, string to)
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var host = await TestHost.StartAsync(postgres, issuer.Settings());
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in/0?then=/pages-street/today");
        if (site is not null) request.Headers.Add("Sec-Fetch-Site", site);
        using var answer = await host.Client().SendAsync(request, TestContext.Current.CancellationToken);
        new Uri(host.Address, answer.Headers.Location!).AbsolutePath.Should().Be(to);
        answer.Headers.Contains("Set-Cookie").Should().Be(to != "/", "a sign-in that is under way has cookies");
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    public async Task The_way_back_leads_nowhere_else(string then)
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var host = await TestHost.StartAsync(postgres, issuer.Settings());
        var walk = await new WalkingIn(host.Client()).GoAsync("/sign-in/0?then=" + Uri.EscapeDataString(then));
        walk.Way[^1].Should().Be(new Uri(host.Address, "/"));
    }

    internal static async Task FoundAsync(TestHost host, string token)
    {
        using var client = host.Client();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        (await new Caller(client, "").PostAsync("/api/communities", new { code = "pages-street", name = "Pages Street", yourName = "Ada" }))
            .ShouldBe(HttpStatusCode.Created);
    }
}
