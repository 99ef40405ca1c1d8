using System.Text.RegularExpressions;
using Coordination.Domain.Kernel;
using Coordination.Host;
using Coordination.Host.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Architecture;

/// <summary>The name of an event or a permission is written by the feature that owns it. Others name its type.</summary>
public partial class NamesOfOthers
{
    /// <summary>Which room may write a name.</summary>
    private static readonly IReadOnlyList<(string Name, string Room)> owned =
    [
        .. EventNames.All.Where(kind => kind.Type.Assembly == typeof(EventNames).Assembly)
            .Select(kind => (kind.Name, kind.Type.Namespace!.Split('.')[2])),
        .. new Declarations(Features.All, new ServiceCollection()).ByFeature<PermissionRule>()
            .Select(d => (d.Declaration.Permission.Code, d.Feature.GetType().Namespace!.Split('.')[2])),
    ];

    /// <summary>Permissions of no feature in particular stand with their type.</summary>
    private static readonly string shared = Path.Combine("src", "Host", "Access", "Permission.cs");

    [Fact]
    public void No_name_of_an_event_or_a_permission_is_written_by_another() =>
        Repository.Files("src", ".cs", ".razor").Where(file => file != shared)
            .SelectMany(file => File.ReadLines(Path.Combine(Repository.Root, file)).SelectMany(line => Foreign(file, line)))
            .Should().BeEmpty();

    [Fact]
    public void There_are_names_of_both_kinds() =>
        owned.Should().HaveCountGreaterThan(100).And.Contain([("request.raised", "Requests"), ("raise-request", "Requests")]);

    [Theory]
    [InlineData("if (fact.Type == \"request.raised\") return;")]
    [InlineData("select 1 from coordination.mt_events where type = 'request.raised'")]
    [InlineData("where kind = 'request.raised.person'")]
    [InlineData("case \"raise-request\":")]
    public void One_would_be_seen(string line) =>
        Foreign(Path.Combine("src", "Host", "Today", "Planted.cs"), line).Should().ContainSingle();

    [Theory]
    [InlineData("src/Host/Requests/Planted.cs", "\"request.raised\"")]
    [InlineData("src/Domain/Requests/Planted.cs", "[StoredAs(\"request.raised\")]")]
    [InlineData("src/Host/Today/Planted.cs", "/// <summary>After request.raised.</summary>")]
    [InlineData("src/Host/Today/Planted.cs", "\"/requests/raise-request\"")]
    [InlineData("src/Host/Today/Planted.cs", "\"my-request.raised\"")]
    public void What_is_its_owners_or_no_name_would_not(string file, string line) =>
        Foreign(file.Replace('/', Path.DirectorySeparatorChar), line).Should().BeEmpty();

    private static IEnumerable<string> Foreign(string file, string line) =>
        from Match quoted in Comment().IsMatch(line) ? Enumerable.Empty<Match>() : Quoted().Matches(line)
        from name in owned
        where name.Room != file.Split(Path.DirectorySeparatorChar)[2]
            && (quoted.Groups[1].Value == name.Name
                || (name.Name.Contains('.', StringComparison.Ordinal)
                    && quoted.Groups[1].Value.StartsWith(name.Name + ".", StringComparison.Ordinal)))
        select $"{file} writes {name.Name} of {name.Room}: {line.Trim()}";

    /// <summary>What stands between quotes of C# or of SQL.</summary>
    [GeneratedRegex("[\"']([a-z][a-z.-]*)(?=[\"'])")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^\s*//")]
    private static partial Regex Comment();
}
