using Coordination.Host.Language;
namespace Coordination.Host.Stories;

/// <summary>Something that just happened, and where in its story it stands.</summary>
public sealed record FeedItem(long Sequence, DateTimeOffset At, Sentence What, string Href);
