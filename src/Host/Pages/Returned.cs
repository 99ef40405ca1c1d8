using Coordination.Host.Language;
using Coordination.Host.Pages.Forms;
using Microsoft.Extensions.Localization;

namespace Coordination.Host.Pages;

/// <summary>Shows a refused form again: what was typed, and the wrong field with the reason, or the rule that refused it.</summary>
public static class Returned
{
    public static Typed Of(ReturnedForm form, IStringLocalizer texts)
    {
        var typed = form.Typed.Where(f => !FormFields.Anew.Contains(f.Key)).ToDictionary(f => f.Key, f => f.Value.ToString());
        return form.Malformed is { } malformed
            ? new(typed, [.. malformed.Faults.Select(f => new WrongField(FieldOf(f.Field, typed), Expectation.Said(f.Expected, texts)))])
            : form.Why.Field is { } field ? new(typed, [new(FieldOf(field, typed), texts.Reason(form.Why))])
            : new(typed, [], form.Why.Clause is { } clause ? $"{texts.Reason(form.Why)} ({clause})" : texts.Reason(form.Why));
    }

    /// <summary>Of a member in parts the first that was filled in is marked, or the first: <c>wanted.amount</c> of <c>wanted</c>.</summary>
    private static string FieldOf(string field, Dictionary<string, string> typed) =>
        typed.ContainsKey(field) ? field
            : typed.Keys.Where(name => name.StartsWith(field + ".", StringComparison.Ordinal))
                .OrderByDescending(name => typed[name].Length > 0).FirstOrDefault() ?? field;
}
