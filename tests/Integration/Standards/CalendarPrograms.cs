using System.Diagnostics;
using Coordination.Specs.Golden;

namespace Coordination.Integration.Standards;

/// <summary>
/// Reads a calendar with programs of others: icalendar for Python, ical.js for Node. Where one is not installed, the test is skipped.
/// </summary>
public static class CalendarPrograms
{
    private static readonly string folder = Path.Combine(GoldenFiles.Root, "tests", "Integration", "Standards", "calendar");

    public static async Task<IReadOnlyList<string>> PythonAsync(string calendar, params string[] only)
    {
        var program = await FirstAsync(["/usr/bin/python3", "python3"], "-c", "import icalendar");
        Assert.SkipWhen(program is null, "icalendar for Python is not installed (apt install python3-icalendar).");
        return await ReadAsync(program!, calendar, ["read.py", .. only]);
    }

    public static async Task<IReadOnlyList<string>> NodeAsync(string calendar, params string[] only)
    {
        var program = await FirstAsync(["node"], "--input-type=module", "-e", "import 'ical.js'");
        Assert.SkipWhen(program is null, "ical.js is not installed (npm ci in tests/Integration/Standards/calendar).");
        return await ReadAsync(program!, calendar, ["read.mjs", .. only]);
    }

    private static async Task<string?> FirstAsync(string[] programs, params string[] proof)
    {
        foreach (var program in programs)
        {
            try
            {
                if ((await RunAsync(program, "", proof)).Status == 0) return program;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                continue;
            }
        }
        return null;
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(string program, string calendar, string[] arguments)
    {
        var (status, said, complained) = await RunAsync(program, calendar, arguments);
        status.Should().Be(0, complained);
        return said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static async Task<(int Status, string Said, string Complained)> RunAsync(string program, string input,
        params string[] arguments)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var running = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (said, complained) = (running.StandardOutput.ReadToEndAsync(cancellation), running.StandardError.ReadToEndAsync(cancellation));
        await running.StandardInput.WriteAsync(input.AsMemory(), cancellation);
        running.StandardInput.Close();
        await running.WaitForExitAsync(cancellation);
        return (running.ExitCode, await said, await complained);
    }
}
