using System.Text;

namespace Coordination.Host.Operations.Leaving;

/// <summary>
/// The passphrase that protects an archive on its way. Read from a file or typed in, never from a command line, and never written down.
/// </summary>
public static class Passphrase
{
    public const int Fewest = 12, Most = 200;

    public static string Rule { get; } = $"{Fewest} to {Most} characters on one line; four words or more are easy to remember.";

    /// <summary>Null if it is not a valid passphrase. The same letters composed differently are the same passphrase.</summary>
    public static string? Kept(string? typed)
    {
        try
        {
            return typed?.Normalize(NormalizationForm.FormC) is { Length: >= Fewest and <= Most } kept && !kept.Any(char.IsControl)
                && kept.Trim() == kept ? kept : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>From the given file, else one line of the standard input, typed without being shown.</summary>
    public static async Task<string> ReadAsync(string? file, TextReader input, CancellationToken cancellation)
    {
        if (file is not null && !File.Exists(file))
            throw new ArchiveRefusedException($"The file of the passphrase, {file}, does not exist.");
        var line = file is not null ? (await File.ReadAllTextAsync(file, cancellation)).TrimEnd('\r', '\n')
            : Console.IsInputRedirected ? await input.ReadLineAsync(cancellation)
            : Typed();
        return Kept(line) ?? throw new ArchiveRefusedException($"The passphrase has {Rule}");
    }

    private static string Typed()
    {
        Console.Error.Write("Passphrase of the archive: ");
        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key is not ConsoleKey.Backspace) typed.Append(key.KeyChar);
            else if (typed.Length > 0) typed.Length--;
        }
        Console.Error.WriteLine();
        return typed.ToString();
    }
}
