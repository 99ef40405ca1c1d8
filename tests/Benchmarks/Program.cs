using System.Globalization;
using Coordination.Benchmarks;

if (args is ["serve-insert", var connection, var insertPort])
{
    await InsertServer.RunAsync(connection, int.Parse(insertPort, CultureInfo.InvariantCulture));
    return;
}
var form = Form.Of(args);
Report.Line($"# Coordination, measured {DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC");
var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 20;
Report.Line($"Machine: {Environment.ProcessorCount} processors, {memory} MiB; .NET {Environment.Version}; load from {Wrk.OrElse}.");
Report.Line(
    $"Load, Host and PostgreSQL (fsync on) share it; {form.Rounds} interleaved rounds of {form.Duration.TotalSeconds:F0} s, medians.");
try
{
    if (form.Wants('a', 'b', 'c', 'd', 'e', 'f') || form.Names('p')) await OneHostAsync(form);
    if (form.Wants('h') && form.Before is not null) await BesideEarlier.RunAsync(form);
    else if (form.Wants('h')) Report.Line($"(h) left out: no BEFORE=… with a published Host of an earlier commit");
    if (form.Wants('j')) await BesideFaults.RunAsync(form);
    if (form.Wants('k')) await BesideStranger.RunAsync(form);
    if (form.Wants('i')) await Growth.RunAsync(form);
}
catch (TimeUpException)
{
    Report.Line($"The time is up after {Form.Longest.TotalMinutes:F0} minutes: what was not measured by then is left out.");
}
Report.Summary(form.IsQuick);

static async Task OneHostAsync(Form form)
{
    var (host, firstStart) = await Installed.StartAsync();
    await using var _ = host;
    Report.Line($"{await host.VersionAsync()}");
    var town = await Town.FoundAsync(host, "bench-town");
    var usual = await Town.FoundAsync(host, "usual-town");
    if (form.Wants('c', 'd')) await usual.LiveAsync();
    if (form.Wants('c')) await OneTown.ReadTodayAsync(usual, form);
    if (form.Wants('a', 'b') || form.Names('p')) await Commands.All[0].To(town).RunAsync(16, form.FirstWarming);
    if (form.Wants('a')) await BesideInserts.RunAsync(town, form);
    if (form.Names('p')) await BesideInserts.AloneAsync(town, form);
    if (form.Wants('b')) await OneTown.ConfirmAsync(town, form);
    Report.Line($"(g) resident memory of the Host after this: {host.Memory() >> 20} MiB");
    if (form.Wants('d')) await OneTown.WatchAsync(usual, form);
    if (form.Wants('f')) await OneTown.StartAgainAsync(host, firstStart, form);
    // With (i) it is measured on the longer history.
    if (form.Wants('e') && !form.Wants('i')) await Growth.RebuildAsync(host, 'e');
}
