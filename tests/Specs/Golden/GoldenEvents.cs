using System.Text;
using System.Text.Json;
using Coordination.Domain.Kernel;

namespace Coordination.Specs.Golden;

/// <summary>What is stored under a name stays readable and provable for ever. <c>GOLDEN=write</c> adds the files of new events.</summary>
public class GoldenEvents
{
    static GoldenEvents()
    {
        StoredJson.Options.MakeReadOnly(populateMissingResolver: true);
        if (Environment.GetEnvironmentVariable("GOLDEN") == "write") foreach (var kind in EventNames.All) Add(kind);
    }

    public static TheoryData<string> Samples { get; } = [.. GoldenFiles.Samples];

    [Fact]
    public void Every_event_has_its_files_and_every_file_its_event()
    {
        EventNames.All.Should().NotBeEmpty();
        GoldenFiles.Samples.Select(GoldenFiles.StoredName).Distinct().Should().BeEquivalentTo(EventNames.All.Select(k => k.Name));
        Directory.GetFiles(GoldenFiles.Folder).Should().BeEquivalentTo(
            GoldenFiles.Samples.SelectMany(s => new[] { GoldenFiles.RowPath(s), GoldenFiles.LeafPath(s) }));
    }

    [Fact]
    public void Every_member_of_an_event_is_in_one_of_its_files() =>
        EventNames.All.SelectMany(kind => Missing(kind).Select(member => $"{kind.Name}.{member}")).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_stored_event_is_read_and_written_back_byte_for_byte(string sample)
    {
        var row = GoldenFiles.Row(sample);
        row.Type.Should().Be(GoldenFiles.StoredName(sample));
        var body = JsonSerializer.Deserialize(row.Data, EventNames.Named(row.Type)!.Type, StoredJson.Options)!;
        JsonSerializer.Serialize(body, body.GetType(), StoredJson.Options).Should().Be(row.Data);
        var headers = JsonSerializer.Deserialize<Dictionary<string, Envelope>>(row.Headers, StoredJson.Options)!;
        JsonSerializer.Serialize(headers, StoredJson.Options).Should().Be(row.Headers);
        headers["envelope"].Subjects.Should().Equal(EventNames.Of(body).Subjects(body));
        headers["envelope"].Visibility.Should().Be(EventNames.Of(body).Visibility);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_stored_event_has_exactly_this_leaf(string sample) =>
        CanonicalForm.Of(GoldenFiles.Row(sample)).Should().Equal(GoldenFiles.Leaf(sample));

    [Theory]
    [MemberData(nameof(Samples))]
    public void No_leaf_holds_a_cipher(string sample) =>
        Encoding.UTF8.GetString(GoldenFiles.Leaf(sample)).Should().NotContain("\"cipher\"");

    private static IEnumerable<string> SamplesOf(EventKind kind) =>
        GoldenFiles.Samples.Where(sample => GoldenFiles.StoredName(sample) == kind.Name);

    private static IEnumerable<string> Missing(EventKind kind) =>
        StoredJson.Options.GetTypeInfo(kind.Type).Properties.Where(p => p.Get is not null).Select(p => p.Name).Except(
            SamplesOf(kind).SelectMany(sample => JsonDocument.Parse(GoldenFiles.Row(sample).Data).RootElement.EnumerateObject())
                .Select(member => member.Name));

    private static void Add(EventKind kind)
    {
        if (SamplesOf(kind).Any() && !Missing(kind).Any()) return;
        var sample = SamplesOf(kind).Count() is > 0 and var known ? $"{kind.Name}~{known + 1}" : kind.Name;
        var body = SampleValues.Event(kind);
        var headers = new Dictionary<string, Envelope> { ["envelope"] = SampleValues.Envelope(kind, body) };
        var row = $$"""
            {
              "id": "{{SampleValues.Id(kind.Name)}}",
              "stream": "{{SampleValues.Id(kind.Name + " stream")}}",
              "version": 1,
              "tenant": "{{SampleValues.Id("tenant")}}",
              "type": "{{kind.Name}}",
              "recordedAt": "{{InstantJson.Write(SampleValues.RecordedAt)}}",
              "headers": {{JsonSerializer.Serialize(headers, StoredJson.Options)}},
              "data": {{JsonSerializer.Serialize(body, kind.Type, StoredJson.Options)}}
            }

            """;
        File.WriteAllText(GoldenFiles.RowPath(sample), row);
        File.WriteAllBytes(GoldenFiles.LeafPath(sample), CanonicalForm.Of(GoldenFiles.Row(sample)));
    }
}
