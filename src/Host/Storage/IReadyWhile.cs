namespace Coordination.Host.Storage;

/// <summary>Something that has to stay so while this Host serves.</summary>
public interface IReadyWhile
{
    /// <summary>What is not so now, by name; nothing when all is well.</summary>
    IEnumerable<string> Missing { get; }
}
