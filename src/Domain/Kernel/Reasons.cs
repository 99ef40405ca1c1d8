namespace Coordination.Domain.Kernel;

/// <summary>
/// Why something is entered late or otherwise than usual (docs/codes.md). A closed list, so that no free text enters an envelope.
/// </summary>
public static class Reasons
{
    public static IReadOnlyList<string> Known { get; } =
        ["paper-first", "phone-offline", "no-connection", "system-down", "nobody-at-the-desk", "late-information", "correction",
            "other-system"];
}
