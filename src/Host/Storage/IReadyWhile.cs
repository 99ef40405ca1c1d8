namespace Coordination.Host.Storage;

/// <summary>A condition that has to hold while this Host serves.</summary>
public interface IReadyWhile
{
    /// <summary>The conditions that do not hold now, by name; nothing if all is well.</summary>
    IEnumerable<string> Missing { get; }
}

/// <summary>Something that watches for faults of single things, while everything else goes on.</summary>
public interface INameFaults
{
    /// <summary>The faults there are now, named by ids and types only; nothing if all is well.</summary>
    IEnumerable<string> Faults { get; }
}

/// <summary>A reader of the whole history in order, which may park at an event.</summary>
public interface IHistoryReader
{
    /// <summary>The position of each reader, by its name.</summary>
    Task<IReadOnlyDictionary<string, long>> PositionsAsync(CancellationToken cancellation);

    /// <summary>What is parked while everything else goes on, named by ids and types only.</summary>
    Task<IReadOnlyList<string>> ParkedAsync(CancellationToken cancellation);
}
