namespace Coordination.Host.Web.Lists;

/// <summary>Something that just happened, and where in its story it stands.</summary>
public sealed record FeedItem(long Sequence, DateTimeOffset At, Sentence What, string Href);
