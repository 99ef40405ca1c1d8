using Coordination.Host.Pages.Forms;

namespace Coordination.Host.Requests;

/// <summary>
/// Where somebody stands in asking for help: four questions, a look at the answers, done. The form posts its name in <c>go</c>.
/// </summary>
public enum AskStep { What, When, Where, Reach, Check, Done }

/// <summary>
/// Asking for help, one question on a page. The answers travel in the form itself: category, words, when, ward, name, phone.
/// </summary>
public sealed record AskModel(string Community, AskStep Step, IReadOnlyList<Option> Wards)
{
    public static readonly IReadOnlyList<string> Fields = ["category", "words", "when", "ward", "name", "phone"];

    public Typed Answers { get; init; } = Typed.Nothing;
    public bool IsAtStart => Step is AskStep.What && !Fields.Skip(2).Any(name => Answers[name] is { Length: > 0 });
    public string? HelpPhone { get; init; }

    /// <summary>What to say when ringing about it; once done.</summary>
    public string? Reference { get; init; }

    /// <summary>The request's own page, where the asker may see it.</summary>
    public string? Href { get; init; }
}
