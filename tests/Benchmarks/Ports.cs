using System.Net;
using System.Net.Sockets;

namespace Coordination.Benchmarks;

/// <summary>Where programs listen, and when they do.</summary>
public static class Ports
{
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public static async Task AnswersAsync(int port, string path)
    {
        using var http = new HttpClient();
        for (var left = 1200; ; left--)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri($"http://127.0.0.1:{port}{path}"));
                return;
            }
            catch (HttpRequestException) when (left > 0)
            {
                await Task.Delay(50);
            }
        }
    }
}
