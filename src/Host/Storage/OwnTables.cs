namespace Coordination.Host.Storage;

/// <summary>The tables of one feature, beside the events. Statements of the owner; each can be run again.</summary>
public sealed class OwnTables(IReadOnlyList<string> create)
{
    public IReadOnlyList<string> Create => create;

    /// <summary>The statement that deletes what is old; null if nothing is.</summary>
    public string? Forget { get; private set; }

    /// <summary>What is old is deleted by this statement, which is run now and then.</summary>
    public void Forgets(string statement) => Forget = statement;
}

public static class OwnTableDeclarations
{
    public static OwnTables Tables(this FeatureBuilder it, params IReadOnlyList<string> create) => it.Add(new OwnTables(create));
}
