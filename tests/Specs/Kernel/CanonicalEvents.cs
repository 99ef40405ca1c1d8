using System.Text;
using Coordination.Domain.Kernel;

namespace Coordination.Specs.Kernel;

/// <summary>Which parts of its stored row an event is proved by.</summary>
public class CanonicalEvents
{
    private static readonly StoredRow row = new(
        Guid.Parse("0199B6E2-0000-7000-8000-000000000001"), Guid.Parse("00000000-0000-4000-8000-0000000000AA"), 3,
            "00000000-0000-4000-8000-0000000000bb",
        "request.withdrawn", new(2026, 1, 10, 10, 40, 0, TimeSpan.FromHours(1)), """{"envelope": {"b": 1, "a": 2}}""",
            """{"z": [], "request": "r"}""");

    private static string Of(StoredRow stored) => Encoding.UTF8.GetString(CanonicalForm.Of(stored));

    [Fact]
    public void Everything_the_row_says_is_in_the_leaf() => Of(row).Should().Be(
        """{"body":{"request":"r","z":[]},"envelope":{"a":2,"b":1},"id":"0199b6e2-0000-7000-8000-000000000001",""" +
        "\"recordedAt\":\"2026-01-10T09:40:00.000000Z\",\"stream\":\"00000000-0000-4000-8000-0000000000aa\"," +
        "\"tenant\":\"00000000-0000-4000-8000-0000000000bb\",\"type\":\"request.withdrawn\",\"v\":1,\"version\":3}");

    [Theory]
    [InlineData("""{"words":{"subject":"s","name":"n","digest":"d","cipher":"c"}}""",
        """{"words":{"digest":"d","name":"n","subject":"s"}}""")]
    [InlineData("""{"subject":"s","name":"n","digest":"d","cipher":"c"}""", """{"digest":"d","name":"n","subject":"s"}""")]
    [InlineData("""[[{"cipher":{"subject":1,"name":2,"digest":3,"cipher":4}}]]""", """[[{"cipher":{"digest":3,"name":2,"subject":1}}]]""")]
    [InlineData("""{"name":"n","digest":"d","cipher":"c"}""", """{"cipher":"c","digest":"d","name":"n"}""")]
    [InlineData("""{"subject":"s","name":"n","digest":"d","cipher":"c","more":1}""",
        """{"cipher":"c","digest":"d","more":1,"name":"n","subject":"s"}""")]
    [InlineData("""{"Subject":"s","name":"n","digest":"d","cipher":"c"}""", """{"Subject":"s","cipher":"c","digest":"d","name":"n"}""")]
    public void A_cipher_is_left_out_of_a_sealed_value_and_nowhere_else(string data, string body) =>
        Of(row with { Data = data }).Should().StartWith($$"""{"body":{{body}},"envelope":""");

    [Fact]
    public void A_leaf_of_65535_bytes_is_the_longest()
    {
        var room = CanonicalForm.LongestLeaf - CanonicalForm.Of(row with { Data = "\"\"" }).Length;
        CanonicalForm.Of(row with { Data = $"\"{new string('a', room)}\"" }).Should().HaveCount(65_535);
        FluentActions.Invoking(() => Of(row with { Data = $"\"{new string('a', room + 1)}\"" })).Should().Throw<NotCanonicalException>()
            .WithMessage("*65536 bytes*");
    }

    public static TheoryData<StoredRow> Broken { get; } = new(
        row with { Headers = """{"envelope":{},"more":1}""" }, row with { Headers = "{}" }, row with { Headers = """{"envelope":null}""" },
            row with { Headers = "[]" },
        row with { Tenant = "00000000-0000-4000-8000-0000000000BB" }, row with { Tenant = "*DEFAULT*" },
        row with { RecordedAt = row.RecordedAt.AddTicks(1) }, row with { Data = """{"price": 1.5}""" });

    [Theory]
    [MemberData(nameof(Broken), DisableDiscoveryEnumeration = true)]
    public void A_row_that_breaks_a_rule_has_no_leaf(StoredRow broken) =>
        FluentActions.Invoking(() => Of(broken)).Should().Throw<NotCanonicalException>();
}
