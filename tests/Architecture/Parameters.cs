using System.Reflection;
using Coordination.Domain.Kernel;
using Coordination.Host;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Architecture;

/// <summary>Each charter parameter stands beside its rule, is declared by a feature, and is listed in <c>docs/codes.md</c>.</summary>
public class Parameters
{
    public static IReadOnlyList<CharterParameter> Declared { get; } =
        new Declarations(Features.All, new ServiceCollection()).Parameters().All;

    [Fact]
    public void What_a_rule_reads_a_feature_declares() =>
        typeof(CharterParameter).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType.IsAssignableTo(typeof(CharterParameter)))
            .Select(field => (CharterParameter)field.GetValue(null)!)
            .Should().BeEquivalentTo(Declared, same => same.ComparingByValue<CharterParameter>());

    [Fact]
    public void Each_is_explained_as_its_rule_has_it() => Codes.Section("Charter parameters").Should().EndWith(
        string.Concat(Declared.Select(p => $"| `{p.Id}` | {p.Words} | {p.Allows} | {Floor(p)} |\n")).TrimEnd());

    [Fact]
    public void Each_has_an_id_of_small_words_and_is_said_in_sentences() =>
        Declared.Should().NotBeEmpty().And.OnlyContain(p => p.Id.All(c => char.IsAsciiLetterLower(c) || c == '-') && p.Words.EndsWith('.'));

    private static string Floor(CharterParameter parameter) => parameter.InForce(new(1, [])) switch
    {
        { Number: { } number, Unit: var unit } => $"{number} {unit}",
        { Codes: [var code] } => code,
        _ => "none",
    };
}
