using Npgsql;

namespace Coordination.Host.Keys;

/// <summary>The tables of the keys database: wrapped keys, who looked at what, and the keys of cookies and forms.</summary>
public static class KeysSchema
{
    private const long Turn = 0x6B657973;

    public static IReadOnlyList<string> Statements { get; } =
    [
        "create schema if not exists keys",
        "create table if not exists keys.community_key (tenant uuid primary key, wrapped bytea not null)",
        "create table if not exists keys.person_key (tenant uuid not null, subject uuid not null, " +
        "key_id uuid not null unique, wrapped bytea not null, primary key (tenant, subject))",
        "create table if not exists keys.disclosure (tenant uuid not null, viewer text not null, subject uuid not null, " +
        "class text not null, purpose text not null, hour timestamptz not null, " +
        "primary key (tenant, subject, hour, viewer, class, purpose))",
        "create table if not exists keys.data_protection (name text primary key, wrapped bytea not null)",
    ];

    /// <summary>For an installation in which the owner of the keys database is not the login that serves.</summary>
    public static IReadOnlyList<string> GrantsTo(string role) =>
    [
        $"grant usage on schema keys to \"{role}\"",
        $"grant select, insert on all tables in schema keys to \"{role}\"",
        $"grant delete on keys.person_key to \"{role}\"",
    ];

    public static Task ApplyAsync(NpgsqlDataSource owner, CancellationToken cancellation) => ApplyAsync(owner, Statements, cancellation);

    /// <summary>All or nothing. Hosts that start together take turns.</summary>
    internal static async Task ApplyAsync(NpgsqlDataSource owner, IEnumerable<string> statements, CancellationToken cancellation)
    {
        await using var connection = await owner.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var command = new NpgsqlCommand(string.Join(";\n", [$"select pg_advisory_xact_lock({Turn})", .. statements]),
            connection, transaction);
        await command.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
