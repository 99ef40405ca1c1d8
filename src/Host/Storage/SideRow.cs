using Coordination.Domain.Kernel;
using Npgsql;

namespace Coordination.Host.Storage;

/// <summary>A row written beside the events, in their transaction: a login, a name in the vault.</summary>
public sealed record SideRow(string Sql, params object[] Parameters)
{
    /// <summary>The constraint that fails if another command has taken what is written, and the refusal that is then answered.</summary>
    public TakenByAnother? IfTaken { get; init; }

    /// <summary>Whether it is about all that is recorded in its community: then nothing else of that community shares its commit.</summary>
    public bool IsAboutAll { get; init; }

    public bool WasTaken(PostgresException failed) =>
        failed.SqlState == PostgresErrorCodes.UniqueViolation && failed.ConstraintName == IfTaken?.Constraint;
}

public sealed record TakenByAnother(string Constraint, Refusal Why);
