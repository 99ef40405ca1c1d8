using Coordination.Domain.Kernel;
using Coordination.Host.Access;

namespace Coordination.Host.Commands;

/// <summary>Refuses input beyond the bounds that a rule sets, and says which bounds those are.</summary>
public static class Bounds
{
    public static string Most(string text, int most, string field) =>
        text.Length <= most ? text : throw new MalformedException(field, $"at most {most} characters.");

    /// <summary>Something is said, and no more than that.</summary>
    public static string Name(string? text, int most, string field) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= most ? text : throw new MalformedException(field, $"1 to {most} characters.");

    /// <summary>What somebody is called.</summary>
    public static string PersonName(string? name) => Name(name, ContactLimits.Name, "name");

    public static int Minutes(int minutes, int least, int most, string field) =>
        minutes >= least && minutes <= most ? minutes : throw new MalformedException(field, $"{least} to {most} minutes.");
}
