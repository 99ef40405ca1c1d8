namespace Coordination.Host.Live;

/// <summary>Somebody with a live page open: by which sign-in, and until when it lasts at most.</summary>
/// <param name="Session">Null if they show a token with each call.</param>
public sealed record LiveReader(string Login, Guid? Session, DateTimeOffset? Until);
