using Coordination.Host;

namespace Coordination.Integration;

/// <summary>Runs the tests, or a Host with the same features as theirs, for tests that kill a Host or measure one.</summary>
public static class Program
{
    public const string Serve = "serve";

    public static async Task<int> Main(string[] args)
    {
        if (args is not [Serve, .. var settings])
            return args.Any(argument => argument is "--server" or "--internal-msbuild-node")
                ? await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args,
                    SelfRegisteredExtensions.AddSelfRegisteredExtensions)
                : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
        await using var installation = await Installation.BuildAsync(settings, TestFeatures.All);
        await installation.RunAsync();
        return 0;
    }
}
