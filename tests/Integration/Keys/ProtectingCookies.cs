using Coordination.Host.Keys;
using Coordination.Integration.Postgres;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using static Coordination.Integration.Keys.KeysOfOneInstallation;

namespace Coordination.Integration.Keys;

public sealed class ProtectingCookies(TestPostgres postgres) : IAsyncLifetime
{
    private KeysOfOneInstallation keys = null!;

    public async ValueTask InitializeAsync() => keys = await MakeAsync(postgres);
    public ValueTask DisposeAsync() => keys.DisposeAsync();

    [Fact]
    public async Task What_one_Host_protects_another_unprotects_and_the_table_gives_no_key_away()
    {
        await using var here = await HostAsync();
        await using var there = await HostAsync();
        var cookie = here.GetRequiredService<IDataProtectionProvider>().CreateProtector("cookie").Protect("signed in");
        there.GetRequiredService<IDataProtectionProvider>().CreateProtector("cookie").Unprotect(cookie).Should().Be("signed in");
        (await keys.AskAsync("select count(*) from keys.data_protection")).Should().Be(1L);
        ((string)(await keys.AskAsync("select string_agg(encode(wrapped, 'escape'), ' ') from keys.data_protection"))!).Should()
            .NotContain("masterKey");
    }

    [Fact]
    public async Task Cookies_are_under_a_cipher_that_authenticates()
    {
        await using var host = await HostAsync();
        host.GetRequiredService<IDataProtectionProvider>().CreateProtector("cookie").Protect("signed in");
        host.GetRequiredService<IKeyManager>().GetAllKeys().Should().ContainSingle().Which.Descriptor.ExportToXml()
            .SerializedDescriptorElement.ToString().Should().Contain("AES_256_GCM");
    }

    [Fact]
    public async Task A_Host_finds_all_it_needs_registered()
    {
        await using var host = await HostAsync();
        var person = Somebody();
        var value = await host.GetRequiredService<Seal>().SealAsync(keys.Community, person, "words", "Bread", Cancellation);
        (await host.GetRequiredService<Seal>().OpenAsync(keys.Community, value, Cancellation)).Or("").Should().Be("Bread");
        (await host.GetRequiredService<Vault>().NamesOfAsync(keys.Community, [person], Cancellation)).Should().BeEmpty();
        await host.GetRequiredService<DisclosureLog>()
            .LogAsync(keys.Community, new("program", "x"), [person], "words", "test", Cancellation);
        (await keys.AskAsync("select count(*) from keys.disclosure")).Should().Be(1L);
    }

    private async Task<ServiceProvider> HostAsync()
    {
        var services = new ServiceCollection().AddLogging();
        await services.AddKeysAsync(await keys.OpenAsync(), keys.Database, Cancellation);
        return services.BuildServiceProvider();
    }
}
