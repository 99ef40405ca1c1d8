using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Coordination.Integration.Privacy;

/// <summary>That the search for canaries would find one, shown on made-up dumps.</summary>
public sealed class FindingTraces
{
    private const string Plain = "Quillfeather", Beyond = "Żółtkäferß";
    private static readonly Traces traces = new([Plain, Beyond]);

    public static TheoryData<string, Func<string, string>> Writings => new()
    {
        { "as it is", word => word },
        { "in small letters", word => word.ToLowerInvariant() },
        { "in capitals", word => word.ToUpperInvariant() },
        { "decomposed", word => word.Normalize(NormalizationForm.FormD) },
        { "UTF-16LE as bytea", word => "\\x" + Convert.ToHexString(Encoding.Unicode.GetBytes("name=" + word)) },
        { "UTF-16BE as bytea", word => "\\x" + Convert.ToHexStringLower(Encoding.BigEndianUnicode.GetBytes("name=" + word)) },
        { "UTF-8 as bytea", word => "\\x" + Convert.ToHexStringLower(Encoding.UTF8.GetBytes("name=" + word)) },
        { "base64", word => Convert.ToBase64String(Encoding.UTF8.GetBytes(word + ".")) },
        { "base64 shifted by one", word => Convert.ToBase64String(Encoding.UTF8.GetBytes("1" + word + "..")) },
        { "base64 shifted by two", word => Convert.ToBase64String(Encoding.UTF8.GetBytes("12" + word + "...")) },
        { "base64url of UTF-16", word => System.Buffers.Text.Base64Url.EncodeToString(Encoding.Unicode.GetBytes("1" + word)) },
        { "percent-encoded", Uri.EscapeDataString },
        { "as a form field", word => System.Net.WebUtility.UrlEncode(word).ToLowerInvariant() },
        { "JSON", word => JsonSerializer.Serialize(new { word }) },
        { "JSON in bytea", word => "\\x" + Convert.ToHexString(JsonSerializer.SerializeToUtf8Bytes(word)) },
        { "every letter escaped", word => string.Concat(word.Select(c => $"\\u{(int)c:x4}")) },
        { "HTML", word => HtmlEncoder.Default.Encode(word) },
    };

    [Theory]
    [MemberData(nameof(Writings), DisableDiscoveryEnumeration = true)]
    public void Each_writing_is_found(string writing, Func<string, string> write)
    {
        foreach (var word in new[] { Plain, Beyond })
            traces.In($"INSERT INTO t VALUES (7, '{write(word)}', '2026-01-10');").Should()
                .Contain(t => t.Word == word, "{0} was written {1}", word, writing);
    }

    [Fact]
    public void Wide_letters_are_found_as_they_lie_in_memory()
    {
        foreach (var wide in new[] { Encoding.Unicode, Encoding.BigEndianUnicode })
            traces.In([7, 7, 7, .. wide.GetBytes(Plain), 7, .. wide.GetBytes(Beyond), 7]).Select(t => t.Word).Should()
                .Contain([Plain, Beyond]);
    }

    [Fact]
    public void What_is_not_there_is_not_found() =>
        traces.In("INSERT INTO t VALUES ('Quill', 'feather', 'Żółt', '\\x5175696c6c');").Should().BeEmpty();

    [Fact]
    public void Every_place_is_found() =>
        traces.In($"{Plain} {Beyond} {Plain}").Select(t => t.Word).Should().BeEquivalentTo(Plain, Beyond, Plain);
}
