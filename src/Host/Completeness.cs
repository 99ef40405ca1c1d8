using System.Globalization;
using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Api;
using Coordination.Host.Commands;
using Coordination.Host.Pages;
using Coordination.Host.Reads;
using Coordination.Host.Stories;

namespace Coordination.Host;

/// <summary>Finds what features forgot to declare, so that the Host refuses to start.</summary>
public static class Completeness
{
    /// <exception cref="InvalidOperationException">Something is missing.</exception>
    public static void RefuseGaps(this Declarations declarations)
    {
        string[] missing = [.. declarations.Missing()];
        if (missing.Length > 0) throw new InvalidOperationException(string.Join(Environment.NewLine, missing));
    }

    public static IEnumerable<string> Missing(this Declarations declarations) =>
        [.. MissingSentences(declarations), .. MissingEntries(declarations), .. MissingReaders(declarations), .. MissingRoles(declarations),
            .. MissingExamples(declarations)];

    private static IEnumerable<string> MissingSentences(Declarations declarations)
    {
        var declared = declarations.All<EventDeclaration>().Select(e => e.Type).ToHashSet();
        var said = declarations.Texts().In(CultureInfo.InvariantCulture).Select(text => text.Key).ToList();
        foreach (var (feature, stream) in declarations.ByFeature<StreamDeclaration>())
            foreach (var kind in stream.Events)
                if (!declared.Contains(kind.Type))
                    yield return $"The event {kind.Name} has no sentence: {Name(feature)} declares none for {kind.Type.Name}.";
                else if (!said.Exists(key => (key + ".").StartsWith($"story.{kind.Name}.", StringComparison.Ordinal)))
                    yield return $"The event {kind.Name} has no sentence: {Name(feature)} has no text story.{kind.Name}.";
    }

    /// <summary>What may be entered for somebody else is named where a late or urgent entry is reviewed.</summary>
    private static IEnumerable<string> MissingEntries(Declarations declarations)
    {
        var said = declarations.Texts().In(CultureInfo.InvariantCulture).Select(text => text.Key).ToHashSet();
        return from command in declarations.ByFeature<CommandDeclaration>()
               let operation = OperationNames.Of(command.Declaration)
               where command.Declaration.Permission.SpokenFor is not SpokenFor.Never && !said.Contains($"entry.{operation}")
               select $"{operation} has no name as an entry: {Name(command.Feature)} has no text entry.{operation}.";
    }

    private static IEnumerable<string> MissingReaders(Declarations declarations) =>
        from stream in declarations.ByFeature<StreamDeclaration>()
        from kind in stream.Declaration.Events
        from open in kind.Readers.Undeclared
        select $"The event {kind.Name} does not say who sees it: {Name(stream.Feature)} declares no readers of {open}.";

    private static IEnumerable<string> MissingRoles(Declarations declarations)
    {
        foreach (var (feature, rule) in declarations.ByFeature<PermissionRule>())
            if (rule.Roles.Count == 0)
                yield return $"The permission {rule.Permission.Code} has no role: {Name(feature)} gives it to none.";
        var declared = declarations.All<PermissionRule>().Select(rule => rule.Permission).ToHashSet();
        var needed = declarations.ByFeature<CommandDeclaration>().Select(c => (c.Feature, c.Declaration.Permission))
            .Concat(declarations.ByFeature<ReadDeclaration>().Select(r => (r.Feature, r.Declaration.Permission)))
            .Concat(declarations.ByFeature<PageDeclaration>().Where(p => p.Declaration.Permission is not null)
                .Select(p => (p.Feature, p.Declaration.Permission!)));
        foreach (var (feature, permission) in needed.Distinct())
            if (!declared.Contains(permission))
                yield return $"The permission {permission.Code} has no role: {Name(feature)} needs it and no feature declares it.";
    }

    private static IEnumerable<string> MissingExamples(Declarations declarations)
    {
        var examples = declarations.All<ExampleDeclaration>().Select(example => example.Operation).ToHashSet();
        foreach (var (feature, command) in declarations.ByFeature<CommandDeclaration>())
            if (OperationNames.Of(command) is var operation && !examples.Contains(operation))
                yield return $"The command {command.Pattern} has no example: {Name(feature)} declares none for {operation}.";
        foreach (var (feature, read) in declarations.ByFeature<ReadDeclaration>())
            if (read.Pattern.Contains('{', StringComparison.Ordinal) && !examples.Contains(read.Id))
                yield return $"The address {read.Pattern} has no example: {Name(feature)} declares none for {read.Id}.";
    }

    private static string Name(Feature feature) => feature.GetType().Name;
}
