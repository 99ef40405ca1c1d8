using Coordination.Host.Language;

namespace Coordination.Host.Stories;

/// <summary>A recent event, and its place in its story.</summary>
public sealed record FeedItem(long Sequence, DateTimeOffset At, Sentence What, string Href);
