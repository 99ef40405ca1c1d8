using Coordination.Domain.Kernel;
using Coordination.Host.Language;

namespace Coordination.Host;

/// <summary>A rule that a charter can set, as a feature declares it, and how pages show it.</summary>
public sealed class ParameterDeclaration(CharterParameter parameter)
{
    private Func<string, object>? named;

    public CharterParameter Parameter => parameter;

    /// <summary>For codes whose names are not in the texts.</summary>
    public ParameterDeclaration Named(Func<string, string> name)
    {
        named = name;
        return this;
    }

    /// <summary>
    /// The value in force as a sentence: a number by its plural form, a single code by a sentence of its own, several codes as a list, and
    /// no codes by what that means.
    /// </summary>
    public Sentence Says(Clause inForce) => (parameter, inForce) switch
    {
        (_, { Number: 0 } or { Codes: [] }) => new($"rule.{parameter.Id}.none"),
        (_, { Number: { } number }) => Sentence.Counted($"rule.{parameter.Id}", number),
        (CodesParameter of, { Codes: { } codes }) =>
            new($"rule.{parameter.Id}", new Listing([.. codes.Select(named ?? (code => new Coded(of.Kind, code)))])),
        (_, { Codes: [var code, ..] }) => new($"rule.{parameter.Id}.{code}"),
        _ => new($"rule.{parameter.Id}"),
    };
}

/// <summary>Declares the parameters of charters.</summary>
public static class ParameterDeclarations
{
    public static ParameterDeclaration Parameter(this FeatureBuilder it, CharterParameter parameter) =>
        it.Add(new ParameterDeclaration(parameter));

    /// <summary>Every parameter, in the order of the features.</summary>
    public static CharterParameters Parameters(this Declarations declarations) =>
        new(declarations.All<ParameterDeclaration>().Select(declared => declared.Parameter));
}
