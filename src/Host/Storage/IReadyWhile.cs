namespace Coordination.Host.Storage;

/// <summary>Something that has to stay so while this Host serves.</summary>
public interface IReadyWhile
{
    /// <summary>What is not so now, by name; nothing when all is well.</summary>
    IEnumerable<string> Missing { get; }
}

/// <summary>Something that reads the whole history in its order, and may stand still at an event.</summary>
public interface IHistoryReader
{
    /// <summary>The position that each reader has reached, by what to call it.</summary>
    Task<IReadOnlyDictionary<string, long>> PositionsAsync(CancellationToken cancellation);

    /// <summary>What stands still by itself while everything else goes on, named in ids and types only.</summary>
    Task<IReadOnlyList<string>> ParkedAsync(CancellationToken cancellation);
}
