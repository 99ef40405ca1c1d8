using Coordination.Host.Access;

namespace Coordination.Host.Commands;

/// <summary>Derives the name of an operation from the address of its command: "/requests/{id}/withdraw" is withdrawRequest.</summary>
public static class OperationNames
{
    public static string Of(CommandDeclaration command) => WordsOf(command) switch
    {
        _ when command.Permission.From is Callers.Founders => "foundCommunity",
        [var verb] => verb + "Community",
        [.., var things, var verb] => Joined([.. verb.Split('-'), .. OneOf(things).Split('-')]),
        _ => throw new ArgumentException($"No operation name can be derived from '{command.Pattern}'.", nameof(command)),
    };

    public static string TagOf(CommandDeclaration command) => WordsOf(command) is [var things, _, ..] ? things : "community";

    private static string[] WordsOf(CommandDeclaration command) =>
        [.. command.Pattern.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(word => !word.StartsWith('{'))];

    private static string OneOf(string things) => things switch
    {
        "people" => "person",
        _ when things.EndsWith("ches", StringComparison.Ordinal) => things[..^2],
        _ when things.EndsWith("ss", StringComparison.Ordinal) => things,
        _ => things.TrimEnd('s'),
    };

    private static string Joined(string[] parts) =>
        parts[0] + string.Concat(parts.Skip(1).Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
}
