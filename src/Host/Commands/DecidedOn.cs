namespace Coordination.Host.Commands;

/// <summary>A stream that a decision read, its version then, and whether this commit appends to it.</summary>
public sealed record DecidedOn(StreamKey Key, long Version, bool Appends);
