using System.Net;
using Coordination.Host;
using Coordination.Host.Keys;
using Coordination.Host.Operations.Backups;
using Coordination.Host.Storage;
using Coordination.Integration.Commands;
using Coordination.Integration.Leaving;
using Coordination.Integration.Postgres;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Integration.Backups;

/// <summary>A backup is restored, and everything is there again.</summary>
public sealed class Drill(TestPostgres postgres) : IDisposable
{
    private readonly ScratchFolder scratch = new();
    private string Folder => Path.Combine(scratch.Path, "backup");
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task A_store_goes_back_to_its_moment_and_who_was_erased_since_stays_erased()
    {
        var place = postgres.NewHost();
        TownWithHistory lived;
        IReadOnlyList<string> then;
        await using (var host = await TestHost.StartAsync(place))
        {
            lived = await TownWithHistory.InAsync(host);
            (await BackUpAsync(place)).Should().Contain(Folder);
            then = await StoreRows.EverythingAsync(host.Installation.Storage);

            (await lived.Town.Founder.SendAsync($"requests/{lived.Request}/withdraw", new { })).Done();
            await lived.Town.Founder.RequestAsync(await lived.Town.Founder.PersonAsync("Too Late"));
            await host.Services.GetRequiredService<KeyRing>().DestroyAsync(new(lived.Town.Community), lived.Erased, Cancellation);
            (await Refused(() => RestoreAsync(place, "--over=yes"))).Should().Contain("A Host works on this store");
        }
        (await Refused(() => RestoreAsync(place))).Should().Contain("OVER=yes");

        (await RestoreAsync(place, "--over=yes")).Should().Contain("1 destroyed keys stay destroyed");

        await using (var storage = await Installation.OpenStorageAsync(Settings(place)))
            (await StoreRows.EverythingAsync(storage)).Should()
                .Equal(then.Where(row => !lived.IsKeptOfErased(row))).And.HaveCount(then.Count - 3,
                "the key, the name and the number of who was erased are gone");
        await using var again = await TestHost.StartAsync(place);
        await lived.GoesOnAsync(again);
        (await again.Services.GetRequiredService<KeyRing>().FindAsync(new(lived.Town.Community), [lived.Erased], Cancellation)).Should()
            .BeEmpty();
        (await File.ReadAllTextAsync(Path.Combine(place["DATA"]!, "keys", "destroyed.list"), Cancellation)).Should()
            .Contain(lived.Erased.ToString());
    }

    [Fact]
    public async Task On_another_machine_it_takes_the_root_key_and_the_newest_list_of_destroyed_keys()
    {
        var (place, elsewhere) = (postgres.NewHost(), postgres.NewHost());
        var keys = Path.Combine(scratch.Path, "keys");
        TownWithHistory lived;
        await using (var host = await TestHost.StartAsync(place))
        {
            lived = await TownWithHistory.InAsync(host);
            await BackUpAsync(place, $"--keys-to={keys}");
            await host.Services.GetRequiredService<KeyRing>().DestroyAsync(new(lived.Town.Community), lived.Erased, Cancellation);
        }
        (await Refused(() => RestoreAsync(elsewhere))).Should().Contain("KEYS_FROM");
        var list = Path.Combine(keys, "destroyed.list");
        File.Delete(list);
        (await Refused(() => RestoreAsync(elsewhere, $"--keys-from={keys}"))).Should().Contain("no list of destroyed keys");
        File.Copy(Path.Combine(place["DATA"]!, "keys", "destroyed.list"), list);

        await RestoreAsync(elsewhere, $"--keys-from={keys}");

        await using var there = await TestHost.StartAsync(elsewhere);
        await lived.GoesOnAsync(there);
        (await there.Services.GetRequiredService<KeyRing>().FindAsync(new(lived.Town.Community), [lived.Erased], Cancellation)).Should()
            .BeEmpty();
        File.Exists(Path.Combine(elsewhere["DATA"]!, "keys", "epochs.list")).Should().BeFalse();
    }

    [Fact]
    public async Task Without_any_list_a_new_epoch_is_declared()
    {
        var (place, elsewhere) = (postgres.NewHost(), postgres.NewHost());
        await using (var host = await TestHost.StartAsync(place)) await Town.FoundAsync(host);
        await BackUpAsync(place);
        File.Delete(Path.Combine(Folder, "keys", "destroyed.list"));

        await RestoreAsync(elsewhere, "--new-epoch=yes");

        (await File.ReadAllLinesAsync(Path.Combine(elsewhere["DATA"]!, "keys", "epochs.list"), Cancellation)).Should().ContainSingle();
        await using var there = await TestHost.StartAsync(elsewhere);
        (await there.CaughtUpAsync()).Should().BePositive();
    }

    [Fact]
    public async Task What_is_no_sound_backup_changes_nothing()
    {
        var place = postgres.NewHost();
        await using (var host = await TestHost.StartAsync(place)) await Town.FoundAsync(host);
        await BackUpAsync(place);
        (await Refused(() => BackUpAsync(place))).Should().Contain("is not empty");
        (await Refused(() => Restore.RunAsync([.. Settings(place), $"--from={scratch.Path}"], Cancellation))).Should()
            .Contain("holds no backup");
        (await Refused(() => Backup.RunAsync(Settings(place), Cancellation))).Should().Be("Say TO=folder.");
        await using var storage = await Installation.OpenStorageAsync(Settings(place));
        var before = await StoreRows.EverythingAsync(storage);

        var dump = Path.Combine(Folder, BackupManifest.Events);
        var bytes = await File.ReadAllBytesAsync(dump, Cancellation);
        bytes[^100] ^= 1;
        await File.WriteAllBytesAsync(dump, bytes, Cancellation);
        (await Refused(() => RestoreAsync(place, "--over=yes"))).Should().Contain(dump).And.Contain("is not as it was made");
        await File.WriteAllBytesAsync(dump, bytes[..^1], Cancellation);
        (await Refused(() => RestoreAsync(place, "--over=yes"))).Should().Contain("is not as it was made");
        File.Delete(dump);
        (await Refused(() => RestoreAsync(place, "--over=yes"))).Should().Contain("is missing");

        (await StoreRows.EverythingAsync(storage)).Should().Equal(before);
    }

    [Fact]
    public async Task A_store_that_is_only_half_put_back_serves_nobody()
    {
        var place = postgres.NewHost();
        await using (var host = await TestHost.StartAsync(place)) await Town.FoundAsync(host);
        await BackUpAsync(place);
        await File.WriteAllTextAsync(KeyFolder.UnfinishedRestoreIn(Path.Combine(place["DATA"]!, "keys")), Folder, Cancellation);

        (await Refused(async () => (await TestHost.StartAsync(place)).Address.ToString())).Should().Contain("was not finished");
        await RestoreAsync(place, "--over=yes");
        await using var again = await TestHost.StartAsync(place);
        (await again.Http.GetAsync(new Uri("/health/live", UriKind.Relative), Cancellation)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_Hosts_own_server_is_backed_up_while_it_serves_and_put_back_when_it_does_not()
    {
        await PrivateServers.BinariesAsync();
        Dictionary<string, string?> place = new() { ["DATA"] = Path.Combine(scratch.Path, "data") };
        TownWithHistory lived;
        IReadOnlyList<string> then;
        await using (var host = await TestHost.StartAsync(place))
        {
            lived = await TownWithHistory.InAsync(host);
            await BackUpAsync(place);
            then = await StoreRows.EverythingAsync(host.Installation.Storage);
            (await lived.Town.Founder.SendAsync($"requests/{lived.Request}/withdraw", new { })).Done();
            (await Refused(() => RestoreAsync(place, "--over=yes"))).Should().Contain("in use by another running copy");
        }

        await RestoreAsync(place, "--over=yes");

        await using (var storage = await Installation.OpenStorageAsync(Settings(place)))
            (await StoreRows.EverythingAsync(storage)).Should().Equal(then);
        await using var again = await TestHost.StartAsync(place);
        await lived.GoesOnAsync(again);
    }

    private Task<string> BackUpAsync(IReadOnlyDictionary<string, string?> place, params string[] more) =>
        Backup.RunAsync([.. Settings(place), $"--to={Folder}", .. more], Cancellation);
    private Task<string> RestoreAsync(IReadOnlyDictionary<string, string?> place, params string[] more) =>
        Restore.RunAsync([.. Settings(place), $"--from={Folder}", .. more], Cancellation);
    private static string[] Settings(IReadOnlyDictionary<string, string?> place) => [.. place.Select(p => $"--{p.Key}={p.Value}")];
    private static async Task<string> Refused(Func<Task<string>> command) =>
        (await command.Should().ThrowAsync<StorageException>()).Which.Message;
}
