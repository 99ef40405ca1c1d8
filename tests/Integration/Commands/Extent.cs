namespace Coordination.Integration.Commands;

/// <summary>How often a random test runs: a few times, or many times with <c>COORDINATION_FULL=1</c>.</summary>
internal static class Extent
{
    public static bool IsFull => Environment.GetEnvironmentVariable("COORDINATION_FULL") == "1";

    public static int Of(int quick, int full) => IsFull ? full : quick;
}
