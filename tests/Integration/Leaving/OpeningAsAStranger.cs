using System.Buffers.Text;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Coordination.Host.Keys;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Integration.Leaving;

/// <summary>
/// Opens an archive as docs/leaving.md says, with the passphrase and the base library alone: somebody who leaves needs no program of ours.
/// </summary>
[Collection(nameof(ExportedDemo))]
public sealed class OpeningAsAStranger(ExportedDemo demo)
{
    [Fact]
    public async Task All_contact_details_and_words_are_opened_from_the_page_alone()
    {
        using var archive = ZipFile.OpenRead(demo.Archive);
        var manifest = JsonDocument.Parse(Text(archive, "manifest.json")).RootElement;
        var (community, closed) = (Of(manifest, "community"), manifest.GetProperty("lock"));
        var derived = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(ExportedDemo.Passphrase.Normalize()),
            Base64Url.DecodeFromChars(Of(closed, "salt")), closed.GetProperty("iterations").GetInt32(), HashAlgorithmName.SHA256, 32);
        var wrapping = HMACSHA256.HashData(derived, (byte[])[.. "archive-keys"u8, 1]);
        var communityKey = Open(wrapping, Base64Url.DecodeFromChars(Of(closed, "communityKey")), "archive", community);
        var keys = Lines(archive, "keys.ndjson").ToDictionary(k => Of(k, "person"), k => (Id: Of(k, "keyId"), Key: Open(communityKey,
            k.GetProperty("wrapped").GetBytesFromBase64(), "person-key", community, Of(k, "person"), Of(k, "keyId"))));

        var details = Lines(archive, "vault.ndjson").Select(line => (Field: Of(line, "field"),
            Value: Encoding.UTF8.GetString(Unsealed(Of(line, "person"), Of(line, "cipher"), "vault", community, Of(line, "person"),
                Of(line, "field"))))).ToList();
        var sealedWords = Lines(archive, "events.ndjson").SelectMany(line => Sealed(line.GetProperty("data"))).ToList();
        var words = sealedWords.Where(w => keys.ContainsKey(Of(w, "subject"))).Select(w =>
        {
            var content = Unsealed(Of(w, "subject"), Of(w, "cipher"), community, Of(w, "subject"), Of(w, "name"));
            Base64Url.EncodeToString(SHA256.HashData(content)).Should().Be(Of(w, "digest"));
            return JsonDocument.Parse(content).RootElement[2].GetString();
        }).ToList();

        var known = await demo.Host.Services.GetRequiredService<Vault>()
            .ListNamesAsync(demo.Community, 1000, CultureInfo.InvariantCulture, TestContext.Current.CancellationToken);
        details.Where(d => d.Field == "name").Select(d => d.Value).Should().BeEquivalentTo(known.Names.Select(n => n.Name));
        details.Should().HaveCountGreaterThan(50);
        words.Should().HaveCountGreaterThan(50).And.NotContainNulls();
        sealedWords.Except(sealedWords.Where(w => keys.ContainsKey(Of(w, "subject"))))
            .Should().OnlyContain(w => Of(w, "subject") == demo.Erased.ToString(), "only what was erased stays closed");

        byte[] Unsealed(string subject, string cipher, params string[] bound)
        {
            var (bytes, (id, key)) = (Base64Url.DecodeFromChars(cipher), keys[subject]);
            (bytes[0], Convert.ToHexStringLower(bytes[1..17])).Should().Be(((byte)1, id.Replace("-", "", StringComparison.Ordinal)));
            return Open(key, bytes[17..], [.. bound, id]);
        }
    }

    /// <summary>Nonce (12), ciphertext, tag (16), bound to a list of plain words.</summary>
    private static byte[] Open(byte[] key, byte[] closed, params string[] bound)
    {
        var plain = new byte[closed.Length - 28];
        using var aes = new AesGcm(key, 16);
        aes.Decrypt(closed.AsSpan(0, 12), closed.AsSpan(12, plain.Length), closed.AsSpan(12 + plain.Length), plain,
            Encoding.UTF8.GetBytes($"[\"{string.Join("\",\"", bound)}\"]"));
        return plain;
    }

    private static string Of(JsonElement line, string member) => line.GetProperty(member).GetString()!;

    private static string Text(ZipArchive archive, string file)
    {
        using var reader = new StreamReader(archive.GetEntry(file)!.Open());
        return reader.ReadToEnd();
    }

    private static IEnumerable<JsonElement> Lines(ZipArchive archive, string file) =>
        Text(archive, file).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement);

    private static IEnumerable<JsonElement> Sealed(JsonElement data) => data.ValueKind switch
    {
        JsonValueKind.Object when data.EnumerateObject().Select(m => m.Name).Order().SequenceEqual(["cipher", "digest", "name", "subject"])
            => [data],
        JsonValueKind.Object => data.EnumerateObject().SelectMany(m => Sealed(m.Value)),
        JsonValueKind.Array => data.EnumerateArray().SelectMany(Sealed),
        _ => [],
    };
}
