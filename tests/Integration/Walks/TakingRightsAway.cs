using System.Collections;
using System.Reflection;
using System.Runtime.Loader;
using Coordination.Domain.Kernel;
using Coordination.Host;
using Coordination.Host.Access;
using Coordination.Host.Api;
using Coordination.Host.Commands;
using Coordination.Host.Operations;
using Coordination.Host.Pages;
using Coordination.Host.SignIn;
using Coordination.Host.Storage;
using Coordination.Integration.Postgres;

namespace Coordination.Integration.Walks;

/// <summary>Whatever is taken out of the one table of rights, whichever role somebody loses: nobody may more than before.</summary>
public sealed class TakingRightsAway
{
    private static readonly Permission[] acts = Enum.GetValues<Permission>();
    private static readonly Relation[] relations = Enum.GetValues<Relation>();
    private static readonly Role[] roles = [.. Enum.GetValues<Role>().Where(r => r is not Role.System)];

    /// <summary>Every set of roles there can be.</summary>
    private static IEnumerable<HashSet<Role>> Sets =>
        Enumerable.Range(0, 1 << roles.Length).Select(bits => roles.Where((_, at) => (bits & (1 << at)) != 0).ToHashSet());

    [Fact]
    public async Task Losing_a_role_or_a_relation_never_grants()
    {
        var (compared, wrong) = (0, new List<string>());
        foreach (var set in Sets)
            foreach (var (permission, relation) in acts.SelectMany(a => relations.Select(r => (a, r))))
            {
                if (Permissions.Can(set, permission, relation) is null) continue;
                foreach (var fewer in set.Select(lost => set.Where(r => r != lost).ToHashSet()))
                {
                    compared++;
                    if (Permissions.Can(fewer, permission, relation) is null)
                        wrong.Add($"{permission} by {string.Join(", ", fewer)}, not by {string.Join(", ", set)}");
                }
                compared++;
                if (Permissions.Can(set, permission) is null) wrong.Add($"{permission} by {string.Join(", ", set)} without {relation}");
            }
        await Announcement.WriteAsync(
            $"Rights: {compared} comparisons with fewer roles or no relation, {wrong.Count} of which grant more.");
        wrong.Should().BeEmpty();
        compared.Should().BeGreaterThan(1000);
    }

    /// <summary>
    /// The rows are taken out one by one of a second copy of the table the Host decides by, so that no Host is disturbed.
    /// </summary>
    [Fact]
    public async Task Taking_out_any_row_never_grants()
    {
        var (taken, wrong) = (0, new List<string>());
        var apart = new AssemblyLoadContext("apart").LoadFromAssemblyPath(typeof(Permissions).Assembly.Location)
            .GetType(typeof(Permissions).FullName!)!;
        apart.Should().NotBe(typeof(Permissions));
        var can = apart.GetMethod(nameof(Permissions.Can))!;
        foreach (var table in new[] { "table",
            "related" }.Select(name => (IDictionary)apart.GetField(name, BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null)!))
            foreach (var (permission, row) in table.Keys.Cast<object>().Select(permission => (permission, Row: (Array)table[permission]!))
                .ToList())
            {
                bool[] before = [.. Answers(permission)];
                foreach (var without in row)
                {
                    var fewer = row.Cast<object>().Where(one => !one.Equals(without)).ToArray();
                    var left = Array.CreateInstance(row.GetType().GetElementType()!, fewer.Length);
                    fewer.CopyTo(left, 0);
                    table[permission] = left;
                    bool[] after = [.. Answers(permission)];
                    if (after.Zip(before).Any(a => a is (First: true, Second: false))) wrong.Add($"{permission} without {without}");
                    if (after.SequenceEqual(before)) wrong.Add($"{permission} is the same without {without}");
                    taken++;
                }
                table[permission] = row;
            }
        await Announcement.WriteAsync($"Rights: {taken} rows taken out one by one, {wrong.Count} of them wrongly.");
        wrong.Should().BeEmpty();
        taken.Should().BeGreaterThan(50);

        IEnumerable<bool> Answers(object permission) =>
            Sets.SelectMany(set => relations.Select(relation => can.Invoke(null,
                [set, permission, Enum.ToObject(can.GetParameters()[2].ParameterType, (int)relation)]) is null));
    }
}
