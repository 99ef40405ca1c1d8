using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Coordination.Integration.Walks;

/// <summary>An answer as it came over the wire; no status where the connection was closed without an answer.</summary>
public sealed record WireAnswer(int? Status, string? MediaType, string Body, TimeSpan After)
{
    public JsonElement? Problem => MediaType == "application/problem+json" ? JsonDocument.Parse(Body).RootElement : null;
}

/// <summary>Sends bytes to a server and reads the bytes of the answer, without checking any of them.</summary>
public static class Wire
{
    public static async Task<WireAnswer> SendAsync(Uri to, byte[] request, TimeSpan patience, CancellationToken cancellation)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        waiting.CancelAfter(patience);
        var since = System.Diagnostics.Stopwatch.StartNew();
        using var connection = new TcpClient { NoDelay = true };
        var received = new MemoryStream();
        try
        {
            await connection.ConnectAsync(to.Host, to.Port, waiting.Token);
            var stream = connection.GetStream();
            // The server may answer and close before it has read everything.
            var sending = SendAsync(stream, request, waiting.Token);
            var part = new byte[16 * 1024];
            while (await stream.ReadAsync(part, waiting.Token) is > 0 and var read)
            {
                received.Write(part, 0, read);
                if (IsWhole(received)) break;
            }
            await sending;
        }
        catch (IOException)
        {
            // The server has answered and reset the connection.
        }
        return Parse(received.ToArray(), since.Elapsed);
    }

    private static async Task SendAsync(NetworkStream stream, byte[] request, CancellationToken cancellation)
    {
        try
        {
            await stream.WriteAsync(request, cancellation);
        }
        catch (IOException)
        {
            // The server already sends its answer.
        }
    }

    /// <summary>A live stream ends when its reader closes it. Every other answer states its length.</summary>
    private static bool IsWhole(MemoryStream received)
    {
        var sofar = received.GetBuffer().AsSpan(0, (int)received.Length);
        var end = sofar.IndexOf("\r\n\r\n"u8);
        if (end < 0) return false;
        var head = Encoding.Latin1.GetString(sofar[..end]);
        if (head.Contains("Content-Type: text/event-stream", StringComparison.OrdinalIgnoreCase)) return true;
        if (head.Contains("Transfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase)) return sofar.EndsWith("\r\n0\r\n\r\n"u8);
        return head.Split("\r\n").FirstOrDefault(h => h.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)) is { } length
            && sofar.Length >= end + 4 + int.Parse(length.Split(':')[1], CultureInfo.InvariantCulture);
    }

    private static WireAnswer Parse(byte[] received, TimeSpan after)
    {
        var text = Encoding.UTF8.GetString(received);
        if (text.Split(' ', 3) is not [_, { Length: 3 } status, ..]) return new(null, null, text, after);
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var (head, body) = end < 0 ? (text, "") : (text[..end], text[(end + 4)..]);
        var type = head.Split("\r\n")
            .FirstOrDefault(h => h.StartsWith("Content-Type:", StringComparison.OrdinalIgnoreCase))?.Split(':', 2)[1].Split(';')[0].Trim();
        return new(int.Parse(status, CultureInfo.InvariantCulture), type,
            head.Contains("Transfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase)
            ? Joined(received.AsSpan(Encoding.UTF8.GetByteCount(text[..(end + 4)]))) : body, after);
    }

    private static string Joined(ReadOnlySpan<byte> chunks)
    {
        var whole = new MemoryStream();
        while (chunks.IndexOf("\r\n"u8) is > 0 and var line
            && int.TryParse(chunks[..line], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var length) && length > 0
            && chunks.Length >= line + 2 + length)
        {
            whole.Write(chunks.Slice(line + 2, length));
            chunks = chunks[Math.Min(chunks.Length, line + 4 + length)..];
        }
        return Encoding.UTF8.GetString(whole.ToArray());
    }
}
