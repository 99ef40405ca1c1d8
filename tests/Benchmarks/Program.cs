using Coordination.Benchmarks;

if (args is ["serve-insert", var connection, var insertPort])
{
    await InsertServer.RunAsync(connection, int.Parse(insertPort, System.Globalization.CultureInfo.InvariantCulture));
    return;
}
var isQuick = args.Contains("quick");
var parts = args.Where(a => a.Length == 1).ToHashSet();
bool Wanted(string part) => parts.Count == 0 || parts.Contains(part);
var seconds = TimeSpan.FromSeconds(isQuick ? 3 : 6);
var rounds = isQuick ? 2 : 5;

await using var servers = await Servers.StartAsync();
var first = await servers.StartHostAsync();
var insert = await servers.StartInsertAsync();
var express = await servers.StartExpressAsync();
var town = await Town.FoundAsync(servers, "bench-town");
Report.Line($"# Coordination, measured {DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC");
Report.Line(
    $"Machine: {Environment.ProcessorCount} processors, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 20} MiB; .NET {Environment.Version}; {await servers.VersionAsync()}, fsync on; load, Host and PostgreSQL share the machine; {rounds} interleaved rounds of {seconds.TotalSeconds:F0} s, medians.");
await Load.RunAsync(servers.HostPort, 16, TimeSpan.FromSeconds(20), () => town.Post("/requests/raise", Town.Raise, town.Token));
await Load.RunAsync(insert, 16, TimeSpan.FromSeconds(2), Town.Plain);

foreach (var connections in Wanted("a") ? new[] { 16, 64 } : [])
{
    var (beside, besideExpress) = (new List<(Measured, Measured)>(), new List<(Measured, Measured)>());
    for (var round = 0; round < rounds; round++)
    {
        var ours = await SentAsync(connections, Commands.All[0]);
        beside.Add((ours, await Load.RunAsync(insert, connections, seconds, Town.Plain)));
        if (express is { } port) besideExpress.Add((ours, await Load.RunAsync(port, connections, seconds, Town.Plain)));
    }
    Report.Rounds($"(a) raise a request, {connections} connections", beside, "plain INSERT behind ASP.NET");
    if (express is not null) Report.Rounds($"(a) raise a request, {connections} connections", besideExpress, "plain INSERT behind Express");
}

foreach (var command in Wanted("p") ? Commands.All : [])
{
    await SentAsync(16, command);
    var measured = new List<Measured>();
    for (var round = 0; round < rounds; round++) measured.Add(await SentAsync(16, command));
    var (rate, p99) = (Report.Median(measured.Select(m => m.PerSecond)), Report.Median(measured.Select(m => m.P99)));
    Report.Line($"(p) {command.Name}, 16 connections: {rate:F0}/s, p99 {p99:F1} ms, not 2xx {measured.Sum(m => m.Failed)}");
}

var confirmations = new List<(Measured, Measured)>();
for (var round = 0; Wanted("b") && round < rounds; round++)
{
    var matches = await town.HalfAgreedAsync(isQuick ? 500 : 3000);
    var ours = await HostAsync(16, () => Next(matches) is { } match
        ? town.Post($"/matches/{match}/accept", """{"side":"helper"}""", town.HelperToken) : null);
    confirmations.Add((ours, await Load.RunAsync(insert, 16, seconds, Town.Plain)));
}
if (Wanted("b")) Report.Rounds("(b) confirm a match (three streams), 16 connections", confirmations, "plain INSERT behind ASP.NET");

var usual = await Town.FoundAsync(servers, "usual-town");
if (Wanted("c") || Wanted("d")) await usual.LiveAsync();
if (Wanted("c"))
{
    var today = await Load.RunAsync(servers.HostPort, 8, seconds, () => usual.Get("/today"));
    Report.Line(
        $"(c) read the dashboard of a community with 300 open requests, 8 connections: {today.PerSecond:F0}/s, p50 {today.P50:F1} ms, p99 {today.P99:F1} ms, not 2xx {today.Failed}");
}

foreach (var count in Wanted("d") ? new[] { 1, 500 } : [])
{
    var before = servers.HostMemory();
    await using var streams = await Streams.OpenAsync(servers.HostPort, $"/{usual.Code}/today/live", usual.Token, count);
    await usual.RaiseOnScreenAsync(streams);
    await streams.AllSawAsync(TimeSpan.FromSeconds(10));
    streams.Forget();
    var shown = 0;
    for (var i = 0; i < (isQuick ? 5 : 40); i++)
    {
        var id = await usual.RaiseOnScreenAsync(streams);
        if (await streams.AllSawAsync(TimeSpan.FromSeconds(10))) shown++;
        else Report.Line($"    {id} was not shown everywhere within 10 s");
    }
    Report.Line(
        $"(d) append to screen, {count} streams: p50 {Report.At(streams.Delays, 0.5):F0} ms, p99 {Report.At(streams.Delays, 0.99):F0} ms over {shown} changes; {(servers.HostMemory() - before) / 1024.0 / count:F0} KiB of resident memory per stream");
}
Report.Line($"(g) resident memory of the Host after all this: {servers.HostMemory() >> 20} MiB");

await servers.StopHostAsync();
var starts = new List<double>();
for (var i = 0; Wanted("f") && i < rounds; i++)
{
    starts.Add((await servers.StartHostAsync()).TotalSeconds);
    await servers.StopHostAsync();
}
if (Wanted("f"))
    Report.Line(
        $"(f) start to ready: first, with its database to make, {first.TotalSeconds:F1} s; again, median {Report.Median(starts):F2} s");
if (Wanted("e")) Report.Line($"(e) {await servers.RebuildAsync()}");

async Task<Measured> SentAsync(int connections, Loaded command)
{
    var (run, number) = (Guid.NewGuid().ToString("n"), 0);
    byte[] Next() => town.Post(command.Path, command.Beginning + command.End(run, Interlocked.Increment(ref number)), town.Token);
    var path = $"/api/communities/{town.Code}{command.Path}";
    return await MeasuredAsync(async () => await Wrk.RunAsync(servers.HostPort, path, connections, seconds, command.Script(town))
        ?? await Load.RunAsync(servers.HostPort, connections, seconds, Next));
}

Task<Measured> HostAsync(int connections, Func<byte[]?> request) =>
    MeasuredAsync(() => Load.RunAsync(servers.HostPort, connections, seconds, request));

async Task<Measured> MeasuredAsync(Func<Task<Measured>> load)
{
    var before = servers.Cpu();
    var measured = await load();
    var (after, commands) = (servers.Cpu(), measured.Count);
    var (host, postgres) = ((after.Host - before.Host) * 1000 / commands, (after.Postgres - before.Postgres) * 1000 / commands);
    var each = FormattableString.Invariant($"Host {host:F0} µs, PostgreSQL {postgres:F0} µs, both {host + postgres:F0} µs");
    Report.Line($"    {measured.PerSecond:F0}/s; processor time per command: {each}");
    return measured;
}

static string? Next(Queue<string> matches)
{
    lock (matches) return matches.TryDequeue(out var match) ? match : null;
}
