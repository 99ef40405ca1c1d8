using Coordination.Host.Commands;
using Coordination.Host.Web.Forms;

namespace Coordination.Host.Desk;

/// <summary>A refused form as its page shows it again: what was typed, which field is wrong and why, or which rule said no.</summary>
public static class Returned
{
    private const string StartOver = "Check what you typed here.";

    public static Typed Of(ReturnedForm form)
    {
        var typed = form.Typed.Where(f => f.Key is not FormFields.Token).ToDictionary(f => f.Key, f => f.Value.ToString());
        return form.Malformed is { } malformed
            ? new(typed, [new(FieldOf(malformed.Field, typed), Sentence(malformed.Expected))])
            : new(typed, [], form.Why.Clause is { } clause ? $"{form.Why.Reason} ({clause})" : form.Why.Reason);
    }

    /// <summary>A missing whole is missed in its first part: <c>wanted</c> in <c>wanted.amount</c>.</summary>
    private static string FieldOf(string field, Dictionary<string, string> typed) =>
        typed.ContainsKey(field) ? field : typed.Keys.FirstOrDefault(name => name.StartsWith(field + ".", StringComparison.Ordinal) || name == field + "[]") ?? field;

    private static string Sentence(string expected) => expected switch
    {
        "is required." => "Fill this in.",
        _ when expected.StartsWith("has another type", StringComparison.Ordinal) => StartOver,
        [var first, .. var rest] => char.ToUpperInvariant(first) + rest,
        _ => StartOver,
    };
}
