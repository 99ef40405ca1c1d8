namespace Coordination.Host.Pages.Forms;

/// <summary>What a reader typed into a form and what is wrong with it, so that a refused form is shown as they left it.</summary>
public sealed record Typed(IReadOnlyDictionary<string, string> Values, IReadOnlyList<WrongField> Wrong, string? Refused = null)
{
    public static readonly Typed Nothing = new(new Dictionary<string, string>(), []);

    public string? this[string field] => Values.GetValueOrDefault(field);
    public bool IsWrong(params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
            if (Wrong.Any(wrong => wrong.Field == field)) return true;
        return false;
    }
}
