namespace Coordination.Projections.Lists;

/// <summary>A row to write: from which position it is valid, and until which, if that is known.</summary>
public sealed record BegunRow((Guid Community, Guid Id) Key, long From, IReadOnlyList<object?> Columns, string Json)
{
    public long? To { get; set; }
}

/// <summary>What one page of events does to a list: the rows it ends and begins, and the streams it parks.</summary>
public sealed class ListPage
{
    private readonly Dictionary<(Guid, Guid), BegunRow> young = [];
    private readonly Dictionary<(Guid, Guid), ParkedStream> parked = [];

    public List<((Guid Community, Guid Id) Key, long To)> Ended { get; } = [];
    public List<BegunRow> Begun { get; } = [];
    public IReadOnlyCollection<ParkedStream> Parked => parked.Values;

    public bool IsParked((Guid, Guid) key) => parked.ContainsKey(key);

    public void Park(ParkedStream one) => parked[(one.Community, one.Stream)] = one;

    /// <param name="begun">Null when the stream or part is not listed any more.</param>
    public void Replace((Guid, Guid) key, long position, bool hadRow, BegunRow? begun)
    {
        if (young.Remove(key, out var before)) before.To = position;
        else if (hadRow) Ended.Add((key, position));
        if (begun is null) return;
        young[key] = begun;
        Begun.Add(begun);
    }
}
