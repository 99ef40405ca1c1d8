using System.Net;
using Coordination.Host.SignIn;
using Coordination.Integration.Api;
using Coordination.Integration.Postgres;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Coordination.Integration.SignIn;

public sealed class EndingASignIn(TestPostgres postgres)
{
    [Fact]
    public async Task Nobody_stays_signed_in_for_longer_than_half_a_day_or_while_away_and_the_communitys_clock_has_no_say()
    {
        await using var host = await TestHost.StartAsync(postgres);
        await SigningInOnPages.FoundAsync(host, host.TokenOf("ada")["Authorization"]["Bearer ".Length..]);
        var now = DateTimeOffset.UtcNow;

        (await StatusAsync(began: now.AddHours(-11), issued: now.AddMinutes(-10))).Should().Be(HttpStatusCode.OK);
        (await StatusAsync(began: now.AddHours(-11), issued: now.AddMinutes(-119))).Should().Be(HttpStatusCode.OK);
        (await StatusAsync(began: now.AddHours(-13), issued: now.AddMinutes(-10))).Should().Be(HttpStatusCode.SeeOther);
        (await StatusAsync(began: now.AddHours(-3), issued: now.AddMinutes(-121))).Should().Be(HttpStatusCode.SeeOther);
        (await StatusAsync(began: null, issued: now)).Should().Be(HttpStatusCode.SeeOther);

        (await new Caller(host.Http, "").PostAsync("//dev/clock", new { advance = 60 * 24 * 30 })).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(began: now, issued: now)).Should()
            .Be(HttpStatusCode.OK, "a month later by the community's clock is today for a browser");

        async Task<HttpStatusCode> StatusAsync(DateTimeOffset? began, DateTimeOffset issued)
        {
            var properties = new AuthenticationProperties { IssuedUtc = issued, ExpiresUtc = issued + SignInSessions.Idle };
            properties.Items["session"] = Guid.NewGuid().ToString();
            if (began is { } since) properties.Items["began"] = since.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
            var ticket = new AuthenticationTicket(Host.SignIn.SignInSetup.Principal(new(DemoTokens.Issuer, "ada")), properties,
                CookieAuthenticationDefaults.AuthenticationScheme);
            var options = host.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
                .Get(CookieAuthenticationDefaults.AuthenticationScheme);
            using var request = new HttpRequestMessage(HttpMethod.Get, "/pages-street/today");
            request.Headers.Add("Cookie", "coordination=" + options.TicketDataFormat.Protect(ticket));
            using var answer = await host.Client().SendAsync(request, TestContext.Current.CancellationToken);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task Once_signed_out_a_copy_of_the_cookie_is_worth_nothing()
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var host = await TestHost.StartAsync(postgres, issuer.Settings());
        issuer.Subject = "ada";
        await SigningInOnPages.FoundAsync(host, issuer.Access("ada"));
        var (ada, elsewhere) = (new WalkingIn(host.Client()), new WalkingIn(host.Client()));
        await ada.GoAsync("/sign-in/0?then=/pages-street/today");
        await elsewhere.GoAsync("/sign-in/0?then=/pages-street/today");
        var (copy, other) = (CookieOf(ada), CookieOf(elsewhere));
        (await StatusAsync(host, copy)).Should().Be(HttpStatusCode.OK);

        await ada.SignOutAsync();
        (await StatusAsync(host, copy)).Should().Be(HttpStatusCode.Unauthorized);
        (await StatusAsync(host, other)).Should().Be(HttpStatusCode.OK, "another browser of theirs stays signed in");
    }

    [Fact]
    public async Task Once_signed_in_again_a_copy_of_the_earlier_cookie_is_worth_nothing()
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var host = await TestHost.StartAsync(postgres, issuer.Settings());
        issuer.Subject = "ada";
        await SigningInOnPages.FoundAsync(host, issuer.Access("ada"));
        var (ada, elsewhere) = (new WalkingIn(host.Client()), new WalkingIn(host.Client()));
        await elsewhere.GoAsync("/sign-in/0?then=/pages-street/today");
        var earlier = CookieOf(await ada.GoAsync("/sign-in/0?then=/pages-street/today"));
        (await StatusAsync(host, earlier)).Should().Be(HttpStatusCode.OK);

        var later = CookieOf(await ada.GoAsync("/sign-in/0?then=/pages-street/today"));

        (await StatusAsync(host, earlier)).Should().Be(HttpStatusCode.Unauthorized);
        (await StatusAsync(host, later)).Should().Be(HttpStatusCode.OK);
        (await StatusAsync(host, CookieOf(elsewhere))).Should().Be(HttpStatusCode.OK, "another browser of theirs stays signed in");
    }

    private static string CookieOf(WalkingIn walk) =>
        walk.Cookies.Last(c => c.StartsWith("coordination=", StringComparison.Ordinal)).Split(';')[0];

    private static async Task<HttpStatusCode> StatusAsync(TestHost host, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/communities/pages-street/today");
        request.Headers.Add("Cookie", cookie);
        using var answer = await host.Client().SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
