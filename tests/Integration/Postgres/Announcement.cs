namespace Coordination.Integration.Postgres;

/// <summary>Writes a line for the person who runs the tests, because the test runner shows no output of tests.</summary>
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
