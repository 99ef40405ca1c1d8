using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Host;
using Coordination.Host.Language;
using Coordination.Specs.Golden;

namespace Coordination.Integration.Web;

public partial class SpeakingByKey
{
    /// <summary>The folders of rooms with texts.</summary>
    private static readonly string[] folders =
        [Path.Combine(GoldenFiles.Root, "src", "Host"), Path.Combine(GoldenFiles.Root, "tests", "Integration", "Features")];
    private static readonly TextSets texts = TestFeatures.Declared.Texts();
    private static readonly Dictionary<string, string> english = TextsOf(CultureInfo.InvariantCulture);

    // In English the reason of a refusal comes from its rule.
    private static readonly Dictionary<string, string> englishAndRefusals = new(english.Concat(
        TestFeatures.Declared.Refusals().Values.Select(why => KeyValuePair.Create($"refusal.{why.Code}", why.Reason))));

    [Fact]
    public void Every_key_a_page_uses_has_words()
    {
        var used = folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Where(file => (file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal))
                && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"))
            .SelectMany(file => UsedKey().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)).Distinct().ToList();

        used.Should().HaveCountGreaterThan(150);
        used.Where(key => !english.Keys.Any(text => text == key || text.StartsWith(key + ".", StringComparison.Ordinal))).Should()
            .BeEmpty();
    }

    [Fact]
    public void Every_code_of_the_domain_has_words()
    {
        var codes = Codes<Category>("category").Concat(Codes<Cause>("cause")).Concat(Codes<Channel>("channel"))
            .Concat(Codes<Authority>("authority"))
            .Concat(Codes<Role>("role")).Concat(Codes<Unit>("unit-name")).Concat(Codes<Unit>("unit").Select(unit => $"{unit}.other"))
                .Concat(Codes<Fit>("fit")).Concat(Codes<MatchPhase>("status"));

        codes.Where(code => !english.ContainsKey(code)).Should().BeEmpty();
    }

    [Fact]
    public void Every_event_can_be_told() =>
        EventNames.All.Select(kind => $"story.{kind.Name}")
            .Where(key => !english.Keys.Any(text => text == key || text.StartsWith(key + ".", StringComparison.Ordinal))).Should()
                .BeEmpty();

    [Fact]
    public void What_a_form_can_get_wrong_is_said_by_key()
    {
        var files = folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Where(file => Path.GetFileName(file) is not "Expectation.cs");
        var sources = Regex.Replace(string.Concat(files.Select(File.ReadAllText)), @"\{[A-Za-z.]+\}|\b[0-9]+\b", "#");

        Expectation.Keys.Values.Where(key => !english.ContainsKey(key)).Should().BeEmpty();
        Expectation.Keys.Keys.Where(expected => !sources.Contains($"\"{expected}\"", StringComparison.Ordinal)).Should()
            .BeEmpty(because: "that is what programs are told");
    }

    [Theory]
    [InlineData("cy-GB")]
    [InlineData("ar")]
    public void Another_language_leaves_no_key_of_English_out(string language) =>
        englishAndRefusals.Keys.Except(PluralForms.Select(form => form.Key)).Except(TextsOf(Languages.Of(language)).Keys).Should()
            .BeEmpty();

    [Theory]
    [InlineData("cy-GB")]
    [InlineData("ar")]
    public void Another_language_has_words_for_every_number_it_counts_differently(string language)
    {
        var texts = TextsOf(Languages.Of(language));
        var wanting = from family in PluralForms.Select(form => form.Family).Distinct()
                      from number in Enumerable.Range(0, 121)
                      where !texts.ContainsKey($"{family}.{number}")
                      select $"{family}.{Plural.Form(Languages.Of(language), number)}";

        PluralForms.Should().NotBeEmpty();
        wanting.Distinct().Except(texts.Keys).Should().BeEmpty();
    }

    [Theory]
    [InlineData("cy-GB")]
    [InlineData("ar")]
    public void Another_language_says_nothing_English_does_not(string language)
    {
        foreach (var (key, text) in TextsOf(Languages.Of(language)))
        {
            var said = englishAndRefusals.GetValueOrDefault(key) ?? english.Should()
                .ContainKey(Family(key) + ".other", because: key).WhoseValue;
            var form = key[(Family(key).Length + 1)..];
            Placeholders(text).Union(MayLeaveOutItsNumber.Contains(form) ? Placeholders(said).Where(place => place == "{0") : []).Should()
                .BeEquivalentTo(Placeholders(said), because: key);
        }
    }

    [Theory]
    [InlineData("en-GB", 0, "other")]
    [InlineData("en-GB", 1, "one")]
    [InlineData("en-GB", 21, "other")]
    [InlineData("cy-GB", 0, "zero")]
    [InlineData("cy-GB", 2, "two")]
    [InlineData("cy-GB", 3, "few")]
    [InlineData("cy-GB", 6, "many")]
    [InlineData("cy-GB", 7, "other")]
    [InlineData("ar", 0, "zero")]
    [InlineData("ar", 2, "two")]
    [InlineData("ar", 103, "few")]
    [InlineData("ar", 111, "many")]
    [InlineData("ar", 100, "other")]
    public void Plurals_follow_each_language(string language, long count, string form) =>
        Plural.Form(Languages.Of(language), count).Should().Be(form);

    // One parcel, two parcels: Arabic puts the number into the word.
    private static readonly string[] MayLeaveOutItsNumber = ["zero", "one", "two"];

    /// <summary>The keys of English that follow a number: those with words for one, or for 1 itself, and for other numbers.</summary>
    private static IEnumerable<(string Key, string Family)> PluralForms =>
        from key in english.Keys
        let family = Family(key)
        where english.ContainsKey(family + ".other") && (english.ContainsKey(family + ".one") || english.ContainsKey(family + ".1"))
        select (key, family);

    private static string Family(string key) => key[..key.LastIndexOf('.')];

    /// <summary>The texts of a language itself, without those of a region.</summary>
    private static Dictionary<string, string> TextsOf(CultureInfo language) =>
        texts.In(language.IsNeutralCulture ? language : language.Parent).ToDictionary(text => text.Key, text => text.Text);

    private static IEnumerable<string> Codes<TEnum>(string family) where TEnum : struct, Enum =>
        Enum.GetNames<TEnum>().Select(name => $"{family}.{JsonNamingPolicy.KebabCaseLower.ConvertName(name)}");

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(match => match.Value).Distinct();

    [GeneratedRegex("""(?:Say\["|Say\.Count\("|Sentence\("|Sentence\.Counted\("|new\("(?=now\.))([a-z][a-z-]*\.[a-z0-9.-]+)""")]
    private static partial Regex UsedKey();

    [GeneratedRegex(@"\{\d")]
    private static partial Regex Placeholder();
}
