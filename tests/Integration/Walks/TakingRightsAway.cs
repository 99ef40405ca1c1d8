using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Integration.Postgres;

namespace Coordination.Integration.Walks;

/// <summary>Taking a line out of the table of permissions, or a role from a person, never allows more than before.</summary>
public sealed class TakingRightsAway
{
    private static readonly Relation[] relations = Enum.GetValues<Relation>();
    private static readonly Role[] roles = [.. Enum.GetValues<Role>().Where(r => r is not Role.System)];

    /// <summary>Every set of roles there can be.</summary>
    private static readonly IReadOnlyList<HashSet<Role>> sets =
        [.. Enumerable.Range(0, 1 << roles.Length).Select(bits => roles.Where((_, at) => (bits & (1 << at)) != 0).ToHashSet())];

    [Fact]
    public async Task Losing_a_role_or_a_relation_never_grants()
    {
        var (compared, wrong) = (0, new List<string>());
        foreach (var set in sets)
            foreach (var (permission, relation) in DeclaredRights.Rules.SelectMany(a => relations.Select(r => (a.Permission, r))))
            {
                if (DeclaredRights.Table.Can(set, permission, relation) is null) continue;
                foreach (var fewer in set.Select(lost => set.Where(r => r != lost).ToHashSet()))
                {
                    compared++;
                    if (DeclaredRights.Table.Can(fewer, permission, relation) is null)
                        wrong.Add($"{permission} by {string.Join(", ", fewer)}, not by {string.Join(", ", set)}");
                }
                compared++;
                if (DeclaredRights.Table.Can(set, permission) is null)
                    wrong.Add($"{permission} by {string.Join(", ", set)} without {relation}");
            }
        await Announcement.WriteAsync(
            $"Rights: {compared} comparisons with fewer roles or no relation, {wrong.Count} of which grant more.");
        wrong.Should().BeEmpty();
        compared.Should().BeGreaterThan(1000);
    }

    [Fact]
    public async Task Taking_out_any_row_never_grants()
    {
        var (taken, wrong) = (0, new List<string>());
        foreach (var rule in DeclaredRights.Rules)
        {
            var before = Answers(rule);
            foreach (var (without, fewer) in Fewer(rule))
            {
                var after = Answers(fewer);
                if (after.Zip(before).Any(a => a is (First: true, Second: false))) wrong.Add($"{rule.Permission} without {without}");
                if (after.SequenceEqual(before)) wrong.Add($"{rule.Permission} is the same without {without}");
                taken++;
            }
        }
        await Announcement.WriteAsync($"Rights: {taken} rows taken out one by one, {wrong.Count} of them wrongly.");
        wrong.Should().BeEmpty();
        taken.Should().BeGreaterThan(50);
    }

    private static IEnumerable<(string Without, PermissionRule Fewer)> Fewer(PermissionRule rule) =>
    [
        .. rule.Roles.Select(role => ($"{role}",
            new PermissionRule(rule.Permission, [.. rule.Roles.Where(r => r != role)]).ForRelated([.. rule.Relations]))),
        .. rule.Relations.Select(relation => ($"{relation}",
            new PermissionRule(rule.Permission, rule.Roles).ForRelated([.. rule.Relations.Where(r => r != relation)]))),
    ];

    private static bool[] Answers(PermissionRule rule)
    {
        var table = new PermissionTable([rule]);
        return [.. sets.SelectMany(set => relations.Select(relation => table.Can(set, rule.Permission, relation) is null))];
    }
}
