using Coordination.Domain.Kernel;
using Coordination.Host.Language;
using Coordination.Host.Pages.Forms;

namespace Coordination.Host;

/// <summary>A rule that a charter can set, as a feature declares it, and how pages show it.</summary>
public sealed class ParameterDeclaration(CharterParameter parameter)
{
    private Func<string, string>? named;
    private IReadOnlyList<string> offered = [];

    public CharterParameter Parameter => parameter;

    /// <summary>For codes whose names are not in the texts.</summary>
    /// <param name="codes">The codes that a form offers.</param>
    public ParameterDeclaration Named(Func<string, string> name, IEnumerable<string> codes)
    {
        (named, offered) = (name, [.. codes]);
        return this;
    }

    /// <summary>What a form offers for several codes, by the names that readers know.</summary>
    /// <param name="says">The name of a code in the texts.</param>
    public IReadOnlyList<Option> Choices(Func<string, string> says) => named is { } name
        ? [.. offered.Select(code => new Option(code, name(code)))]
        : [.. ((CodesParameter)parameter).Known.Select(code => new Option(code, says(code)))];

    /// <summary>
    /// The value in force as a sentence: a number by its plural form, a single code by a sentence of its own, several codes as a list,
    /// words in the reader's language, and nothing by what that means.
    /// </summary>
    public Sentence Says(Clause inForce) => (parameter, inForce) switch
    {
        (_, { Number: 0 } or { Codes: [] } or { Words: [] }) => new($"rule.{parameter.Id}.none"),
        (_, { Number: { } number }) => Sentence.Counted($"rule.{parameter.Id}", number),
        (CodesParameter of, { Codes: { } codes }) =>
            new($"rule.{parameter.Id}",
                new Listing([.. codes.Select(code => named is { } name ? name(code) : (object)new Coded(of.Kind, code))])),
        (_, { Codes: [var code, ..] }) => new($"rule.{parameter.Id}.{code}"),
        (WordsParameter, { Words: { } words }) => new($"rule.{parameter.Id}", words.ForReader()!.Text),
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
