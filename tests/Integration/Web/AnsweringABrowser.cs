using System.Net;
using System.Text.RegularExpressions;

namespace Coordination.Integration.Web;

public partial class AnsweringABrowser(ShellUnderTest shell) : IClassFixture<ShellUnderTest>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/calder/today", HttpStatusCode.OK)]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/broken", HttpStatusCode.InternalServerError)]
    [InlineData("/assets/any/app.css", HttpStatusCode.OK)]
    public async Task Every_answer_tells_the_browser_to_trust_only_us(string path, HttpStatusCode status)
    {
        var answer = await shell.Client.GetAsync(path, Cancelled);

        answer.StatusCode.Should().Be(status);
        answer.Headers.GetValues("Content-Security-Policy").Single().Should()
            .StartWith("default-src 'none'; script-src 'self'; style-src 'self';").And.NotContain("unsafe");
        answer.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        answer.Headers.GetValues("X-Frame-Options").Should().Equal("DENY");
        answer.Headers.GetValues("Referrer-Policy").Should().Equal("no-referrer");
        answer.Headers.GetValues("Cross-Origin-Opener-Policy").Should().Equal("same-origin");
        answer.Headers.GetValues("Cross-Origin-Resource-Policy").Should().Equal("same-origin");
        answer.Headers.GetValues("Permissions-Policy").Single().Should().Contain("geolocation=()");
    }

    [Fact]
    public async Task A_page_carries_no_style_and_no_script_of_its_own()
    {
        var page = await shell.Client.GetStringAsync("/calder/today", Cancelled);

        page.Should().NotMatchRegex(@"<[^>]+\sstyle=").And.NotMatchRegex(@"<[^>]+\son[a-z]+=").And.NotContain("<style").And.NotMatchRegex(
            @"<script(?![^>]*\ssrc=)");
    }

    [Fact]
    public async Task Files_named_by_their_content_are_kept_for_ever_and_others_are_asked_for_again()
    {
        var page = await shell.Client.GetStringAsync("/calder/today", Cancelled);
        var named = StyleSheet().Match(page).Value;

        (await shell.Client.GetAsync(named, Cancelled)).Headers.CacheControl!.ToString().Should().Contain("immutable");
        var other = await shell.Client.GetAsync("/assets/before/app.css", Cancelled);
        other.Headers.CacheControl!.ToString().Should().Be("no-cache");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/assets/before/app.css");
        again.Headers.IfNoneMatch.Add(other.Headers.ETag!);
        (await shell.Client.SendAsync(again, Cancelled)).StatusCode.Should().Be(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task Nothing_outside_the_folder_is_served() =>
        (await shell.Client.GetAsync("/assets/x/..%2f..%2fappsettings.json", Cancelled)).StatusCode.Should().Be(HttpStatusCode.NotFound);

    [Theory]
    [InlineData("/calder/today", "lang=\"en-GB\" dir=\"ltr\"", ">Today</a>")]
    [InlineData("/calder/today?language=cy-GB", "lang=\"cy-GB\" dir=\"ltr\"", ">Heddiw</a>")]
    [InlineData("/calder/today?language=ar", "lang=\"ar\" dir=\"rtl\"", ">&#x627;&#x644;&#x64A;&#x648;&#x645;</a>")]
    [InlineData("/calder/today?language=xx", "lang=\"en-GB\" dir=\"ltr\"", ">Today</a>")]
    public async Task A_reader_chooses_the_language(string path, string said, string section)
    {
        var page = await shell.Client.GetStringAsync(path, Cancelled);

        page.Should().Contain(said).And.Contain(section);
    }

    [Fact]
    public async Task The_choice_of_language_is_kept()
    {
        var chosen = await shell.Client.GetAsync("/calder/today?language=cy-GB", Cancelled);
        var kept = chosen.Headers.GetValues("Set-Cookie")
            .Single(cookie => cookie.Contains("language=", StringComparison.Ordinal)).Split(';')[0];
        using var next = new HttpRequestMessage(HttpMethod.Get, "/calder/today") { Headers = { { "Cookie", kept } } };

        var page = await (await shell.Client.SendAsync(next, Cancelled)).Content.ReadAsStringAsync(Cancelled);

        page.Should().Contain("lang=\"cy-GB\"");
    }

    [GeneratedRegex(@"/assets/[0-9a-f]{12}/app\.css")]
    private static partial Regex StyleSheet();
}
