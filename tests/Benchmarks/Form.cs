using System.Diagnostics;

namespace Coordination.Benchmarks;

/// <summary>What is measured, and at what length.</summary>
/// <param name="Parts">Letters; all where there are none.</param>
/// <param name="Before">A published Host of an earlier commit, if there is one to compare with.</param>
public sealed record Form(bool IsQuick, IReadOnlySet<char> Parts, string? Before)
{
    public const string BeforeVariable = "COORDINATION_BEFORE";

    /// <summary>However slow the machine is, it ends then with what it has.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(24);
    private readonly long started = Stopwatch.GetTimestamp();

    public int Rounds => IsQuick ? 1 : 5;
    public TimeSpan Duration => TimeSpan.FromSeconds(IsQuick ? 2 : 5);
    public TimeSpan Warming => TimeSpan.FromSeconds(IsQuick ? 1 : 2);

    /// <summary>For programs that were just started.</summary>
    public TimeSpan FirstWarming => TimeSpan.FromSeconds(IsQuick ? 3 : 15);

    public int FewEvents => IsQuick ? 2_000 : 10_000;
    public int ManyEvents => IsQuick ? 8_000 : 100_000;
    public int OpenRequests => IsQuick ? 400 : 2_000;

    public static Form Of(string[] args) => new(
        args.Contains("quick"), args.Where(a => a.Length == 1).Select(a => a[0]).ToHashSet(), Earlier());

    public bool Wants(params ReadOnlySpan<char> parts)
    {
        foreach (var part in parts)
            if (Parts.Count == 0 || Parts.Contains(part)) return true;
        return false;
    }

    /// <summary>For what is measured only when it is asked for.</summary>
    public bool Names(char part) => Parts.Contains(part);

    /// <summary>Asked before whatever takes seconds.</summary>
    public void GoOn()
    {
        if (Stopwatch.GetElapsedTime(started) > Longest) throw new TimeUpException();
    }

    private static string? Earlier()
    {
        if (Environment.GetEnvironmentVariable(BeforeVariable) is not { Length: > 0 } given) return null;
        var program = Directory.Exists(given) ? Path.Combine(given, "Coordination.Host.dll") : given;
        return File.Exists(program) ? program
            : throw new FileNotFoundException($"BEFORE is a folder with a published Host, or its Coordination.Host.dll: no {program}.");
    }
}

/// <summary>It has taken as long as it may.</summary>
public sealed class TimeUpException : Exception;
