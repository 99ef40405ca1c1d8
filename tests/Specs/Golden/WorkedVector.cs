using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Coordination.Domain.Kernel;

namespace Coordination.Specs.Golden;

/// <summary>The published example agrees with this code, and with a program that shares nothing with it.</summary>
public class WorkedVector
{
    private static readonly string folder = Path.Combine(GoldenFiles.Root, "docs", "evidence");
    private static readonly string path = Path.Combine(folder, "worked-vector.json");
    private static JsonNode Vector() => JsonNode.Parse(File.ReadAllText(path))!;
    private static string Text(JsonNode? node) => node!.GetValue<string>();

    [Fact]
    public void Has_the_leaf_and_hash_this_code_makes()
    {
        var (vector, row) = (Vector(), Vector()["row"]!);
        var leaf = CanonicalForm.Of(new(
            Guid.Parse(Text(row["id"])), Guid.Parse(Text(row["stream"])), row["version"]!.GetValue<long>(), Text(row["tenant"]),
                Text(row["type"]),
            DateTimeOffset.Parse(Text(row["recordedAt"]), null), Text(row["headers"]), Text(row["data"])));
        Encoding.UTF8.GetString(leaf).Should().Be(Text(vector["leaf"]));
        Convert.ToHexStringLower(SHA256.HashData([0, .. leaf])).Should().Be(Text(vector["leafHash"]));
        File.ReadAllText(Path.Combine(GoldenFiles.Root, "docs", "evidence.md")).Should().Contain(Text(vector["leafHash"]));
    }

    [Fact]
    public async Task Is_reproduced_by_the_independent_program() => (await Verify(Vector())).Should().Be(0);

    [Theory]
    [InlineData("row/data", "parcel", "packet")]
    [InlineData("row/headers", "phone", "paper")]
    [InlineData("row/recordedAt", "123456", "123457")]
    [InlineData("row/tenant", "5d3c", "5d3d")]
    [InlineData("leaf", "food", "baby")]
    [InlineData("leafHash", "3464", "3465")]
    [InlineData("disclosure/value", "Milk", "Silk")]
    public async Task Is_rejected_once_altered(string member, string original, string altered)
    {
        var vector = Vector();
        var names = member.Split('/');
        var holder = names[..^1].Aggregate(vector, (node, name) => node[name]!);
        var before = Text(holder[names[^1]]);
        before.Should().Contain(original);
        holder[names[^1]] = before.Replace(original, altered, StringComparison.Ordinal);
        (await Verify(vector)).Should().Be(1);
    }

    private static async Task<int> Verify(JsonNode vector)
    {
        var copy = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(copy, vector.ToJsonString());
            Assert.SkipUnless(Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)
                .Any(p => File.Exists(Path.Combine(p, "python3"))), "There is no python3 here.");
            using var program = Process.Start(new ProcessStartInfo("python3", [Path.Combine(folder, "verify.py"), copy])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var complaint = program.StandardError.ReadToEndAsync();
            await program.StandardOutput.ReadToEndAsync();
            await program.WaitForExitAsync();
            (await complaint).Should().BeEmpty();
            return program.ExitCode;
        }
        finally
        {
            File.Delete(copy);
        }
    }
}
