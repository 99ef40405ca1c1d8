using Coordination.Host.Requests;
using Coordination.Host.Today;

namespace Coordination.Integration.Web;

public class SendingFragments(ShellUnderTest shell) : IClassFixture<ShellUnderTest>
{
    [Fact]
    public async Task A_fragment_is_the_same_part_the_page_has()
    {
        var page = await shell.Client.GetStringAsync("/calder/today", TestContext.Current.CancellationToken);
        var fragment = await Rendered(ShellUnderTest.Line("a", new("ann/words/1", "No cooker")));

        WithoutTime(page).Should().Contain(WithoutTime(WithoutKeys(fragment)), because: "the part is rendered by the same component");
    }

    [Fact]
    public async Task What_is_sealed_travels_as_its_key_alone()
    {
        var fragment = await Rendered(ShellUnderTest.Line("a", new("ann/words/1")));

        fragment.Should().Contain("""<span data-sealed="ann/words/1">""").And.NotContain("data-opened");
    }

    [Fact]
    public async Task What_is_erased_says_so_and_nothing_else()
    {
        var fragment = await Rendered(ShellUnderTest.Line("a", new("ann/words/1", "No cooker", IsErased: true)));

        fragment.Should().Contain("""<span data-sealed="ann/words/1" data-erased>Erased</span>""").And.NotContain("No cooker");
    }

    [Fact]
    public async Task A_fragment_carries_nobodys_form_token()
    {
        var fragment = await Rendered(ShellUnderTest.Line("a", new("ann/words/1")));

        fragment.Should().MatchRegex("""<input type="hidden" name="__RequestVerificationToken"( value="")? data-keep""");
    }

    private Task<string> Rendered(RequestLine line) => shell.Render<OpenRequests>(ShellUnderTest.Requests(line));

    // Idempotency keys and form tokens differ from one rendering to the next; the heading and the first cell do not.
    private static string WithoutKeys(string fragment) => fragment[..fragment.IndexOf("<form", StringComparison.Ordinal)].TrimEnd();

    // The fragment is ten seconds younger than the page.
    private static string WithoutTime(string html) =>
        html.Replace("12:00:10", "12:00:00", StringComparison.Ordinal).Replace("in 2 h 59", "in 3 h 00", StringComparison.Ordinal);
}
