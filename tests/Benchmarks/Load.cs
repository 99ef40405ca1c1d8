using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Coordination.Benchmarks;

/// <summary>What a load run saw: answers per second, how long each took, and how many were not 2xx.</summary>
public sealed record Measured(double PerSecond, double P50, double P99, int Failed, int Count)
{
    /// <summary>Processor time of each, in microseconds, until what follows from it was done as well.</summary>
    public Processor Each { get; init; }
    public double Both => Each.Host + Each.Postgres;
}

/// <summary>
/// A client as light as it can be, so that what is measured is the server: one socket per connection, requests written whole, answers read
/// by length.
/// </summary>
public static class Load
{
    public static async Task<Measured> RunAsync(int port, int connections, TimeSpan duration, Func<byte[]?> request)
    {
        var until = Stopwatch.GetTimestamp() + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        var started = Stopwatch.GetTimestamp();
        var all = Enumerable.Range(0, connections).Select(_ => Task.Run(() => ConnectionAsync(port, until, request)));
        var runs = await Task.WhenAll(all);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var times = runs.SelectMany(r => r.Times).Order().ToArray();
        return times.Length == 0 ? new(0, 0, 0, runs.Sum(r => r.Failed), 0)
            : new(times.Length / seconds, times[times.Length / 2], times[(int)(times.Length * 0.99)], runs.Sum(r => r.Failed),
            times.Length);
    }

    private static async Task<(List<double> Times, int Failed)> ConnectionAsync(int port, long until, Func<byte[]?> request)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port));
        var (times, failed, buffer) = (new List<double>(), 0, new byte[64 * 1024]);
        while (Stopwatch.GetTimestamp() < until)
        {
            if (request() is not { } bytes) break;
            var sent = Stopwatch.GetTimestamp();
            await socket.SendAsync(bytes);
            if (await AnswerAsync(socket, buffer)) times.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
            else failed++;
        }
        return (times, failed);
    }

    private static async Task<bool> AnswerAsync(Socket socket, byte[] buffer)
    {
        var read = 0;
        while (true)
        {
            var more = await socket.ReceiveAsync(buffer.AsMemory(read));
            if (more == 0) throw new IOException("The server closed the connection.");
            read += more;
            var head = buffer.AsSpan(0, read).IndexOf("\r\n\r\n"u8);
            if (head < 0) continue;
            var whole = Length(buffer.AsSpan(0, head)) is { } length ? read >= head + 4 + length
                : buffer.AsSpan(0, read).EndsWith("0\r\n\r\n"u8);
            if (whole) return buffer[9] == '2';
        }
    }

    private static int? Length(ReadOnlySpan<byte> head)
    {
        var at = head.IndexOf("Content-Length: "u8);
        if (at < 0) return null;
        var digits = head[(at + 16)..];
        var end = digits.IndexOf((byte)'\r');
        return int.Parse(end < 0 ? digits : digits[..end], System.Globalization.CultureInfo.InvariantCulture);
    }
}
