using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Coordination.Domain.Kernel;

/// <summary>An event exactly as its row holds it: headers and data are the text of their jsonb columns.</summary>
public sealed record StoredRow(Guid Id, Guid Stream, long Version, string Tenant, string Type, DateTimeOffset RecordedAt, string Headers,
    string Data);

/// <summary>
/// The bytes an event is proved by, for ever (docs/evidence.md): its whole row but the ciphers. They are made from the raw row only.
/// </summary>
public static class CanonicalForm
{
    /// <summary>The longest leaf a tile of entries can carry (https://c2sp.org/tlog-tiles: its length is a uint16).</summary>
    public const int LongestLeaf = 65_535;

    public static byte[] Of(StoredRow row)
    {
        if (!Guid.TryParseExact(row.Tenant, "D", out var tenant) || tenant.ToString() != row.Tenant)
            throw new NotCanonicalException("The tenant is not a lower-case UUID.");
        if (row.RecordedAt.Ticks % TimeSpan.TicksPerMicrosecond != 0)
            throw new NotCanonicalException("The recorded time is finer than a microsecond.");
        using var headers = Jcs.Parse(row.Headers);
        using var data = Jcs.Parse(row.Data);
        ArrayBufferWriter<byte> leaf = new();
        leaf.Write("{\"body\":"u8);
        Jcs.Write(leaf, data.RootElement, CipherOfPersonal);
        leaf.Write(",\"envelope\":"u8);
        Jcs.Write(leaf, OnlyEnvelope(headers.RootElement), CipherOfPersonal);
        WriteMember(leaf, ",\"id\":"u8, row.Id.ToString());
        WriteMember(leaf, ",\"recordedAt\":"u8, InstantJson.Write(row.RecordedAt));
        WriteMember(leaf, ",\"stream\":"u8, row.Stream.ToString());
        WriteMember(leaf, ",\"tenant\":"u8, row.Tenant);
        WriteMember(leaf, ",\"type\":"u8, row.Type);
        leaf.Write(",\"v\":1,\"version\":"u8);
        Jcs.WriteAscii(leaf, Integers.Canonical(row.Version.ToString(CultureInfo.InvariantCulture)));
        leaf.Write("}"u8);
        return leaf.WrittenCount <= LongestLeaf
            ? leaf.WrittenSpan.ToArray()
            : throw new NotCanonicalException($"The event has {leaf.WrittenCount} bytes; the most is {LongestLeaf}.");
    }

    private static JsonElement OnlyEnvelope(JsonElement headers) =>
        headers.ValueKind == JsonValueKind.Object && headers.EnumerateObject()
            .ToList() is [{ Name: "envelope", Value: { ValueKind: JsonValueKind.Object } envelope }]
            ? envelope
            : throw new NotCanonicalException("The headers hold something besides the one member envelope.");

    private static string? CipherOfPersonal(List<KeyValuePair<string, JsonElement>> members) =>
        members is [{ Key: "cipher" }, { Key: "digest" }, { Key: "name" }, { Key: "subject" }] ? "cipher" : null;

    private static void WriteMember(IBufferWriter<byte> leaf, ReadOnlySpan<byte> name, string text)
    {
        leaf.Write(name);
        Jcs.WriteString(leaf, text);
    }
}
