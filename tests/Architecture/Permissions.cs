using Coordination.Domain.Kernel;
using Coordination.Host;
using Coordination.Host.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Architecture;

/// <summary><c>docs/permissions.md</c> says who may do what, as features declare it. <c>CODES=write</c> writes its table anew.</summary>
public class Permissions
{
    private const string Head =
        "| permission | what it allows | roles | how somebody stands to it | for another | scopes of programs | feature |\n"
        + "|---|---|---|---|---|---|---|\n";
    private static readonly string path = Path.Combine(Repository.Root, "docs", "permissions.md");

    private static readonly IReadOnlyList<(Feature Feature, PermissionRule Rule)> declared =
        new Declarations(Features.All, new ServiceCollection()).ByFeature<PermissionRule>();

    private static readonly string table = Head + string.Concat(declared.Select(d => Row(d.Feature, d.Rule)));

    static Permissions()
    {
        if (Environment.GetEnvironmentVariable("CODES") != "write") return;
        var page = File.ReadAllText(path);
        File.WriteAllText(path, page[..page.IndexOf(Head, StringComparison.Ordinal)] + table);
    }

    [Fact]
    public void Every_permission_is_in_the_table_as_it_is_declared() => File.ReadAllText(path).Should().EndWith("\n\n" + table);

    [Fact]
    public void Each_says_in_a_sentence_of_its_own_what_it_allows() =>
        declared.Select(d => d.Rule.Permission.Words).Should().HaveCountGreaterThan(50).And.OnlyHaveUniqueItems()
            .And.OnlyContain(words => char.IsUpper(words[0]) && words.EndsWith('.') && !words.Contains('|'));

    [Fact]
    public void Every_relation_is_explained() => Enum.GetValues<Relation>().Where(relation => relation is not Relation.None)
        .Select(relation => $"\n- `{CodeNames.Of(relation)}`: ").Should().OnlyContain(line => File.ReadAllText(path).Contains(line));

    [Fact]
    public void Every_way_to_speak_for_another_is_explained() =>
        Enum.GetValues<SpokenFor>().Where(way => way is not SpokenFor.Never).Select(way => $"\n- `{CodeNames.Of(way)}`: ")
            .Should().OnlyContain(line => File.ReadAllText(path).Contains(line));

    private static string Row(Feature feature, PermissionRule rule) =>
        $"| `{rule.Permission.Code}` | {rule.Permission.Words} | {Callers(rule)} | {Codes(rule.Relations)} | {ForAnother(rule.Permission)} "
        + $"| {Codes(rule.Scopes)} "
        + $"| {feature.GetType().Name[..^nameof(Feature).Length]} |\n";

    private static string ForAnother(Permission permission) =>
        permission.SpokenFor is SpokenFor.Never ? "" : $"`{CodeNames.Of(permission.SpokenFor)}`";

    private static string Callers(PermissionRule rule) =>
        rule.Permission.From is Host.Access.Callers.Known ? Codes(rule.Roles) : "anybody signed in";

    private static string Codes<TCode>(IEnumerable<TCode> codes) where TCode : struct, Enum =>
        string.Join(", ", codes.Select(code => $"`{CodeNames.Of(code)}`"));
}
