using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Coordination.Domain.Agreements;
using Coordination.Domain.Bookings;
using Coordination.Domain.Communities;
using Coordination.Domain.Consents;
using Coordination.Domain.EmergencyAccess;
using Coordination.Domain.Handovers;
using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.Messages;
using Coordination.Domain.People;
using Coordination.Domain.Programs;
using Coordination.Domain.Requests;
using Coordination.Domain.Reviews;
using Coordination.Host.Consents;

namespace Coordination.Architecture;

/// <summary><c>docs/codes.md</c> lists every code there is. <c>CODES=write</c> writes its list of refusals anew.</summary>
public partial class Codes
{
    private static readonly Assembly[] all =
        [typeof(Refusal).Assembly, typeof(Projections.Lists.IListView).Assembly, typeof(Host.Commands.CommandPath).Assembly];
    private static readonly string path = Path.Combine(Repository.Root, "docs", "codes.md");
    private static readonly string refusals =
        string.Concat(all.SelectMany(Refusals.In).OrderBy(r => r.Code, StringComparer.Ordinal)
        .Select(r => $"| `{r.Code}` | {r.Reason} |\n"));

    static Codes()
    {
        if (Environment.GetEnvironmentVariable("CODES") != "write") return;
        var page = File.ReadAllText(path);
        File.WriteAllText(path, page[..page.IndexOf("| `", page.IndexOf("## Refusals", StringComparison.Ordinal), StringComparison.Ordinal)]
            + refusals);
    }

    public static TheoryData<string, string[]> Lists { get; } = new()
    {
        { "Authorities", Of<Authority>() }, { "Channels", Of<Channel>() }, { "Causes", Of<Cause>() }, { "Categories", Of<Category>() },
            { "Units", Of<Unit>() },
        { "Vetting levels", Of<VettingLevel>() }, { "Standings", Of<Standing>() }, { "Purposes", Of<Purpose>() },
            { "Recipients", Of<Recipient>() }, { "Data classes", Of<DataClass>() },
        { "Manners", Of<Manner>() }, { "Emergencies", Of<Emergency>() }, { "What stays", Of<Staying>() }, { "Roles", Of<Role>() },
            { "Fits", Of<Fit>() }, { "Scopes", Of<Scope>() }, { "Visibility", Of<To>() }, { "Reasons", [.. Reasons.Known] },
        { "Charter parameters", [.. Parameters.Declared.Select(p => p.Id)] },
            { "Reserved community codes", [.. CommunityCode.Reserved] },
        { "Starting charters", Of<StartingCharter>() },
        { "Correction reasons", Of<CorrectionReason>() }, { "Reopening reasons", Of<ReopeningReason>() },
        { "Attendance", Of<Attendance>() }, { "Cancellation reasons", Of<CancellationReason>() }, { "Told by", Of<ToldBy>() },
        { "Call outcomes", Of<CallOutcome>() }, { "Message channels", Of<MessageChannel>() }, { "Contact choices", Of<ContactChoice>() },
            { "Call reasons", Of<CallReason>() }, { "Drop reasons", Of<DropReason>() },
        { "Review causes", Of<ReviewCause>() }, { "Review findings", Of<ReviewFinding>() },
        { "Deadlines",
            [.. Constants(typeof(MembershipDeadlines)), .. Constants(typeof(MatchDeadlines)), .. Constants(typeof(MessageDeadlines))] },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public void Every_code_is_on_its_list_and_no_other(string list, string[] codes) => Listed(list).Should().Equal(codes);

    [Fact]
    public void Every_refusal_is_listed_with_its_sentence() => (Section("Refusals") + "\n").Should().EndWith(refusals);

    private static string[] Of<TCode>() where TCode : struct, Enum =>
        [.. Enum.GetNames<TCode>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName)];

    private static IEnumerable<string> Constants(Type of) =>
        of.GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!);

    private static IEnumerable<string> Listed(string list) => Entry().Matches(Section(list)).Select(m => m.Groups[1].Value);

    /// <summary>What stands below a heading, up to the next.</summary>
    internal static string Section(string heading)
    {
        var page = File.ReadAllText(path);
        var start = page.IndexOf($"\n## {heading}\n", StringComparison.Ordinal);
        start.Should().BePositive($"docs/codes.md has a section {heading}");
        var end = page.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return (end < 0 ? page[start..] : page[start..end]).Trim();
    }

    [GeneratedRegex(@"^\| `([^`]+)`", RegexOptions.Multiline)]
    private static partial Regex Entry();
}
