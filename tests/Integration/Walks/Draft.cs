using System.Text;
using System.Text.Json.Nodes;

namespace Coordination.Integration.Walks;

/// <summary>A request as it will go over the wire, byte for byte, whether or not anybody can understand it.</summary>
public sealed class Draft(string method, string path)
{
    public string Method { get; set; } = method;
    public string Path { get; set; } = path;
    public string Query { get; set; } = "";
    public List<(string Name, string Value)> Headers { get; } = [];
    public byte[] Body { get; set; } = [];

    /// <summary>The body as it was meant, where it is JSON.</summary>
    public JsonObject? Meant { get; init; }

    /// <summary>How it was made malformed.</summary>
    public List<string> Done { get; } = [];

    /// <summary>Whether it is not HTTP any more: then the server itself refuses it, before routing.</summary>
    public bool IsNoHttp { get; set; }

    public void Set(string name, string? value)
    {
        Headers.RemoveAll(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (value is not null) Headers.Add((name, value));
    }

    public byte[] ToBytes()
    {
        if (Body.Length > 0 && !Headers.Any(h => h.Name is "Content-Length" or "Transfer-Encoding"))
            Headers.Add(("Content-Length", Body.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        var head = new StringBuilder($"{Method} {Path}{Query} HTTP/1.1\r\n");
        foreach (var (name, value) in Headers) head.Append(name).Append(": ").Append(value).Append("\r\n");
        // One character is sent as one byte, also beyond ASCII.
        return [.. Encoding.Latin1.GetBytes(head.Append("\r\n").ToString()), .. Body];
    }

    public override string ToString() =>
        $"{Method} {Short(Path)}{Short(Query)} after {string.Join(", ", Done)}; body {Short(Encoding.UTF8.GetString(Body))}";

    private static string Short(string text) => text.Length > 200 ? text[..200] + "…" : text;
}
