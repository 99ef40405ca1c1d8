namespace Coordination.Host.Storage;

/// <summary>A row written beside the events, in their transaction: a login, a name in the vault.</summary>
public sealed record SideRow(string Sql, params object[] Parameters);
