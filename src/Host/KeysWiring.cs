using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Keys;
using Coordination.Host.SignIn;
using Coordination.Host.Storage;
using Npgsql;

namespace Coordination.Host;

/// <summary>
/// Opens the keys and registers what is made with them: seals, the vault, the secrets of idempotency and of the sign-in of the demo.
/// </summary>
public static class KeysWiring
{
    public static async Task AddKeysAsync(this WebApplicationBuilder builder, RunningStorage storage, NpgsqlDataSource events,
        CancellationToken cancellation)
    {
        var store = await OpenAsync(builder.Configuration, storage, cancellation);
        await builder.Services.AddKeysAsync(store, events, cancellation);
        builder.Services.AddSingleton(new IdempotencyKeys(await store.DerivedKeyAsync(KeyStore.Installation, "idempotency", cancellation)));
        builder.Services.AddSingleton(await SignInNamesAsync(store, cancellation));
        builder.Services.AddSingleton(new DemoTokens(await store.DerivedKeyAsync(KeyStore.Installation, "demo-tokens", cancellation)));
        builder.Services.AddSingleton<Contacting>(ContactAsync);
    }

    public static Task<KeyStore> OpenAsync(IConfiguration configuration, RunningStorage storage, CancellationToken cancellation)
    {
        var keys = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(storage.Keys)
        {
            MaxPoolSize = 8,
            MaxAutoPrepare = 20,
            ApplicationName = "coordination-keys"
        }.ConnectionString);
        return KeyStore.OpenAsync(StorageOptions.Read(configuration).KeysFolder, keys, TimeProvider.System, cancellation);
    }

    public static async Task<SignInNames> SignInNamesAsync(KeyStore store, CancellationToken cancellation) =>
        new(await store.DerivedKeyAsync(KeyStore.Installation, "sign-in-names", cancellation));

    private static async ValueTask<IReadOnlyList<SideRow>> ContactAsync(CallerContext call, PersonId person,
        params (string Field, string? Value)[] details)
    {
        var given = details.Where(d => !string.IsNullOrWhiteSpace(d.Value)).ToDictionary(d => ContactFields.Of(d.Field), d => d.Value!);
        foreach (var (field, value) in given) Bounds.Contact(field, value);
        var rows = await call.Service<Vault>().PrepareAsync(call.Community, person, given, call.NewKeys, call.Cancellation);
        return [new(VaultWriting.Sql, VaultWriting.Parameters(rows))];
    }
}
