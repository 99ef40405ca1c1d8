using Coordination.Host.Language;
using Coordination.Host.Pages.Forms;
using Microsoft.Extensions.Localization;

namespace Coordination.Host.Pages;

/// <summary>A refused form as its page shows it again: what was typed, which field is wrong and why, or which rule said no.</summary>
public static class Returned
{
    public static Typed Of(ReturnedForm form, IStringLocalizer texts)
    {
        var typed = form.Typed.Where(f => f.Key is not FormFields.Token).ToDictionary(f => f.Key, f => f.Value.ToString());
        return form.Malformed is { } malformed
            ? new(typed, [new(FieldOf(malformed.Field, typed), Expectation.Said(malformed.Expected, texts))])
            : new(typed, [], form.Why.Clause is { } clause ? $"{texts.Reason(form.Why)} ({clause})" : texts.Reason(form.Why));
    }

    /// <summary>A missing whole is missed in its first part: <c>wanted</c> in <c>wanted.amount</c>.</summary>
    private static string FieldOf(string field, Dictionary<string, string> typed) =>
        typed.ContainsKey(field) ? field
            : typed.Keys.FirstOrDefault(name => name.StartsWith(field + ".", StringComparison.Ordinal) || name == field + "[]") ?? field;
}
