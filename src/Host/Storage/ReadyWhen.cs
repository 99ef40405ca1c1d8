namespace Coordination.Host.Storage;

/// <summary>Something that must be done once before this Host serves.</summary>
public sealed record ReadyWhen(string Name, Func<ValueTask<bool>> Holds);
