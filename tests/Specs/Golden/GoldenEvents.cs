using System.Text;
using System.Text.Json;
using Coordination.Domain.Kernel;

namespace Coordination.Specs.Golden;

/// <summary>What is stored under a name stays readable and provable for ever. <c>GOLDEN=write</c> adds the files of new events.</summary>
public class GoldenEvents
{
    static GoldenEvents()
    {
        if (Environment.GetEnvironmentVariable("GOLDEN") == "write") foreach (var kind in EventNames.All) Add(kind);
    }

    public static TheoryData<string> Names { get; } = [.. EventNames.All.Select(k => k.Name)];

    [Fact]
    public void Every_event_has_its_files_and_every_file_its_event()
    {
        EventNames.All.Should().NotBeEmpty();
        Directory.GetFiles(GoldenFiles.Folder).Select(Path.GetFileName).Should().BeEquivalentTo(
            EventNames.All.SelectMany(k => new[] { $"{k.Name}.json", $"{k.Name}.leaf.json" }));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_stored_event_is_read_and_written_back_byte_for_byte(string storedName)
    {
        var row = GoldenFiles.Row(storedName);
        row.Type.Should().Be(storedName);
        var body = JsonSerializer.Deserialize(row.Data, EventNames.Named(storedName)!.Type, StoredJson.Options)!;
        JsonSerializer.Serialize(body, body.GetType(), StoredJson.Options).Should().Be(row.Data);
        var headers = JsonSerializer.Deserialize<Dictionary<string, Envelope>>(row.Headers, StoredJson.Options)!;
        JsonSerializer.Serialize(headers, StoredJson.Options).Should().Be(row.Headers);
        headers["envelope"].Subjects.Should().Equal(EventNames.Of(body).Subjects(body));
        headers["envelope"].Visibility.Should().Be(EventNames.Of(body).Visibility);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_stored_event_has_exactly_this_leaf(string storedName) =>
        CanonicalForm.Of(GoldenFiles.Row(storedName)).Should().Equal(GoldenFiles.Leaf(storedName));

    [Theory]
    [MemberData(nameof(Names))]
    public void No_leaf_holds_a_cipher(string storedName) =>
        Encoding.UTF8.GetString(GoldenFiles.Leaf(storedName)).Should().NotContain("\"cipher\"");

    private static void Add(EventKind kind)
    {
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
        if (!File.Exists(GoldenFiles.RowPath(kind.Name))) File.WriteAllText(GoldenFiles.RowPath(kind.Name), row);
        if (!File.Exists(GoldenFiles.LeafPath(kind.Name)))
            File.WriteAllBytes(GoldenFiles.LeafPath(kind.Name), CanonicalForm.Of(GoldenFiles.Row(kind.Name)));
    }
}
