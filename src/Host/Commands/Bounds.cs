using Coordination.Domain.Kernel;
using Coordination.Host.Access;

namespace Coordination.Host.Commands;

/// <summary>Rejects input beyond the bounds that a rule sets, and names those bounds.</summary>
public static class Bounds
{
    public static string Most(string text, int most, string field) =>
        text.Length <= most ? text : throw new MalformedException(field, $"at most {most} characters.");

    /// <summary>A text that must not be empty, of at most so many characters.</summary>
    public static string Name(string? text, int most, string field) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= most ? text : throw new MalformedException(field, $"1 to {most} characters.");

    /// <summary>The name of a person.</summary>
    public static string PersonName(string? name) => Name(name, ContactLimits.Name, "name");

    public static int Minutes(int minutes, int least, int most, string field) =>
        minutes >= least && minutes <= most ? minutes : throw new MalformedException(field, $"{least} to {most} minutes.");
}
