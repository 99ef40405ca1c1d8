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
    private static readonly Dictionary<string, string> owners =
        EventNames.All.Where(kind => kind.Type.Assembly == typeof(EventNames).Assembly)
            .Select(kind => (kind.Name, Room: kind.Type.Namespace!.Split('.')[2]))
            .Concat(new Declarations(Features.All, new ServiceCollection()).ByFeature<PermissionRule>()
                .Select(d => (Name: d.Declaration.Permission.Code, Room: d.Feature.GetType().Namespace!.Split('.')[2])))
            .ToDictionary(owned => owned.Name, owned => owned.Room);

    /// <summary>Permissions of no feature in particular stand with their type.</summary>
    private static readonly string shared = Path.Combine("src", "Host", "Access", "Permission.cs");

    [Fact]
    public void No_name_of_an_event_or_a_permission_is_written_by_another() =>
        Repository.Files("src", ".cs", ".razor").Where(file => file != shared)
            .SelectMany(file => File.ReadLines(Path.Combine(Repository.Root, file)).SelectMany(line => Foreign(file, line)))
            .Should().BeEmpty();

    [Fact]
    public void There_are_names_of_both_kinds() =>
        owners.Should().HaveCountGreaterThan(100).And.Contain("request.raised", "Requests").And.Contain("raise-request", "Requests");

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
        let name = NamedBy(quoted.Groups[1].Value)
        where name is not null && owners[name] != file.Split(Path.DirectorySeparatorChar)[2]
        select $"{file} writes {name} of {owners[name!]}: {line.Trim()}";

    /// <summary>A name itself, or an event and one of its members.</summary>
    private static string? NamedBy(string text) =>
        ((string[])[text, text[..Math.Max(0, text.LastIndexOf('.'))]]).FirstOrDefault(owners.ContainsKey);

    /// <summary>What stands between quotes of C# or of SQL.</summary>
    [GeneratedRegex("[\"']([a-z][a-z.-]*)(?=[\"'])")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^\s*//")]
    private static partial Regex Comment();
}
