namespace Coordination.Host.Commands;

/// <summary>A stream decided on, the version it had then, and whether this commit appends to it.</summary>
public sealed record DecidedOn(StreamKey Key, long Version, bool Appends);
