namespace Coordination.Projections.Lists;

/// <summary>A row as it begins, and where it ends if that is already known.</summary>
public sealed record BegunRow((Guid Community, Guid Id) Key, long From, object Row)
{
    public long? To { get; set; }
}

/// <summary>The rows that one page of events ends and begins.</summary>
public sealed class ListPage(Dictionary<(Guid Community, Guid Id), object> current)
{
    private readonly Dictionary<(Guid, Guid), BegunRow> open = [];

    public List<((Guid Community, Guid Id) Key, long To)> Ended { get; } = [];
    public List<BegunRow> Begun { get; } = [];

    public object? Current((Guid, Guid) key) => current.GetValueOrDefault(key);

    public void Replace((Guid, Guid) key, long position, object? next)
    {
        if (Equals(Current(key), next)) return;
        if (open.Remove(key, out var young)) young.To = position;
        else if (current.ContainsKey(key)) Ended.Add((key, position));
        current.Remove(key);
        if (next is null) return;
        current[key] = next;
        Begun.Add(open[key] = new(key, position, next));
    }
}
