using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Host.Web;
using Coordination.Specs.Golden;

namespace Coordination.Integration.Web;

public partial class SpeakingByKey
{
    private static readonly string host = Path.Combine(GoldenFiles.Root, "src", "Host");
    private static readonly Dictionary<string, string> english = TextsOf("Texts.resx");

    [Fact]
    public void Every_key_a_page_uses_has_words()
    {
        var used = Directory.EnumerateFiles(host, "*", SearchOption.AllDirectories)
            .Where(file => (file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal)) && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"))
            .SelectMany(file => UsedKey().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)).Distinct().ToList();

        used.Should().HaveCountGreaterThan(150);
        used.Where(key => !english.Keys.Any(text => text == key || text.StartsWith(key + ".", StringComparison.Ordinal))).Should().BeEmpty();
    }

    [Fact]
    public void Every_code_of_the_domain_has_words()
    {
        var codes = Codes<Category>("category").Concat(Codes<Cause>("cause")).Concat(Codes<Channel>("channel")).Concat(Codes<Authority>("authority"))
            .Concat(Codes<Role>("role")).Concat(Codes<Unit>("unit-name")).Concat(Codes<Unit>("unit").Select(unit => $"{unit}.other")).Concat(Codes<Fit>("fit")).Concat(Codes<MatchPhase>("status"));

        codes.Where(code => !english.ContainsKey(code)).Should().BeEmpty();
    }

    [Fact]
    public void Every_event_can_be_told() =>
        EventNames.All.Select(kind => $"story.{kind.Name}")
            .Where(key => !english.Keys.Any(text => text == key || text.StartsWith(key + ".", StringComparison.Ordinal))).Should().BeEmpty();

    [Theory]
    [InlineData("Texts.cy.resx")]
    [InlineData("Texts.ar.resx")]
    public void Another_language_says_nothing_English_does_not_and_leaves_nothing_out(string file)
    {
        foreach (var (key, text) in TextsOf(file))
            Placeholders(text).Should().BeEquivalentTo(Placeholders(english.Should().ContainKey(key).WhoseValue), because: key);
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

    private static Dictionary<string, string> TextsOf(string file) =>
        XDocument.Load(Path.Combine(host, "Web", file)).Root!.Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static IEnumerable<string> Codes<TEnum>(string family) where TEnum : struct, Enum =>
        Enum.GetNames<TEnum>().Select(name => $"{family}.{JsonNamingPolicy.KebabCaseLower.ConvertName(name)}");

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(match => match.Value).Distinct();

    [GeneratedRegex("""(?:Say\["|Say\.Count\("|Sentence\("|Sentence\.Counted\("|new\("(?=now\.))([a-z][a-z-]*\.[a-z0-9.-]+)""")]
    private static partial Regex UsedKey();

    [GeneratedRegex(@"\{\d")]
    private static partial Regex Placeholder();
}
