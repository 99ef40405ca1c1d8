using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Npgsql;

namespace Coordination.Host.Keys;

public static class KeysRegistration
{
    /// <summary>
    /// For a store that was opened before the Host was built, so that a Host with the wrong keys never starts. What an erasure that was
    /// interrupted left in the vault is deleted.
    /// </summary>
    public static async Task<IServiceCollection> AddKeysAsync(this IServiceCollection services, KeyStore store, NpgsqlDataSource events,
        CancellationToken cancellation)
    {
        await Vault.ForgetAsync(events, store.Destroyed.All, cancellation);
        var dataProtection = await DataProtectionKeys.OpenAsync(store, cancellation);
        services.AddSingleton(store);
        services.AddSingleton<KeyRing>();
        services.AddSingleton<Seal>();
        services.AddSingleton(provider => new Vault(store, provider.GetRequiredService<KeyRing>(), events));
        services.AddSingleton(new DisclosureLog(store.Database, TimeProvider.System));
        services.AddDataProtection().SetApplicationName("Coordination")
            .UseCryptographicAlgorithms(new() { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM });
        services.Configure<KeyManagementOptions>(options => options.XmlRepository = dataProtection);
        return services;
    }
}
