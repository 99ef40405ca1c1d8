using System.Diagnostics;
using Coordination.Integration.Postgres;
using Coordination.Integration.Walks;

namespace Coordination.Integration.Api;

/// <summary>
/// Programs of others read the description of the API: two linters, and a generated client in another language.
/// </summary>
public sealed class BeingReadByOthers(TwoPlaces places) : IClassFixture<TwoPlaces>
{
    private const int NotFetched = 75;

    [Fact]
    public async Task The_judges_find_nothing_to_say()
    {
        var (status, said) = await RunAsync("judge");
        status.Should().Be(0, said);
        await Announcement.WriteAsync("OpenAPI: redocly and spectral find no problem.");
    }

    [Fact]
    public async Task A_generated_client_compiles_strictly_and_plays_a_whole_story()
    {
        var (status, said) = await RunAsync("story");
        status.Should().Be(0, said);
        await Announcement.WriteAsync(
            "OpenAPI: a generated TypeScript client compiles strictly; it asked, offered, proposed, agreed for both, kept and booked.");
    }

    private async Task<(int Status, string Said)> RunAsync(string what)
    {
        Assert.SkipUnless(Installed("node") && Installed("npm") && Installed("bash"), "Node and npm are not installed.");
        var start = new ProcessStartInfo("bash", [Script(), what]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ADDRESS"] = places.Host.Address.ToString().TrimEnd('/');
        start.Environment["COMMUNITY"] = places.Here.Code;
        foreach (var (name, role) in (ReadOnlySpan<(string, string)>)[("COORDINATOR", "coordinator"), ("ASKER", "member"),
            ("HELPER", "helper")])
            start.Environment[name] = places.Host.TokenOf(places.Here.Subject(role))["Authorization"]["Bearer ".Length..];
        using var process = Process.Start(start)!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken),
            process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.SkipWhen(process.ExitCode == NotFetched, "The packages of the client cannot be fetched.");
        return (process.ExitCode, await said + await complained);
    }

    private static string Script()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Coordination.sln"))) folder = folder.Parent!;
        return Path.Combine(folder.FullName, "tests", "Client", "run.sh");
    }

    private static bool Installed(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}
