namespace Coordination.Host.Pages.Forms;

/// <summary>What a reader typed into a form and what is wrong with it, so that a refused form is shown as they left it.</summary>
public sealed record Typed(IReadOnlyDictionary<string, string> Values, IReadOnlyList<WrongField> Wrong, string? Refused = null)
{
    public static readonly Typed Nothing = new(new Dictionary<string, string>(), []);

    /// <summary>The form of the page that it was typed into; null if the page has one form only.</summary>
    public string? Form => this[FormFields.Form];

    public bool IsRefused => Wrong.Count > 0 || Refused is not null;

    public string? this[string field] => Values.GetValueOrDefault(field);

    /// <summary>The id of a field on the page.</summary>
    public string IdOf(string field) => Form is { } form ? $"{form}-{field}" : field;

    /// <summary>As far as it was typed into this form.</summary>
    public Typed In(string form) => Form == form ? this : Nothing;

    public bool IsWrong(params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
            if (Wrong.Any(wrong => wrong.Field == field)) return true;
        return false;
    }
}

/// <summary>A form of a page, and what was typed into it.</summary>
public sealed record FormTyped(string Form, Typed Typed)
{
    public string IdOf(string field) => $"{Form}-{field}";
}
