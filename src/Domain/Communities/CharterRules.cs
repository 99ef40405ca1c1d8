using Coordination.Domain.Kernel;

namespace Coordination.Domain.Communities;

/// <summary>The rules that every charter must keep.</summary>
public static class CharterRules
{
    public const int MostClauses = 100, LongestName = 32;

    public static readonly Refusal UnknownParameter = new("charter.unknown-parameter", "A clause sets something no charter can set.");
    public static readonly Refusal ClauseTwice = new("charter.clause-twice", "Two clauses have the same id or set the same parameter.");
    public static readonly Refusal ClauseName =
        new("charter.clause-name", "A clause's id has up to 32 letters, digits, dots and hyphens, and is not FLOOR.");
    public static readonly Refusal ClauseEmpty = new("charter.clause-empty", "A clause sets a parameter or has words.");
    public static readonly Refusal UnreadableWords =
        new("charter.unreadable-words", "A clause's words are said once per language, in up to 4,000 characters.");

    public static Refusal? Against(IReadOnlyList<Clause> clauses, CharterParameters known)
    {
        var parameters = clauses.Select(c => c.Parameter).OfType<string>().ToList();
        return clauses.Select(clause => Against(clause, known)).FirstOrDefault(refusal => refusal is not null)
            ?? (clauses.DistinctBy(c => c.Id).Count() < clauses.Count || parameters.Distinct().Count() < parameters.Count ? ClauseTwice
                : null);
    }

    private static Refusal? Against(Clause clause, CharterParameters known) => clause switch
    {
        _ when !IsName(clause.Id) => ClauseName,
        { Words: { } words } when !AreReadable(words) => UnreadableWords,
        { Parameter: { } parameter } => known.Find(parameter) is { } set ? set.Against(clause) : UnknownParameter,
        { Number: null, Unit: null, Codes: null, Words: not null } => null,
        _ => ClauseEmpty,
    };

    private static bool IsName(ClauseId id) =>
        id.Value is { Length: > 0 and <= LongestName } && id != Charter.Floor
            && id.Value.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-');

    private static bool AreReadable(IReadOnlyList<Wording> words) =>
        words.Count > 0 && words.DistinctBy(w => w.Language).Count() == words.Count
        && words.All(w => IsLanguage(w.Language) && !string.IsNullOrWhiteSpace(w.Text) && w.Text.Length <= 4000);

    /// <summary>BCP 47 (https://www.rfc-editor.org/info/bcp47), as far as we use it: "en", "cy", "en-GB".</summary>
    private static bool IsLanguage(string? tag) =>
        tag is { Length: >= 2 and <= 12 } && tag.Split('-') is [{ Length: 2 or 3 } language, .. var rest]
        && language.All(char.IsAsciiLetterLower) && rest.All(part => part.Length > 1 && part.All(char.IsAsciiLetterOrDigit));
}
