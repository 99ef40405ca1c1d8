using System.Security.Cryptography;
using System.Text;
using Coordination.Projections;
using Coordination.Projections.Lists;
using Marten;
using Npgsql;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Persistence.Durability;

namespace Coordination.Host.Storage;

/// <summary>
/// Migrates the database to this version as its owner, then checks that the serving login can add to the history and never change it.
/// </summary>
public static class Migration
{
    private const string Stamp = "schema-stamp", Granted = "granted-stamp";
    private static readonly string[] otherSchemas = [HostSchema.Schema, ListTable.Schema, "vault", "wolverine"];

    /// <summary>The schemas that this program makes, in either database.</summary>
    public static IReadOnlyList<string> Schemas { get; } = [EventStore.Schema, .. otherSchemas, "keys"];

    public static async Task RunAsync(
        RunningStorage storage, IReadOnlyList<IListView> lists, IReadOnlyList<string> further, CancellationToken cancellation)
    {
        await using var owner = NpgsqlDataSource.Create(storage.Owner);
        var stamp = string.Join('/', [typeof(Migration).Module.ModuleVersionId, typeof(EventStore).Module.ModuleVersionId,
            Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(';', further)))), .. lists.Select(l => l.Table.Key)]);
        if (await StampAsync(owner, Stamp, cancellation) != stamp)
        {
            await ForgetStampAsync(owner, cancellation);
            await ApplyAsync(owner, lists, further, cancellation);
            await SetAsync(owner, Stamp, stamp, cancellation);
        }
        var granted = $"{storage.ServingRole}/{stamp}";
        if (await StampAsync(owner, Granted, cancellation) != granted)
        {
            await Grants.ApplyAsync(owner, storage.ServingRole, EventStore.Schema, otherSchemas, cancellation);
            await SetAsync(owner, Granted, granted, cancellation);
        }
        await NewerHistory.RefuseAsync(owner, cancellation);
        await using var serving = NpgsqlDataSource.Create(storage.Serving);
        await RightsSelfTest.RunAsync(serving, EventStore.Schema, cancellation);
    }

    private static async Task ApplyAsync(
        NpgsqlDataSource owner, IReadOnlyList<IListView> lists, IEnumerable<string> further, CancellationToken cancellation)
    {
        await using var store = DocumentStore.For(options =>
        {
            options.Connection(owner);
            EventStore.Configure(options, TimeProvider.System);
        });
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        string[] tables = [.. ListPositions.Create, .. Parked.Create, .. lists.SelectMany(v => v.Table.Create),
            TakeStock.Create(lists)];
        foreach (var statement in tables.Concat(HostSchema.Statements).Concat(further))
            await ExecuteAsync(owner, statement, cancellation);
        await LinkTable.EnsureFilledAsync(owner, cancellation);
        await using (var connection = await owner.OpenConnectionAsync(cancellation))
            await CommunityLooks.FillAsync(connection, cancellation);
        await DropOldListsAsync(owner, lists, cancellation);

        using var messages = new HostBuilder()
            .ConfigureServices(services => services.AddMarten(options => options.Connection(owner))
                .IntegrateWithWolverine(m => m.MessageStorageSchemaName = "wolverine"))
            .UseWolverine().Build();
        await messages.Services.GetRequiredService<IMessageStore>().Admin.MigrateAsync();
    }

    /// <summary>
    /// An older version of a list is deleted once the newer one has caught up; a list that no feature declares any more is deleted at once.
    /// </summary>
    private static async Task DropOldListsAsync(
        NpgsqlDataSource owner, IReadOnlyList<IListView> lists, CancellationToken cancellation)
    {
        var positions = await ListPositions.ReadAsync(owner, cancellation);
        foreach (var old in positions.Keys.Except(lists.Select(v => v.Table.Key)))
        {
            var newer = lists.FirstOrDefault(v => old.StartsWith(v.Table.View + "_v", StringComparison.Ordinal));
            if (newer is not null && positions[newer.Table.Key].Position < positions[old].Position) continue;
            await ExecuteAsync(owner, $"drop table if exists {ListTable.Schema}.{old}", cancellation);
            foreach (var table in (string[])[ListPositions.Table, Parked.Table])
                await ExecuteAsync(owner, $"delete from {table} where list = '{old}'", cancellation);
        }
    }

    /// <summary>Even if the following change of the schema fails, the next start checks the whole schema and all rights.</summary>
    public static async Task ForgetStampAsync(NpgsqlDataSource owner, CancellationToken cancellation)
    {
        if (await HasSettingsAsync(owner, cancellation))
            await ExecuteAsync(owner, $"delete from {HostSchema.Schema}.setting where name in ('{Stamp}', '{Granted}')", cancellation);
    }

    private static async Task<bool> HasSettingsAsync(NpgsqlDataSource owner, CancellationToken cancellation)
    {
        await using var exists = owner.CreateCommand($"select to_regclass('{HostSchema.Schema}.setting') is not null");
        return await exists.ExecuteScalarAsync(cancellation) is true;
    }

    private static Task SetAsync(NpgsqlDataSource owner, string name, string value, CancellationToken cancellation) =>
        ExecuteAsync(owner, $"insert into {HostSchema.Schema}.setting values ('{name}', '{value}') " +
            "on conflict (name) do update set value = excluded.value", cancellation);

    private static async Task<string?> StampAsync(NpgsqlDataSource owner, string name, CancellationToken cancellation)
    {
        if (!await HasSettingsAsync(owner, cancellation)) return null;
        await using var command = owner.CreateCommand($"select value from {HostSchema.Schema}.setting where name = '{name}'");
        return await command.ExecuteScalarAsync(cancellation) as string;
    }

    private static async Task ExecuteAsync(NpgsqlDataSource owner, string statement, CancellationToken cancellation)
    {
        await using var command = owner.CreateCommand(statement);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
