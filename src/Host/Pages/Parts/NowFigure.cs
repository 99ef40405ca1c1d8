using Coordination.Host.Language;

namespace Coordination.Host.Pages.Parts;

/// <summary>One number that says what presses now, and the list it counts.</summary>
public sealed record NowFigure(string TextKey, long Count, string Href, Tone Tone = Tone.Plain, Sentence? Detail = null);
