using System.Globalization;
using Coordination.Host;
using Coordination.Host.Language;
using Coordination.Integration.Api;
using Coordination.Integration.Browser;

namespace Coordination.Integration.Pages;

/// <summary>Pages in another language hold no English text of the program. What people wrote is shown as they wrote it.</summary>
[Collection(nameof(Town))]
public sealed class OtherLanguages(Town town)
{
    /// <summary>Besides the pages that have an address of their own.</summary>
    private static readonly string[] also =
        ["/mill-street/requests?show=all", "/mill-street/today?wall=1", "/problems/session.full", "/mill-street/nowhere"];

    [Theory]
    [InlineData("cy", "cy-GB", "ltr")]
    [InlineData("ar", "ar", "rtl")]
    public async Task Every_page_speaks_it_whole(string chosen, string language, string direction)
    {
        var ada = new Browsing(town.Host.SignedIn("ada"));
        await ada.GetAsync("/?language=" + chosen);
        var english = NotIn(chosen);

        english.Should().HaveCountGreaterThan(300);
        var paths = PageTable.Patterns(town.Host).Select(page => page.Replace("{community}", Town.Code, StringComparison.Ordinal))
            .Where(page => !page.Contains('{', StringComparison.Ordinal) && !page.EndsWith("/live", StringComparison.Ordinal)).ToList();
        paths.Should().HaveCountGreaterThan(15);
        foreach (var path in paths.Concat(also))
        {
            var page = await ada.GetAsync(path);
            page.Html.Should().Contain($"<html lang=\"{language}\" dir=\"{direction}\">", because: path);
            english.Where(text => page.Text.Contains(text, StringComparison.Ordinal)).Should().BeEmpty(because: path);
        }
    }

    [Theory]
    [InlineData("cy", "Rhif cyfan rhwng 1 a 1000000.", "Mae sesiwn yn para rhwng un funud a diwrnod.")]
    [InlineData("ar", "عدد صحيح من 1 إلى 1000000.", "تدوم الجلسة بين دقيقة واحدة ويوم.")]
    public async Task A_no_is_said_in_it(string chosen, string wrongAmount, string tooLong)
    {
        var ben = new Browsing(town.Host.SignedIn("ben"));
        await ben.GetAsync("/?language=" + chosen);

        (await ben.SendAsync(await ben.GetAsync("/mill-street/offers/new"), "/mill-street/offers/make", ("category", "lift"),
            ("words", "Lifts on Mondays"), ("offered.amount", "0"), ("offered.unit", "trip"))).ShouldSay(wrongAmount);
        (await ben.GetAsync("/problems/session.length")).ShouldSay(tooLong);
    }

    [Fact]
    public void Numbers_are_written_in_the_digits_and_marks_of_the_page() => 1501.ToString("N0", Languages.Of("ar")).Should().Be("1,501");

    /// <summary>The English sentences that are other sentences in this language.</summary>
    public static IReadOnlyList<string> NotIn(string language) =>
        [.. TextsOf(CultureInfo.InvariantCulture).Except(TextsOf(new(language)))
            .Where(text => text.Length > 11 && text.Contains(' ', StringComparison.Ordinal)
                && !text.Contains('{', StringComparison.Ordinal))];

    private static IEnumerable<string> TextsOf(CultureInfo language) =>
        TestFeatures.Declared.Texts().In(language).Select(text => text.Text);
}
