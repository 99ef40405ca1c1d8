using System.Collections;
using System.Globalization;
using System.Resources;

namespace Coordination.Host.Language;

/// <summary>The texts of one room or feature: <c>Texts.resx</c> and its languages, in the namespace and assembly of a type.</summary>
public sealed class TextSet
{
    private readonly ResourceManager resources;

    public TextSet(Type beside)
    {
        (Name, Assembly) = ($"{beside.Namespace}.Texts", beside.Assembly.GetName().Name!);
        if (beside.Assembly.GetManifestResourceInfo(Name + ".resources") is null)
            throw new InvalidOperationException($"{beside.FullName} has texts, but there is no Texts.resx beside it.");
        resources = new(Name, beside.Assembly);
    }

    public string Name { get; }
    public string Assembly { get; }

    /// <summary>The texts of this very language, without those it falls back to.</summary>
    public IEnumerable<(string Key, string Text)> In(CultureInfo language) =>
        resources.GetResourceSet(language, createIfNotExists: true, tryParents: false) is { } found
            ? found.Cast<DictionaryEntry>().Select(text => ((string)text.Key, (string)text.Value!)) : [];
}
