using System.ComponentModel;
using System.Diagnostics;

namespace Coordination.Host.Storage;

/// <summary>One run of an external program, such as initdb or npm, from start to end.</summary>
internal static class Tool
{
    public static async Task<string> RunAsync(IEnumerable<string> command, CancellationToken cancellation, string folder = "/",
        IReadOnlyDictionary<string, string>? environment = null)
    {
        var (status, output, error) = await TryAsync(command, cancellation, folder, environment);
        return status == 0
            ? output
            : throw new StorageException($"'{string.Join(' ', command)}' failed (exit {status}): {FirstLine(error)}");
    }

    public static async Task<(int Status, string Output, string Error)> TryAsync(
        IEnumerable<string> command, CancellationToken cancellation, string folder = "/",
        IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(command.First(), command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var error = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return (process.ExitCode, await output, await error);
        }
        catch (Win32Exception e)
        {
            return (127, "", e.Message);
        }
    }

    public static string? Find(string program) =>
        SearchPath().Concat(["/usr/bin", "/usr/sbin", "/bin", "/sbin"])
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);

    public static IEnumerable<string> SearchPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    public static string FirstLine(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? "it said nothing";
}
