using System.Globalization;
using System.Xml.Linq;
using Coordination.Host;
using Coordination.Host.Bookings;
using Coordination.Host.Language;
using Coordination.Integration.Speech.Silent;
using Coordination.Integration.Speech.Twice;
using Coordination.Specs.Golden;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Coordination.Integration.Speech;

/// <summary>Every room and feature brings its own texts; together they are what pages say.</summary>
public sealed class BringingTexts
{
    public static TheoryData<string> Known { get; } = [.. Languages.All.Select(language => language.Code)];

    [Theory]
    [MemberData(nameof(Known))]
    public void Every_text_there_is_is_brought(string language)
    {
        var ending = language == "en-GB" ? "" : "." + Languages.Of(language).TwoLetterISOLanguageName;
        var files = Files("Texts.resx").Concat(ending.Length == 0 ? [] : Files($"Texts{ending}.resx")).ToList();
        var written = files.SelectMany(file => XDocument.Load(file).Root!.Elements("data").Select(data => data.Attribute("name")!.Value));

        files.Should().HaveCountGreaterThan(10);
        In(language, () => Texts(Host.Features.All).GetAllStrings(true).Select(text => text.Name).ToList()).Order(StringComparer.Ordinal)
            .Should().Equal(written.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_feature_of_another_assembly_brings_its_own()
    {
        var texts = Texts([.. Host.Features.All, new LadderFeature()]);

        In("en-GB", () => texts["ladder.title"].Value).Should().Be("Ladder");
        In("cy-GB", () => texts["ladder.title"].Value).Should().Be("Ysgol");
        In("ar", () => texts["ladder.title"].Value).Should().Be("سلّم");
        In("cy-GB", () => texts["shell.skip"].Value).Should().Be("Neidio i’r prif gynnwys");
    }

    [Fact]
    public void What_a_language_has_no_words_for_is_said_in_English()
    {
        var texts = Texts([new LadderFeature()]);

        In("cy-GB", () => texts["ladder.back", "Monday"].Value).Should().Be("Back by Monday");
        In("fr-CA", () => texts["ladder.title"].Value).Should().Be("Ladder");
        In("en-GB", () => texts["ladder.gone"]).Should().Match<LocalizedString>(text =>
            text.ResourceNotFound && text.Value == "ladder.gone");
    }

    [Fact]
    public void Without_a_feature_its_texts_are_not_there()
    {
        var others = Host.Features.All.Where(feature => feature is not BookingsFeature).ToList();

        In("cy-GB", () => Texts(Host.Features.All)["plan.title"].ResourceNotFound).Should().BeFalse();
        In("cy-GB", () => Texts(others)["plan.title"].ResourceNotFound).Should().BeTrue();
    }

    [Fact]
    public async Task A_key_in_two_sets_stops_the_start()
    {
        var starting = () => Installation.BuildAsync(["--DATA=" + Path.Combine(Path.GetTempPath(), "coordination-never-made")],
            [.. Host.Features.All, new LadderFeature(), new TwiceFeature()], TestContext.Current.CancellationToken);

        (await starting.Should().ThrowAsync<InvalidOperationException>()).WithMessage(
            "The text ladder.gone stands in both Coordination.Integration.Speech.Texts and Coordination.Integration.Speech.Twice.Texts.");
    }

    [Fact]
    public void A_feature_that_brings_none_is_named()
    {
        var declaring = () => Texts([new SilentFeature()]);

        declaring.Should().Throw<InvalidOperationException>()
            .WithMessage("*SilentFeature has texts, but there is no Texts.resx beside it.");
    }

    private static TextSets Texts(IReadOnlyList<Feature> features) => new Declarations(features, new ServiceCollection()).Texts();

    private static IEnumerable<string> Files(string name) =>
        Directory.EnumerateFiles(Path.Combine(GoldenFiles.Root, "src", "Host"), name, SearchOption.AllDirectories);

    private static TResult In<TResult>(string language, Func<TResult> say)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = Languages.Of(language);
        try
        {
            return say();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
