using Coordination.Projections;
using Coordination.Projections.Lists;
using Marten;
using Npgsql;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Persistence.Durability;

namespace Coordination.Host.Storage;

/// <summary>
/// Brings the database to this version as its owner, then proves that the serving login may add to history and never change it.
/// </summary>
public static class Migration
{
    private const string Stamp = "schema-stamp";
    private static readonly string[] otherSchemas = [HostSchema.Schema, ListTable.Schema, "vault", "wolverine"];

    /// <summary>All that this program makes, in either database.</summary>
    public static IReadOnlyList<string> Schemas { get; } = [EventStore.Schema, .. otherSchemas, "keys"];


    public static async Task RunAsync(RunningStorage storage, IEnumerable<string> further, CancellationToken cancellation)
    {
        await using var owner = NpgsqlDataSource.Create(storage.Owner);
        var stamp = typeof(Migration).Module.ModuleVersionId + "/" + typeof(EventStore).Module.ModuleVersionId + "/" + storage.ServingRole;
        if (await StampAsync(owner, cancellation) != stamp)
        {
            await ApplyAsync(owner, further, cancellation);
            await Grants.ApplyAsync(owner, storage.ServingRole, EventStore.Schema, otherSchemas, cancellation);
            await ExecuteAsync(owner,
                $"insert into {HostSchema.Schema}.setting values ('{Stamp}', '{stamp}') on conflict (name) do update set value = excluded.value", cancellation);
        }
        await using var serving = NpgsqlDataSource.Create(storage.Serving);
        await RightsSelfTest.RunAsync(serving, EventStore.Schema, cancellation);
    }

    private static async Task ApplyAsync(NpgsqlDataSource owner, IEnumerable<string> further, CancellationToken cancellation)
    {
        await using var store = DocumentStore.For(options =>
        {
            options.Connection(owner);
            EventStore.Configure(options, TimeProvider.System);
            Views.Add(options);
        });
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        foreach (var statement in Views.All.SelectMany(v => v.Table.Create).Append(TakeStock.Create(Views.All)).Concat(
            HostSchema.Statements).Concat(further)) await ExecuteAsync(owner, statement, cancellation);
        await DropOldListsAsync(owner, cancellation);

        using var messages = new HostBuilder().ConfigureServices(services => services.AddMarten(options => options.Connection(owner)).IntegrateWithWolverine(m => m.MessageStorageSchemaName = "wolverine")).UseWolverine().Build();
        await messages.Services.GetRequiredService<IMessageStore>().Admin.MigrateAsync();
    }

    /// <summary>A list that has a newer version which is filled keeps no older one.</summary>
    private static async Task DropOldListsAsync(NpgsqlDataSource owner, CancellationToken cancellation)
    {
        string[] kept = [.. Views.All.Select(v => v.Table.Name[(ListTable.Schema.Length + 1)..])];
        var old = new List<string>();
        await using (var command = owner.CreateCommand("select tablename from pg_tables where schemaname = $1 and tablename <> all($2)"))
        {
            command.Parameters.Add(new() { Value = ListTable.Schema });
            command.Parameters.Add(new() { Value = kept });
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation)) old.Add(reader.GetString(0));
        }
        foreach (var table in old) await ExecuteAsync(owner, $"drop table {ListTable.Schema}.{table}", cancellation);
    }

    /// <summary>Whatever becomes of what is about to be done to the schema, the next start sees to it that all is there.</summary>
    public static Task ForgetStampAsync(NpgsqlDataSource owner, CancellationToken cancellation) =>
        ExecuteAsync(owner, $"delete from {HostSchema.Schema}.setting where name = '{Stamp}'", cancellation);

    private static async Task<string?> StampAsync(NpgsqlDataSource owner, CancellationToken cancellation)
    {
        await using var exists = owner.CreateCommand($"select to_regclass('{HostSchema.Schema}.setting') is not null");
        if (await exists.ExecuteScalarAsync(cancellation) is not true) return null;
        await using var command = owner.CreateCommand($"select value from {HostSchema.Schema}.setting where name = '{Stamp}'");
        return await command.ExecuteScalarAsync(cancellation) as string;
    }

    private static async Task ExecuteAsync(NpgsqlDataSource owner, string statement, CancellationToken cancellation)
    {
        await using var command = owner.CreateCommand(statement);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
