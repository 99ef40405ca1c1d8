namespace Coordination.Integration.Commands;

/// <summary>How often something that depends on chance is tried: a few times, or many when all the time in the world is given.</summary>
internal static class Extent
{
    public static bool IsFull => Environment.GetEnvironmentVariable("COORDINATION_FULL") == "1";

    public static int Of(int quick, int full) => IsFull ? full : quick;
}
