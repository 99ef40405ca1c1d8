using Npgsql;

namespace Coordination.Host.Keys;

/// <summary>The one table of contact details, beside the events and in none of them. Storage grants the rights on its schema.</summary>
public static class VaultSchema
{
    public const string Name = "vault";

    public static IReadOnlyList<string> Statements { get; } =
    [
        "create schema if not exists vault",
        "create table if not exists vault.contact (tenant uuid not null, person uuid not null, field text not null, " +
        "cipher text not null, blind bytea, primary key (tenant, person, field))",
        "create index if not exists contact_blind on vault.contact (tenant, field, blind) where blind is not null",
    ];

    public static Task ApplyAsync(NpgsqlDataSource owner, CancellationToken cancellation) =>
        KeysSchema.ApplyAsync(owner, Statements, cancellation);
}
