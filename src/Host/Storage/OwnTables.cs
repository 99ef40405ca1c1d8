namespace Coordination.Host.Storage;

/// <summary>The tables of one feature, beside the events. Statements of the owner; each can be run again.</summary>
public sealed record OwnTables(IReadOnlyList<string> Create);

public static class OwnTableDeclarations
{
    public static void Tables(this FeatureBuilder it, params IReadOnlyList<string> create) => it.Add(new OwnTables(create));
}
