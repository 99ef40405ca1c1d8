using System.Text;
using Coordination.Benchmarks;

if (args is ["serve-insert", var connection, var insertPort])
{
    await InsertServer.RunAsync(connection, int.Parse(insertPort, System.Globalization.CultureInfo.InvariantCulture));
    return;
}

await using var servers = await Servers.StartAsync();
await servers.StartHostAsync();
var insert = await servers.StartInsertAsync();
var token = await servers.TokenAsync("bench");
await servers.PostAsync("/api/communities", new { code = "bench-one", name = "Bench", yourName = "Bea" }, token);
const string body = """{"category":"food","words":"Emergency parcel for a family of four, halal, no nuts please","wanted":{"amount":1,"unit":"parcel"},"ward":"E05009367"}""";
byte[] Raise() => Encoding.ASCII.GetBytes($"POST /api/communities/bench-one/requests/raise HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\nIdempotency-Key: {Guid.NewGuid()}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
var plain = Encoding.ASCII.GetBytes($"POST /requests HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
var seconds = TimeSpan.FromSeconds(5);
foreach (var connections in new[] { 16, 64 })
    for (var round = 0; round < 3; round++)
    {
        var ours = await Load.RunAsync(servers.HostPort, connections, seconds, Raise);
        var theirs = await Load.RunAsync(insert, connections, seconds, () => plain);
        Console.WriteLine($"{connections}: raise {ours.PerSecond:F0}/s p50 {ours.P50:F1} p99 {ours.P99:F1} failed {ours.Failed} | insert {theirs.PerSecond:F0}/s p99 {theirs.P99:F1} | ratio {ours.PerSecond / theirs.PerSecond:F2}");
    }
