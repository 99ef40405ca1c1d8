using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;

namespace Coordination.Host.Requests;

/// <summary>The steps of asking for help: four questions, a check of the answers, done. The form posts its step in <c>go</c>.</summary>
public enum AskStep { What, When, Where, Reach, Check, Done, Elsewhere }

/// <summary>
/// Asking for help, one question on a page. The form itself carries the answers: category, words, when, ward, name, phone.
/// </summary>
public sealed record AskModel(string Community, AskStep Step, Served Served)
{
    public static readonly IReadOnlyList<string> Fields = ["category", "words", "when", "ward", "name", "phone"];

    /// <summary>What the form carries: the answers, and the request that it is asked for together with, if any.</summary>
    public static readonly IReadOnlyList<string> Carried = [.. Fields, AskedWith];

    public const string AskedWith = "askedWith";

    /// <summary>The answer of whoever needs something that is not offered, or is somewhere else.</summary>
    public const string NoneOfThese = "none-of-these";

    public Typed Answers { get; init; } = Typed.Nothing;
    public bool IsAtStart => Step is AskStep.What && !Fields.Skip(2).Any(name => Answers[name] is { Length: > 0 });
    public string? HelpPhone { get; init; }

    /// <summary>The reference to give on the phone; set once done.</summary>
    public string? Reference { get; init; }

    /// <summary>The page of the request, if the person may see it.</summary>
    public string? Href { get; init; }

    /// <summary>Who else could help, where it is not taken on here.</summary>
    public WhoElse? Elsewhere { get; init; }

    /// <summary>Whether the community comes to its end, and takes nothing new on.</summary>
    public bool TakesNothingNew { get; init; }

    /// <summary>Whether it was declined, and somebody rings about who else could help; null if it is taken on.</summary>
    public bool? IsCallBackWanted { get; init; }

    /// <summary>Where to ask for something else together with it.</summary>
    public string? AskAlso { get; init; }
}
