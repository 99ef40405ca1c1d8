using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Coordination.Domain.Kernel;

namespace Coordination.Architecture;

/// <summary>Names that are stored or published, and so for ever.</summary>
public partial class Names
{
    private static readonly Assembly[] all =
        [typeof(Refusal).Assembly, typeof(Projections.Lists.IListView).Assembly, typeof(Host.Commands.CommandPath).Assembly];
    private static readonly EventKind[] kinds = [.. EventNames.All.Where(k => k.Type.Assembly == typeof(Refusal).Assembly)];
    private static readonly Type[] events = [.. kinds.Select(k => k.Type)];

    [Fact]
    public void Events_are_sealed_and_flat_under_the_base_of_their_stream()
    {
        Type[] families = [.. events.Select(e => e.BaseType!).Distinct()];
        families.Should().NotBeEmpty().And.OnlyContain(f => f.IsAbstract && f.BaseType == typeof(object)
            && f.Name.EndsWith("Event", StringComparison.Ordinal));
        events.Should().OnlyContain(e => e.IsSealed);
        typeof(Refusal).Assembly.GetTypes().Where(t => families.Contains(t.BaseType)).Should()
            .BeEquivalentTo(events, "an event without a stored name would be lost");
    }

    [Fact]
    public void Events_are_stored_under_their_stream_in_the_past_tense()
    {
        kinds.Should().OnlyContain(k => IsStoredName(k.Name) && k.Name.StartsWith(StreamOf(k.Type), StringComparison.Ordinal));
        kinds.Select(k => k.Name).Should().OnlyHaveUniqueItems();
        new[] { "request.changed", "request.status-updated", "Request.Raised", "request", "request.raised.v", "request.words-set" }.Should()
            .OnlyContain(n => !IsStoredName(n));
        new[] { "request.raised", "request.raised.v2", "community.charter-adopted" }.Should().OnlyContain(n => IsStoredName(n));
    }

    [Fact]
    public void Refusals_have_codes_of_their_own()
    {
        Refusal[] refusals = [.. all.SelectMany(Refusals.In)];
        refusals.Should().NotBeEmpty().And.OnlyContain(r => IsCode(r.Code) && r.Reason.EndsWith('.') && r.Clause == null);
        refusals.Select(r => r.Code).Should().OnlyHaveUniqueItems();
        new[] { "ERR_409", "request", "Request.Over", "request.over_it", "request.over.it" }.Should().OnlyContain(c => !IsCode(c));
    }

    [Fact]
    public void Every_refusal_of_the_code_is_found() =>
        all.SelectMany(a => a.GetTypes())
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(f => f.FieldType == typeof(Refusal))
            .Select(f => $"{f.DeclaringType!.Name}.{f.Name}").Should().BeEmpty("a refusal that is not public is on no list");

    private static bool IsCode(string code) => Code().IsMatch(code);
    private static bool IsStoredName(string name) => StoredName().IsMatch(name) && !NotAFact().IsMatch(name);
    private static string StreamOf(Type happened) =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(happened.BaseType!.Name[..^"Event".Length]) + ".";

    [GeneratedRegex(@"^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$")]
    private static partial Regex Code();

    [GeneratedRegex(@"^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*(\.v[0-9]+)?$")]
    private static partial Regex StoredName();

    [GeneratedRegex(@"[.-](changed|updated|set|modified)(\.|$)")]
    private static partial Regex NotAFact();
}
