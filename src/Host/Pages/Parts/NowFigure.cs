using Coordination.Host.Language;

namespace Coordination.Host.Pages.Parts;

/// <summary>The count of something urgent, and the list it counts.</summary>
public sealed record NowFigure(string TextKey, long Count, string Href, Tone Tone = Tone.Plain, Sentence? Detail = null);
