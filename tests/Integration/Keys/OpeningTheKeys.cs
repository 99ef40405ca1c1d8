using System.Runtime.Versioning;
using Coordination.Host.Keys;
using Coordination.Integration.Postgres;

namespace Coordination.Integration.Keys;

public sealed class OpeningTheKeys(TestPostgres postgres) : IAsyncLifetime
{
    private KeysOfOneInstallation keys = null!;

    public async ValueTask InitializeAsync() => keys = await KeysOfOneInstallation.MakeAsync(postgres);
    public ValueTask DisposeAsync() => keys.DisposeAsync();

    [Fact, UnsupportedOSPlatform("windows")]
    public async Task The_first_start_makes_a_root_key_that_only_its_owner_reads()
    {
        await keys.OpenAsync();
        new FileInfo(keys.RootKey).Length.Should().Be(32);
        File.GetUnixFileMode(keys.RootKey).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.GetUnixFileMode(keys.DestroyedList).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task Hosts_that_start_together_have_the_same_keys()
    {
        var stores = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => keys.OpenAsync())));
        var made = await Task.WhenAll(stores.Select(s => s.CommunityKeyAsync(keys.Community, KeysOfOneInstallation.Cancellation).AsTask()));
        made.Should().AllBeEquivalentTo(made[0]);
        made[0].Should().HaveCount(32);
        (await stores[0].CommunityKeyAsync(new(Guid.NewGuid()), KeysOfOneInstallation.Cancellation)).Should().NotEqual(made[0]);
    }

    [Fact]
    public async Task Another_root_key_is_refused()
    {
        await keys.OpenAsync();
        var bytes = await File.ReadAllBytesAsync(keys.RootKey, KeysOfOneInstallation.Cancellation);
        bytes[7] ^= 1;
        await File.WriteAllBytesAsync(keys.RootKey, bytes, KeysOfOneInstallation.Cancellation);
        (await RefusalAsync()).Should().Contain("root.key does not open the keys in the keys database");
    }

    [Fact]
    public async Task A_lost_root_key_is_refused_and_never_made_anew()
    {
        await keys.OpenAsync();
        File.Delete(keys.RootKey);
        (await RefusalAsync()).Should().Contain("root.key is missing");
        File.Exists(keys.RootKey).Should().BeFalse();
    }

    [Fact]
    public async Task A_root_key_of_another_length_is_refused()
    {
        await keys.OpenAsync();
        await File.WriteAllBytesAsync(keys.RootKey, new byte[31], KeysOfOneInstallation.Cancellation);
        (await RefusalAsync()).Should().Contain("has 31 bytes and not 32");
    }

    [Fact]
    public async Task A_lost_list_of_destroyed_keys_is_refused()
    {
        await keys.OpenAsync();
        File.Delete(keys.DestroyedList);
        (await RefusalAsync()).Should().Contain("destroyed.list is missing");
    }

    [Fact]
    public async Task A_damaged_list_of_destroyed_keys_is_refused()
    {
        await keys.OpenAsync();
        await File.AppendAllTextAsync(keys.DestroyedList, "nobody\n", KeysOfOneInstallation.Cancellation);
        (await RefusalAsync()).Should().Contain("names no destroyed key");
    }

    [Theory]
    [InlineData("select * from keys.community_key, keys.person_key, keys.disclosure, keys.data_protection", true)]
    [InlineData("insert into keys.community_key values (gen_random_uuid(), '')", true)]
    [InlineData("delete from keys.person_key", true)]
    [InlineData("update keys.person_key set wrapped = ''", false)]
    [InlineData("delete from keys.community_key", false)]
    [InlineData("delete from keys.disclosure", false)]
    [InlineData("update keys.disclosure set purpose = 'x'", false)]
    [InlineData("truncate keys.person_key", false)]
    public async Task A_login_apart_from_the_owner_can_forget_people_and_change_nothing(string statement, bool may)
    {
        await keys.OpenAsync();
        var role = TestPostgres.NewName();
        await keys.AskAsync($"create role {role}; {string.Join(";", KeysSchema.GrantsTo(role))}");
        var attempt = () => keys.AskAsync($"begin; set local role {role}; {statement}; rollback");
        if (may) await attempt.Should().NotThrowAsync();
        else (await attempt.Should().ThrowAsync<Npgsql.PostgresException>()).Which.SqlState.Should()
            .Be(Npgsql.PostgresErrorCodes.InsufficientPrivilege);
    }

    private async Task<string> RefusalAsync() =>
        (await FluentActions.Awaiting(() => keys.OpenAsync()).Should().ThrowAsync<KeysException>()).Which.Message;
}
