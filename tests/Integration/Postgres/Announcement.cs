namespace Coordination.Integration.Postgres;

/// <summary>A line for the person who runs the tests; the runner of the tests shows no output of theirs.</summary>
internal static class Announcement
{
    public static async Task WriteAsync(string line)
    {
        TestContext.Current.SendDiagnosticMessage(line);
        if (Environment.GetEnvironmentVariable("COORDINATION_TEST_NOTES") is { Length: > 0 } notes)
        {
            await File.AppendAllTextAsync(notes, line + Environment.NewLine);
        }
    }
}
