using Coordination.Domain.Kernel;
using Microsoft.Extensions.Localization;

namespace Coordination.Host.Language;

/// <summary>The reason of a refusal in the reader's language. In English the rule itself has the words.</summary>
public static class Reasons
{
    public static string Reason(this IStringLocalizer texts, Refusal why) => why.WithFigure(texts.Reason(why.Code, why.Reason));

    public static string Reason(this IStringLocalizer texts, string code, string english) =>
        texts["refusal." + code] is { ResourceNotFound: false } found ? found.Value : english;
}
