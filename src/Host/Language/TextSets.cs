using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Coordination.Host.Language;

/// <summary>All texts of this Host by key, from the sets of its rooms and features. Every key is in one set only.</summary>
public sealed class TextSets : IStringLocalizer<Texts>
{
    private readonly IReadOnlyList<TextSet> sets;
    private readonly ConcurrentDictionary<string, FrozenDictionary<string, string>> byLanguage = new();

    public TextSets(IEnumerable<TextSet> sets)
    {
        this.sets = [.. sets.DistinctBy(set => (set.Assembly, set.Name))];
        RefuseTwice();
        foreach (var (code, _) in Languages.All) Read(Languages.Of(code));
    }

    public LocalizedString this[string name] => Of(CultureInfo.CurrentUICulture).TryGetValue(name, out var text)
        ? new(name, text) : new(name, name, resourceNotFound: true);

    public LocalizedString this[string name, params object[] arguments]
    {
        get
        {
            var found = this[name];
            return new(name, string.Format(CultureInfo.CurrentCulture, found.Value, arguments), found.ResourceNotFound);
        }
    }

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) =>
        Of(CultureInfo.CurrentUICulture).Select(text => new LocalizedString(text.Key, text.Value));

    /// <summary>The texts of this very language, without those it falls back to.</summary>
    public IEnumerable<(string Key, string Text)> In(CultureInfo language) => sets.SelectMany(set => set.In(language));

    private FrozenDictionary<string, string> Of(CultureInfo language) =>
        byLanguage.TryGetValue(language.Name, out var texts) ? texts : Read(language);

    private FrozenDictionary<string, string> Read(CultureInfo language)
    {
        Dictionary<string, string> texts = [];
        foreach (var (key, text) in AndItsParents(language).SelectMany(at => sets.SelectMany(set => set.In(at)))) texts.TryAdd(key, text);
        return byLanguage.GetOrAdd(language.Name, texts.ToFrozenDictionary());
    }

    private void RefuseTwice()
    {
        Dictionary<string, TextSet> owners = [];
        foreach (var language in Languages.All.SelectMany(known => AndItsParents(Languages.Of(known.Code))).DistinctBy(at => at.Name))
            foreach (var set in sets)
                foreach (var (key, _) in set.In(language))
                    if (!owners.TryAdd(key, set) && owners[key] != set)
                        throw new InvalidOperationException($"The text {key} stands in both {owners[key].Name} and {set.Name}.");
    }

    private static IEnumerable<CultureInfo> AndItsParents(CultureInfo language)
    {
        for (var at = language; at.Name.Length > 0; at = at.Parent) yield return at;
        yield return CultureInfo.InvariantCulture;
    }
}
