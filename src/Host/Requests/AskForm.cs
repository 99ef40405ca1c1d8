using Coordination.Domain.Kernel;
using Coordination.Host.Commands;
using Coordination.Host.Pages;

namespace Coordination.Host.Requests;

/// <summary>The answers so far, read from the form, and the question that comes next.</summary>
public static class AskForm
{
    private static readonly (AskStep Step, string Field)[] questions =
        [(AskStep.What, "category"), (AskStep.What, "words"), (AskStep.When, "when"), (AskStep.Where, "ward"), (AskStep.Reach, "name"),
            (AskStep.Reach, "phone")];

    public static AskStep Step(string? code, AskStep otherwise) =>
        CodeNames.Find<AskStep>(code) is { } step and <= AskStep.Check ? step : otherwise;

    /// <summary>Goes on only past valid answers: the first invalid one is asked again, with what is wrong.</summary>
    public static (AskStep Step, IReadOnlyList<(string Field, string TextKey)> Wrong) Next(
        AskStep from, AskStep to, Func<string, string?> answers, Served served)
    {
        if (to <= from) return (to, []);
        var last = to is AskStep.Check ? AskStep.Reach : from;
        var wrong = questions.Where(q => q.Step <= last && !IsAnswered(q.Field, answers(q.Field), served)).ToList();
        if (wrong.Count == 0) return (to, []);
        var first = wrong.Min(q => q.Step);
        return (first, [.. wrong.Where(q => q.Step == first).Select(q => (q.Field, TextKey(q.Field)))]);
    }

    private static bool IsAnswered(string field, string? answer, Served served) => field switch
    {
        "category" => answer is not null && served.Kinds.Contains(answer),
        "when" => CodeNames.Find<AskWhen>(answer) is not null,
        "ward" => served.Wards.Any(ward => ward.Value == answer),
        "phone" => answer is { Length: <= ContactLimits.Phone } && OneLine.Is(answer)
            && Bounds.IsTelephone(answer),
        "name" => answer?.Trim() is { Length: > 0 and <= ContactLimits.Name } name && OneLine.Is(name),
        _ => answer?.Trim() is { Length: <= Personal.LongestWords } words && OneLine.HasSomethingToSee(words),
    };

    private static string TextKey(string field) => field switch
    {
        "category" => "ask.wrong-category",
        "words" => "ask.wrong-words",
        "when" => "ask.wrong-when",
        "ward" => "ask.wrong-ward",
        "name" => "ask.wrong-name",
        _ => "ask.wrong-phone",
    };
}
