using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Coordination.Domain.Kernel;
using Coordination.Host;
using Coordination.Host.Stories;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Architecture;

/// <summary>Texts lie in the room that says them or below it: a feature says no text of another, and each text is said somewhere.</summary>
public partial class TextsOfRooms
{
    private const string Everybody = "Language";
    private const string Outside = ".";

    private static readonly IReadOnlyDictionary<string, string> owners =
        Repository.Files("src/Host", ".resx").SelectMany(file => XDocument.Load(Path.Combine(Repository.Root, file)).Root!.Elements("data")
            .Select(data => (Key: data.Attribute("name")!.Value, Room: Room(file)))).Distinct().ToDictionary(t => t.Key, t => t.Room);

    private static readonly IReadOnlyList<(string Room, string Text)> sources =
        [.. Repository.Files("src/Host", ".cs", ".razor")
            .Select(file => (Room(file), File.ReadAllText(Path.Combine(Repository.Root, file))))];

    private static readonly Declarations declarations = new(Features.All, new ServiceCollection());

    [Fact]
    public void There_are_texts_in_most_rooms() =>
        owners.Values.Distinct().Should().HaveCountGreaterThan(15).And.Contain([Everybody, "Pages", "Requests", "Standards/ICalendar"]);

    [Fact]
    public void A_room_says_its_own_texts_and_those_below() =>
        sources.SelectMany(source => OutOfReach(source.Room, source.Text)).Distinct().Should().BeEmpty();

    [Theory]
    [InlineData("Matches", "Say[\"plan.title\"]")]
    [InlineData("Pages", "Say[\"plan.title\"]")]
    [InlineData("Offers", "Say.Count(\"sessions.free\", 3)")]
    [InlineData("Matches", "Say.Code(\"consent-status\", asked.Status)")]
    [InlineData("Requests", "e.Status.Coded(\"consent-status\")")]
    [InlineData("Offers", "Say[$\"rule.{parameter}\"]")]
    [InlineData("Requests", "new(\"mydata.\" + verb)")]
    [InlineData("Mine", "Say[\"front.title\"]")]
    public void A_text_of_another_would_be_seen(string room, string line) => OutOfReach(room, line).Should().ContainSingle();

    [Theory]
    [InlineData("Bookings", "Say[\"plan.title\"]")]
    [InlineData("Today", "Say[\"plan.title\"]")]
    [InlineData("Offers", "Say[\"shell.skip\"]")]
    [InlineData("Offers", "Say.Code(\"category\", line.Category)")]
    [InlineData("Consents", "Say.Code(\"consent-status\", asked.Status)")]
    [InlineData("Stories", "$\"story.{name}\"")]
    [InlineData("Matches", "\"some.thing\"")]
    public void What_lies_in_the_room_or_below_would_not(string room, string line) => OutOfReach(room, line).Should().BeEmpty();

    [Fact]
    public void Every_text_is_said()
    {
        Unsaid([]).Should().HaveSameCount(owners);
        Unsaid(sources.SelectMany(source => Said(source.Text))).Should().BeEmpty();
    }

    [Fact]
    public void The_sentence_of_an_event_lies_with_the_feature_that_declares_it()
    {
        var sentences = declarations.ByFeature<EventDeclaration>()
            .SelectMany(e => KeysOf($"story.{EventNames.Of(e.Declaration.Type).Name}", isStart: false)
                .Concat(KeysOf($"story.{EventNames.Of(e.Declaration.Type).Name}.", isStart: true))
                .Select(key => (Key: key, Room: RoomOf(e.Feature.GetType())))).Distinct().ToList();

        sentences.Should().HaveCountGreaterThan(50);
        sentences.Where(s => owners[s.Key] != s.Room).Should().BeEmpty();
        owners.Keys.Where(key => key.StartsWith("story.", StringComparison.Ordinal)).Except(sentences.Select(s => s.Key))
            .Where(key => owners[key] != "Stories").Should().BeEmpty("no event is said by it");
    }

    /// <summary>A refusal of what features share, or of a room that says nothing else, is said where everybody's texts are.</summary>
    [Fact]
    public void The_words_of_a_refusal_lie_with_the_feature_that_gives_it()
    {
        Assembly[] all = [typeof(Refusal).Assembly, typeof(Feature).Assembly];
        var refusals = all.SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(field => field.FieldType == typeof(Refusal))
            .Select(field => (Key: "refusal." + ((Refusal)field.GetValue(null)!).Code, Room: HasTexts(RoomOf(field.DeclaringType!))))
            .ToList();

        refusals.Should().HaveCountGreaterThan(50);
        refusals.Where(r => owners.GetValueOrDefault(r.Key) != r.Room).Should().BeEmpty();
        owners.Keys.Where(key => key.StartsWith("refusal.", StringComparison.Ordinal)).Except(refusals.Select(r => r.Key)).Should()
            .BeEmpty("no rule refuses by it");

        static string HasTexts(string room) => owners.Values.Contains(room) ? room : Everybody;
    }

    private static IEnumerable<string> OutOfReach(string room, string source) =>
        from said in Said(source)
        let keys = KeysOf(said.Words, said.IsStart)
        // A key made of a code is one of those that start so.
        where said.IsStart ? keys.Any() && !keys.Any(key => IsInReach(room, key)) : keys.Any(key => !IsInReach(room, key))
        select $"{room} says {said.Words} of {string.Join(", ", keys.Select(key => owners[key]).Distinct())}";

    private static IEnumerable<string> Unsaid(IEnumerable<(string Words, bool IsStart)> said) =>
        owners.Keys.Except(said.Distinct().SelectMany(s => KeysOf(s.Words, s.IsStart)));

    private static bool IsInReach(string room, string key) =>
        owners[key] == room || owners[key] == Everybody || Floor(owners[key]) < Floor(room);

    /// <summary>The keys that a source says: whole, or their start where the rest is a code.</summary>
    private static IEnumerable<(string Words, bool IsStart)> Said(string source) =>
        Whole().Matches(source).Select(match => (match.Groups[1].Value, false))
            .Concat(Start().Matches(source).Select(match => (match.Groups[1].Value, true)))
            .Concat(Family().Matches(source).Select(match => (match.Groups[1].Value + ".", true)));

    private static IEnumerable<string> KeysOf(string words, bool isStart) =>
        isStart ? owners.Keys.Where(key => key.StartsWith(words, StringComparison.Ordinal))
        : owners.ContainsKey(words) ? [words]
        : owners.ContainsKey(words + ".other") ? owners.Keys.Where(key => key.StartsWith(words + ".", StringComparison.Ordinal)
            && Number().IsMatch(key[(words.Length + 1)..])) : [];

    /// <summary>What puts the Host together stands above every room.</summary>
    private static int Floor(string room) => room == Outside ? int.MaxValue : FloorTable.Of(room.Split('/')[0]);

    private static string Room(string file) => file.Split('/', '\\')[2..^1] switch
    {
        [] => Outside,
        ["Standards" or "Operations", var inner, ..] and [var outer, ..] => $"{outer}/{inner}",
        [var room, ..] => room,
    };

    /// <summary>A feature is found under one name in all projects.</summary>
    private static string RoomOf(Type type) => Room(type.Namespace!.Replace('.', '/') + "/-");

    [GeneratedRegex("\"([a-z][A-Za-z0-9.-]*)\"(?!\\s*\\+)")]
    private static partial Regex Whole();

    [GeneratedRegex("\"([a-z][a-z-]*\\.[A-Za-z0-9.-]*)(?:\\{|\"\\s*\\+)")]
    private static partial Regex Start();

    [GeneratedRegex("\\b(?:Code|Coded|All)\\(\"([a-z-]+)\"")]
    private static partial Regex Family();

    [GeneratedRegex("^(?:zero|one|two|few|many|other|[0-9]+)$")]
    private static partial Regex Number();
}
