using System.Text.RegularExpressions;
using Coordination.Domain.Kernel;
using Coordination.Specs.Golden;

namespace Coordination.Specs;

/// <summary>Every command and every event has a spec.</summary>
public class EverythingIsSaid
{
    private static readonly string sentences =
        string.Concat(Directory.GetFiles(Path.Combine(GoldenFiles.Root, "tests", "Specs"), "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/Histories/", StringComparison.Ordinal))
            .Select(File.ReadAllText));

    [Fact]
    public void Every_refusal_is_expected_by_a_sentence()
    {
        string[] refusals = [.. typeof(Refusal).Assembly.GetTypes()
            .SelectMany(t => t.GetFields().Where(f => f.IsStatic && f.FieldType == typeof(Refusal)).Select(f => $"{t.Name}.{f.Name}"))];
        refusals.Should().NotBeEmpty();
        refusals.Where(r => !IsSaid(r)).Should().BeEmpty();
    }

    [Fact]
    public void Every_event_is_expected_by_a_sentence() =>
        EventNames.All.Select(k => k.Type.Name).Where(e => !IsSaid(e)).Should().BeEmpty();

    [Fact]
    public void What_nobody_says_is_missed() => IsSaid(string.Concat("Request", "Forgotten")).Should().BeFalse();

    private static bool IsSaid(string name) => Regex.IsMatch(sentences, $@"\b{Regex.Escape(name)}\b");
}
